package io.seatflow.qa.chaos.load;

import io.seatflow.events.checkout.BuyCentrally;
import io.seatflow.events.licensing.AssignSeats;
import io.seatflow.events.licensing.CancelSubscription;
import io.seatflow.events.licensing.ReleaseTakeover;
import io.seatflow.events.licensing.TakeoverMode;
import io.seatflow.events.takeover.StartTakeover;
import io.seatflow.events.takeover.TakeoverPhase;
import io.seatflow.events.takeover.TakeoverState;
import io.seatflow.qa.chaos.load.MoveBook.Asked;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.Payment;
import io.seatflow.storefront.Term;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One tenant that moves its users, round after round: to a larger subscription, to one bought centrally, to one that is a
 * seat too small, to one where the takeover is undone on the way, and to none. One thread.
 */
final class MovingTenant {
    private static final int AT_ONCE = 20;
    private static final Duration BETWEEN_UNDOINGS = Duration.ofMillis(4);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(200);

    private enum Round {
        MOVE,
        UNDO,
        TOO_SMALL,
        CENTRAL,
        CANCEL
    }

    private final Moves moves;
    private final String tenantId;
    private final int number;
    private int made;

    MovingTenant(Moves moves, String tenantId, int number) {
        this.moves = moves;
        this.tenantId = tenantId;
        this.number = number;
    }

    /** Round after round, as long as that holds. */
    void move(BooleanSupplier goOn) {
        try {
            String source = null;
            for (int round = number; goOn.getAsBoolean(); round++) {
                String from = source == null ? furnish() : source;
                source = switch (Round.values()[round % Round.values().length]) {
                    case MOVE -> move(from);
                    case UNDO -> undo(from);
                    case TOO_SMALL -> tooSmall(from);
                    case CENTRAL -> central(from);
                    case CANCEL -> cancel(from);
                };
                moves.pause(BETWEEN_ROUNDS);
            }
        } catch (Moves.Closed over) {
            // What was not answered by now is found in the book.
        }
    }

    /** A subscription of its own with every user in it. */
    private String furnish() {
        List<String> users = moves.tenants().userIds();
        String subscription = buy(users.size());
        List<String> commands = new ArrayList<>();
        for (int from = 0; from < users.size(); from += AT_ONCE) {
            String id = id("assign");
            commands.add(id);
            moves.command(
                    tenantId,
                    new AssignSeats(
                            id,
                            tenantId,
                            subscription,
                            users.subList(from, Math.min(users.size(), from + AT_ONCE)),
                            MovingTenants.PURCHASER,
                            null,
                            Instant.now()));
        }
        for (String id : commands) {
            moves.await(() -> moves.heard().answer(id) != null);
            String refused = moves.heard().answer(id);
            if (refused != null && !refused.isEmpty()) {
                moves.book().surprise("command %s was refused: %s".formatted(id, refused));
            }
        }
        return subscription;
    }

    private String move(String source) {
        String target = buy(moves.tenants().users());
        ended(start(source, target, 0, TakeoverPhase.DONE));
        return target;
    }

    /** Somebody undoes it as soon as it can be undone: perhaps nobody was moved by then, perhaps all are. */
    private String undo(String source) {
        String target = buy(moves.tenants().users());
        Asked asked = start(source, target, 0, TakeoverPhase.DONE, TakeoverPhase.RELEASED);
        while (!moves.heard().hasEnded(asked.takeoverId()) && !hasMoved(asked.takeoverId())) {
            moves.command(tenantId, new ReleaseTakeover(asked.takeoverId(), tenantId, source));
            moves.pause(BETWEEN_UNDOINGS);
        }
        if (ended(asked).getPhase() == TakeoverPhase.DONE) {
            return target;
        }
        cancelByPurchaser(target);
        return source;
    }

    private boolean hasMoved(String takeover) {
        TakeoverState state = moves.heard().state(takeover);
        return state != null && state.getMoved() > 0;
    }

    private String tooSmall(String source) {
        String target = buy(moves.tenants().users() - 1);
        ended(start(source, target, 1, TakeoverPhase.REFUSED));
        cancelByPurchaser(target);
        return source;
    }

    private @Nullable String central(String source) {
        String id = id("central");
        long price = moves.offer().central();
        int seats = moves.tenants().users();
        OrderPlaced order = order(id, seats, price, Payment.INVOICE);
        moves.buyCentrally(
                new BuyCentrally(
                        id,
                        tenantId,
                        moves.offer().productId(),
                        seats,
                        Term.MONTHLY,
                        price,
                        "USD",
                        MovingTenants.ADMIN,
                        null,
                        order.getPlacedAt()),
                new Placed(order, null, true));
        ended(start(source, bought(id), 0, TakeoverPhase.DONE));
        return null;
    }

    private @Nullable String cancel(String source) {
        ended(start(source, null, 0, TakeoverPhase.DONE));
        return null;
    }

    private void cancelByPurchaser(String subscription) {
        moves.book().cancels(subscription);
        moves.command(
                tenantId,
                new CancelSubscription(
                        id("cancel"),
                        tenantId,
                        subscription,
                        "NOT_NEEDED",
                        null,
                        MovingTenants.PURCHASER,
                        null,
                        Instant.now()));
        moves.await(() -> moves.heard().isCancelled(subscription));
    }

    private String buy(int seats) {
        String id = id("order");
        moves.place(new Placed(order(id, seats, moves.offer().selfService(), Payment.CARD), null));
        return bought(id);
    }

    private String bought(String order) {
        moves.await(() -> moves.heard().outcome(order) != null);
        OrderOutcome outcome = moves.heard().outcome(order);
        String subscription = outcome == null ? null : outcome.getSubscriptionId();
        if (subscription == null) {
            moves.book().surprise("order %s ended without a subscription: %s".formatted(order, outcome));
            throw new Moves.Closed();
        }
        return subscription;
    }

    private OrderPlaced order(String id, int seats, long price, Payment payment) {
        return new OrderPlaced(
                id,
                tenantId,
                MovingTenants.email(tenantId, MovingTenants.PURCHASER),
                moves.offer().productId(),
                seats,
                price,
                "USD",
                Term.MONTHLY,
                false,
                payment,
                payment == Payment.CARD ? "pm_card_visa" : null,
                true,
                "chaos",
                Instant.now());
    }

    /** Asked for twice now and then, as by a page that is sent again. */
    private Asked start(String source, @Nullable String target, int missing, TakeoverPhase... ends) {
        Asked asked = new Asked(tenantId, id("move"), source, Set.of(ends), missing);
        StartTakeover command = new StartTakeover(
                asked.takeoverId(),
                tenantId,
                source,
                target == null ? TakeoverMode.CANCEL : TakeoverMode.MOVE,
                target,
                "CENTRALISED",
                MovingTenants.ADMIN,
                null,
                Instant.now());
        moves.book().asked(asked);
        moves.start(command);
        if (made % 2 == 0) {
            moves.start(command);
        }
        return asked;
    }

    private TakeoverState ended(Asked asked) {
        moves.await(() -> moves.heard().hasEnded(asked.takeoverId()));
        TakeoverState end = moves.heard().state(asked.takeoverId());
        if (end == null || !asked.ends().contains(end.getPhase())) {
            moves.book().surprise("takeover %s ended %s".formatted(asked.takeoverId(), end));
            throw new Moves.Closed();
        }
        return end;
    }

    private String id(String what) {
        return "chaos-%s-%d-%d".formatted(what, number, made++);
    }
}
