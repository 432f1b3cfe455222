package io.seatflow.qa.chaos.agent;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** What woven methods call. Does nothing in a process whose agent is not installed. Any thread. */
public final class Passes {
    private static final AtomicReference<@Nullable Watch> WATCH = new AtomicReference<>();

    private Passes() {}

    static void install(Watch watch) {
        WATCH.set(watch);
    }

    /** A point is passed, with what the transaction at hand has decided on. */
    public static void pass(String point) {
        Watch watch = WATCH.get();
        if (watch != null) {
            watch.pass(point, watch::hasDecided);
        }
    }

    /** A point is passed with that in hand. */
    public static void pass(String point, Object hand) {
        Watch watch = WATCH.get();
        if (watch != null) {
            watch.pass(point, about -> hand.toString().contains(about));
        }
    }

    /** A point is passed with one of the records of a packet in hand. */
    public static void pass(String point, Object sending, int index) {
        Watch watch = WATCH.get();
        if (watch != null) {
            watch.pass(point, about -> Sent.record(sending, index).toString().contains(about));
        }
    }

    /** A transaction decides on a message. */
    public static void decides(Object message) {
        Watch watch = WATCH.get();
        if (watch != null) {
            watch.decides(message);
        }
    }

    /** The engine has noticed that a lane is another owner's. */
    public static void fenced(String words) {
        see("fenced: " + words);
    }

    /** The statement without what checks epochs. */
    public static String withoutFence(String sql) {
        String planted = sql.replace("lane.epoch = written.epoch", "written.epoch IS NOT NULL")
                .replace("lane.epoch <> held.epoch", "held.epoch IS NULL");
        if (!planted.equals(sql)) {
            tookEffect(Plant.NO_FENCE);
        }
        return planted;
    }

    /** A key that the provider has never heard. */
    public static String otherKey(String key) {
        tookEffect(Plant.NO_KEY);
        return key + "-" + UUID.randomUUID();
    }

    /** A Message-ID that no notice has. */
    public static String otherMessageId(String id) {
        tookEffect(Plant.OTHER_MESSAGE_ID);
        return "<" + UUID.randomUUID() + id.substring(id.indexOf('@'));
    }

    /** Takes every packet for published. */
    public static boolean published() {
        tookEffect(Plant.DELETED_UNPUBLISHED);
        return true;
    }

    private static void tookEffect(Plant plant) {
        Watch watch = WATCH.get();
        if (watch != null) {
            watch.tookEffect(plant);
        }
    }

    private static void see(String words) {
        Watch watch = WATCH.get();
        if (watch != null) {
            watch.see(words);
        }
    }
}
