package io.seatflow.local.demo;

import io.seatflow.storefront.OrderPlaced;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything that the storefront publishes, and what must come of each: first the cases, then as many ordinary orders
 * as were asked for. A step can be asked for again and is the same again.
 */
final class Script {
    private final List<Step> cases;
    private final Everyday everyday;
    private final int size;

    /** @param size steps in all, not less than there are cases */
    Script(List<Step> cases, Everyday everyday, int size) {
        this.cases = List.copyOf(cases);
        this.everyday = everyday;
        this.size = Math.max(size, cases.size());
    }

    /** Which playing of the demo it is for. */
    Run run() {
        return everyday.wish().run();
    }

    /** The order id of a step. */
    String id(int number) {
        return run().order(number);
    }

    /** The step of an order id; -1 for an id that no step has. */
    int number(String orderId) {
        int number = run().number(orderId);
        return number < size ? number : -1;
    }

    int size() {
        return size;
    }

    Step step(int number) {
        return number < cases.size() ? cases.get(number) : everyday.step(number);
    }

    Stream<Step> steps() {
        return IntStream.range(0, size).mapToObj(this::step);
    }

    /** Orders that must get an outcome. */
    int outcomes() {
        return Math.toIntExact(steps().filter(Step::hasOutcome).count());
    }

    /** The same, but for one expectation that is wrong: a demo that is content with it would prove nothing. */
    Script withWrongExpectation() {
        List<Step> wrong = new ArrayList<>(cases);
        OrderPlaced order = wrong.getFirst().order();
        long price = order == null ? 0 : order.getUnitPriceMinor();
        wrong.set(0, wrong.getFirst().expecting(new Expected.Rejected("PRICE_CHANGED", price)));
        return new Script(wrong, everyday, size);
    }
}
