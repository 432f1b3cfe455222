package io.seatflow.notification.domain;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Writes letters: which facts stand in which (N1, N2); {@link Wording} has the words. */
public final class Letters {
    /** Characters of the longest name shown: longer ones are no names. */
    private static final int LONGEST = 120;

    private Letters() {}

    /**
     * Writes one.
     *
     * @param organisation of the admin who did it; null where it is not known, or no admin did it
     */
    public static Letter write(Content content, Addressee to, @Nullable String organisation) {
        Wording words = Wording.of(to.locale());
        return switch (content) {
            case Content.OrderConfirmed confirmed -> confirmation(confirmed, to, words);
            case Content.Cancelled cancelled -> cancellation(cancelled, to, words, organisation);
        };
    }

    private static Letter confirmation(Content.OrderConfirmed confirmed, Addressee to, Wording words) {
        String product = line(confirmed.productName());
        List<Letter.Row> rows = new ArrayList<>();
        rows.add(new Letter.Row(words.product(), product));
        rows.add(new Letter.Row(words.seats(), Integer.toString(confirmed.quantity())));
        if (confirmed.trial()) {
            rows.add(new Letter.Row(words.price(), words.freeOfCharge()));
        } else {
            String price = confirmed.unitPrice().in(to.locale());
            String total = confirmed.unitPrice().times(confirmed.quantity()).in(to.locale());
            rows.add(new Letter.Row(words.price(), words.perSeat(price, confirmed.term())));
            rows.add(new Letter.Row(words.total(), total));
        }
        rows.add(new Letter.Row(words.from(), to.time(confirmed.startsAt())));
        rows.add(new Letter.Row(words.until(), to.time(confirmed.endsAt())));
        rows.add(new Letter.Row(words.order(), line(confirmed.orderId())));
        rows.add(new Letter.Row(words.subscription(), line(confirmed.subscriptionId())));
        String lead = confirmed.trial()
                ? words.trialStarted(confirmed.quantity(), product)
                : words.bought(confirmed.quantity(), product);
        String subject = confirmed.trial() ? words.trialSubject(product) : words.orderSubject(product);
        return letter(subject, words, to, List.of(lead), rows);
    }

    private static Letter cancellation(
            Content.Cancelled cancelled, Addressee to, Wording words, @Nullable String organisation) {
        String product = line(cancelled.productName());
        Content.Move move = cancelled.move();
        CancelReason reason = cancelled.reason();
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(words.cancelled(cancelled.quantity(), product));
        if (move != null) {
            paragraphs.add(words.moved(move.users(), line(move.productName())));
        }
        if (cancelled.usersWithoutSeat() > 0) {
            paragraphs.add(words.lost(cancelled.usersWithoutSeat(), product));
        } else if (move == null) {
            paragraphs.add(words.nobodyLost());
        }
        paragraphs.add(
                cancelled.refund().isPositive()
                        ? words.refunded(cancelled.refund().in(to.locale()))
                        : words.nothingRefunded());

        List<Letter.Row> rows = new ArrayList<>();
        rows.add(new Letter.Row(words.product(), product));
        rows.add(new Letter.Row(words.seats(), Integer.toString(cancelled.quantity())));
        rows.add(new Letter.Row(words.subscription(), line(cancelled.subscriptionId())));
        rows.add(new Letter.Row(words.cancelledAt(), to.time(cancelled.cancelledAt())));
        rows.add(new Letter.Row(
                words.cancelledBy(), words.who(cancelled.by(), organisation == null ? null : line(organisation))));
        rows.add(new Letter.Row(words.reason(), reason == null ? words.endOfLife() : words.why(reason)));
        if (move != null) {
            rows.add(new Letter.Row(
                    words.movedTo(), line(move.productName()) + " (" + line(move.subscriptionId()) + ")"));
        }
        return letter(words.cancelledSubject(product), words, to, paragraphs, rows);
    }

    private static Letter letter(
            String subject, Wording words, Addressee to, List<String> paragraphs, List<Letter.Row> rows) {
        return new Letter(
                words.language(),
                subject,
                subject,
                words.greeting(line(to.name())),
                List.copyOf(paragraphs),
                List.copyOf(rows),
                words.footer());
    }

    private static String line(String text) {
        return PlainText.oneLine(text, LONGEST);
    }
}
