package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.Broker.Place;
import io.seatflow.qa.simulation.Climate.Trouble;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.lane.Appender;
import io.seatflow.workflow.lane.LaneName;
import io.seatflow.workflow.lane.Outgoing;
import io.seatflow.workflow.lane.RecordHeaders;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** One instance's producer. */
final class SimulatedAppender implements Appender {
    private final World world;
    private final Instance<?> instance;
    private Session session;

    SimulatedAppender(World world, Instance<?> instance) {
        this.world = world;
        this.instance = instance;
        this.session = world.network().open();
    }

    /** What is under way now. */
    Session session() {
        return session;
    }

    @Override
    public void append(LaneName lane, long timeMillis, Outgoing record, Acknowledgement acknowledgement) {
        world.mayDie(instance, "append");
        if (world.chance().happens(world.climate().rate(Trouble.BROKEN_SESSION) / 4)) {
            acknowledgement.completed(new Fault("the producer refuses"));
            return;
        }
        session.send(new Session.Sent(
                new Place(record.topic(), record.partition()),
                record.key(),
                record.value(),
                List.of(
                        header(RecordHeaders.LANE, lane.toString()),
                        header(RecordHeaders.SEQUENCE, Long.toString(record.sequence())),
                        header(RecordHeaders.TRACEPARENT, record.traceparent())),
                acknowledgement));
    }

    @Override
    public void flush(Duration most) {
        world.mayDie(instance, "flush");
        if (world.chance().happens(world.climate().rate(Trouble.BROKEN_SESSION))) {
            session.breakUp(world.chance());
        }
        session.finish(world.chance());
    }

    @Override
    public void renew() {
        world.mayDie(instance, "renew");
        world.network().close(session);
        session = world.network().open();
    }

    @Override
    public void close() {
        session.finish(world.chance());
    }

    static Inbound.Header header(String name, String value) {
        return new Inbound.Header(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
