package io.seatflow.licensing.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What licensing knows of the payments, added seats and due subscriptions that a batch names. One thread. */
public final class PaymentState {
    private final Tracked<String, OpenPayment> open;
    private final Tracked<String, AddedSeats> added;
    private final List<SubscriptionId> due;

    /**
     * @param open payments without an answer, by id
     * @param added seats added not long ago, by the payment's id
     * @param due subscriptions that a sweep found due
     */
    public PaymentState(Map<String, OpenPayment> open, Map<String, AddedSeats> added, Set<SubscriptionId> due) {
        this.open = new Tracked<>(open);
        this.added = new Tracked<>(added);
        this.due = due.stream().sorted().toList();
    }

    /** Where nothing is paid or due. */
    public static PaymentState empty() {
        return new PaymentState(Map.of(), Map.of(), Set.of());
    }

    Optional<OpenPayment> openOf(SubscriptionId subscription) {
        return open.values().stream()
                .filter(payment -> payment.subscription().equals(subscription) && !payment.givenUp())
                .findFirst();
    }

    List<OpenPayment> overdue(Instant before) {
        return open.values().stream()
                .filter(payment -> !payment.givenUp() && payment.dueAt().isBefore(before))
                .toList();
    }

    List<AddedSeats> addedTo(SubscriptionId subscription) {
        return added.values().stream()
                .filter(each -> each.subscription().equals(subscription))
                .toList();
    }

    List<SubscriptionId> due() {
        return due;
    }

    void keep(OpenPayment payment) {
        open.put(payment.id(), payment);
    }

    void close(OpenPayment payment) {
        open.remove(payment.id());
    }

    void keep(AddedSeats seats) {
        if (seats.seats() == 0) {
            added.remove(seats.id());
        } else {
            added.put(seats.id(), seats);
        }
    }

    /** What is to be saved of the open payments. */
    public Tracked<String, OpenPayment> open() {
        return open;
    }

    /** What is to be saved of the added seats. */
    public Tracked<String, AddedSeats> added() {
        return added;
    }
}
