package io.seatflow.qa.chaos.agent;

import java.lang.reflect.Field;
import java.util.List;

/** A look at a packet that is on its way to the log, which is nobody's business but the engine's. */
final class Sent {
    private Sent() {}

    /** @throws IllegalStateException where the engine keeps its packets in another way by now */
    static Object record(Object sending, int index) {
        try {
            Field field = sending.getClass().getDeclaredField("packet");
            field.setAccessible(true);
            Object packet = field.get(sending);
            return ((List<?>) packet.getClass().getMethod("records").invoke(packet)).get(index);
        } catch (ReflectiveOperationException gone) {
            throw new IllegalStateException("the chaos agent does not know how packets are kept", gone);
        }
    }
}
