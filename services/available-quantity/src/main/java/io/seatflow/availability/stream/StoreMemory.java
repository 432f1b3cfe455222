package io.seatflow.availability.stream;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** The native memory that all stores of one application share: block cache, and within it the write buffers. */
final class StoreMemory implements AutoCloseable {
    private static final int BUFFERS_ARE_ONE_IN = 2;

    private final Cache cache;
    private final WriteBufferManager buffers;

    StoreMemory(long bytes) {
        RocksDB.loadLibrary();
        cache = new LRUCache(bytes);
        buffers = new WriteBufferManager(bytes / BUFFERS_ARE_ONE_IN, cache);
    }

    Cache cache() {
        return cache;
    }

    WriteBufferManager buffers() {
        return buffers;
    }

    /** Only after every store is closed. */
    @Override
    public void close() {
        buffers.close();
        cache.close();
    }
}
