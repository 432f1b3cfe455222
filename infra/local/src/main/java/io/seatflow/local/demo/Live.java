package io.seatflow.local.demo;

import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.local.Progress;
import io.seatflow.storefront.OrderOutcome;

/** Tells people what happens while it happens: each order where there are few, now and then a sum where there are many. */
final class Live {
    private static final int MOST_LINES = 200;
    private static final long BETWEEN_SUMS_NANOS = 2_000_000_000L;

    private final Script script;
    private final Progress progress;
    private final boolean eachOrder;
    private final long begin = System.nanoTime();
    private long lastSum = begin;
    private int ended;

    Live(Script script, Progress progress) {
        this.script = script;
        this.progress = progress;
        this.eachOrder = script.size() <= MOST_LINES;
    }

    void outcome(OrderOutcome outcome, boolean right) {
        ended++;
        if (eachOrder || !right) {
            int number = script.number(outcome.getOrderId());
            String what = number < 0 ? "" : script.step(number).what();
            say(outcome.getOrderId(), what, Outcomes.reason(outcome) + (right ? "" : "   (NOT AS EXPECTED)"));
        }
        long now = System.nanoTime();
        if (!eachOrder && now - lastSum > BETWEEN_SUMS_NANOS) {
            lastSum = now;
            progress.say("%d of %d orders have their outcome, %d per second"
                    .formatted(ended, script.size(), ended * 1_000_000_000L / (now - begin)));
        }
    }

    void deadLetter(DeadLetter letter) {
        if (eachOrder) {
            say("dead letter", letter.getError(), letter.getReason());
        }
    }

    private void say(String subject, String what, String result) {
        progress.say("%-12s  %s  ->  %s".formatted(subject, what, result));
    }
}
