package io.seatflow.takeover.wire;

import io.seatflow.takeover.domain.Message;
import io.seatflow.takeover.domain.TakeoverId;
import io.seatflow.workflow.Timer;

import java.nio.charset.StandardCharsets;

/** The timer by which a takeover is looked after: one each, with the takeover's id as its own and as its body. */
final class WatchTimer {
    /** In no id: ids hold no control characters. */
    private static final char BETWEEN = '\n';

    private WatchTimer() {}

    static String id(TakeoverId takeover) {
        return takeover.tenantId() + BETWEEN + takeover.id();
    }

    static byte[] body(TakeoverId takeover) {
        return id(takeover).getBytes(StandardCharsets.UTF_8);
    }

    static Message.Watch watch(Timer timer) {
        String text = new String(timer.body(), StandardCharsets.UTF_8);
        int between = text.indexOf(BETWEEN);
        return new Message.Watch(new TakeoverId(text.substring(0, between), text.substring(between + 1)));
    }
}
