package io.seatflow.availability.stream;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

import java.util.Map;

/**
 * Makes all stores share one {@link StoreMemory}. By default each of the 24 would take its own 50 MiB of cache and 48
 * MiB of buffers. Kafka Streams makes one of these per store, by its class; the memory comes with the configuration.
 *
 * <p>RocksDB rather than memory, although memory costs a seventh less CPU: ten million subscriptions are about 2 GB of
 * heap, and a restart would read all of them from the changelog first.
 */
public final class BoundedRocks implements RocksDBConfigSetter {
    /** Under this name the configuration carries the {@link StoreMemory}. */
    static final String MEMORY = "seatflow.store.memory";

    private static final long BUFFER_BYTES = 4L << 20;
    private static final int BUFFERS = 2;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (!(configs.get(MEMORY) instanceof StoreMemory memory)) {
            return; // a driver without memory of its own: RocksDB's defaults
        }
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.buffers());
        options.setWriteBufferSize(BUFFER_BYTES);
        options.setMaxWriteBufferNumber(BUFFERS);
    }

    @Override
    public void close(String storeName, Options options) {
        // What the stores share is closed once, by whoever made it.
    }
}
