package io.seatflow.notification.domain;

import org.jspecify.annotations.Nullable;

/** English. */
record English() implements Wording {
    @Override
    public String language() {
        return "en";
    }

    @Override
    public String greeting(String name) {
        return name.isEmpty() ? "Hello," : "Hello %s,".formatted(name);
    }

    @Override
    public String footer() {
        return "This mail was sent automatically by Seatflow. Replies to it are not read.";
    }

    @Override
    public String orderSubject(String product) {
        return "Order confirmed: %s".formatted(product);
    }

    @Override
    public String trialSubject(String product) {
        return "Trial started: %s".formatted(product);
    }

    @Override
    public String cancelledSubject(String product) {
        return "Subscription cancelled: %s".formatted(product);
    }

    @Override
    public String bought(int seats, String product) {
        return "Thank you for your order. %d %s of %s can be used now.".formatted(seats, seats(seats), product);
    }

    @Override
    public String trialStarted(int seats, String product) {
        return "Your trial has started. %d %s of %s can be used now.".formatted(seats, seats(seats), product);
    }

    @Override
    public String cancelled(int seats, String product) {
        return "Your subscription of %3$s with %1$d %2$s was cancelled.".formatted(seats, seats(seats), product);
    }

    @Override
    public String moved(int users, String product) {
        String form = users == 1
                ? "One user was moved to another subscription of %2$s and goes on working without interruption."
                : "%1$d users were moved to another subscription of %2$s and go on working without interruption.";
        return form.formatted(users, product);
    }

    @Override
    public String lost(int users, String product) {
        String form =
                users == 1 ? "One user has lost the licence for %2$s." : "%1$d users have lost their licence for %2$s.";
        return form.formatted(users, product);
    }

    @Override
    public String nobodyLost() {
        return "No user had a licence of it.";
    }

    @Override
    public String refunded(String amount) {
        return "%s is refunded the way it was paid.".formatted(amount);
    }

    @Override
    public String nothingRefunded() {
        return "Nothing is refunded.";
    }

    @Override
    public String product() {
        return "Product";
    }

    @Override
    public String seats() {
        return "Seats";
    }

    @Override
    public String price() {
        return "Price";
    }

    @Override
    public String perSeat(String amount, Term term) {
        return switch (term) {
            case MONTHLY -> "%s per seat and month".formatted(amount);
            case YEARLY -> "%s per seat and year".formatted(amount);
        };
    }

    @Override
    public String freeOfCharge() {
        return "free of charge";
    }

    @Override
    public String total() {
        return "Total";
    }

    @Override
    public String from() {
        return "From";
    }

    @Override
    public String until() {
        return "Until";
    }

    @Override
    public String order() {
        return "Order";
    }

    @Override
    public String subscription() {
        return "Subscription";
    }

    @Override
    public String cancelledAt() {
        return "Cancelled";
    }

    @Override
    public String cancelledBy() {
        return "Cancelled by";
    }

    @Override
    public String who(CancelledBy by, @Nullable String organisation) {
        return switch (by) {
            case PURCHASER -> "you, the purchaser";
            case ADMIN -> organisation == null ? "an administrator" : "an administrator of %s".formatted(organisation);
            case LIFE_CYCLE -> "nobody: its time was over";
        };
    }

    @Override
    public String reason() {
        return "Reason";
    }

    @Override
    public String why(CancelReason reason) {
        return switch (reason) {
            case NOT_NEEDED -> "not needed any more";
            case TOO_EXPENSIVE -> "too expensive";
            case MISSING_FEATURES -> "missing features";
            case OTHER_PRODUCT -> "another product is used";
            case TECHNICAL_PROBLEMS -> "technical problems";
            case CENTRALISED -> "the organization buys it centrally";
            case OTHER -> "another reason";
        };
    }

    @Override
    public String endOfLife() {
        return "it was not renewed";
    }

    @Override
    public String movedTo() {
        return "Moved to";
    }

    private static String seats(int seats) {
        return seats == 1 ? "seat" : "seats";
    }
}
