package io.seatflow.qa.simulation;

import io.seatflow.licensing.domain.Channel;
import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.Delegation;
import io.seatflow.licensing.domain.DelegationId;
import io.seatflow.licensing.domain.DirectoryChange.DelegationChanged;
import io.seatflow.licensing.domain.DirectoryChange.DelegationDeleted;
import io.seatflow.licensing.domain.DirectoryChange.UserChanged;
import io.seatflow.licensing.domain.DirectoryChange.UserDeleted;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.PaymentAnswer.PaymentFailed;
import io.seatflow.licensing.domain.PaymentAnswer.PaymentSettled;
import io.seatflow.licensing.domain.Purchase;
import io.seatflow.licensing.domain.Role;
import io.seatflow.licensing.domain.SeatCommand;
import io.seatflow.licensing.domain.SubscriptionCommand;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.Term;
import io.seatflow.licensing.domain.User;
import io.seatflow.licensing.domain.UserId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Random messages to licensing about few subscriptions, so that they meet. */
final class LicensingMessages {
    private static final Instant ACCEPTED = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final List<String> TENANTS = List.of("contoso", "fabrikam");
    private static final int COMMANDS = 400;

    private LicensingMessages() {}

    static Message next(Chance chance) {
        int number = chance.below(6);
        String tenant = TENANTS.get(number % 2);
        UserId user = new UserId(tenant, "user-" + chance.below(4));
        SubscriptionId subscription = SubscriptionId.of("order-" + number, ACCEPTED);
        CommandId command = new CommandId(tenant, "command-" + chance.below(COMMANDS));
        return switch (chance.below(20)) {
            case 0, 1 -> new Message.OrderPaid(purchase(number, tenant), ACCEPTED, number % 3 > 0);
            case 2, 3, 4 -> new UserChanged(new User(user, true, Set.of(), chance.between(1, 9)));
            case 5 -> new UserDeleted(user);
            case 6 -> delegation(chance, tenant);
            case 7, 8, 9 ->
                new SeatCommand.AssignSeats(command, subscription.toString(), List.of(user.id()), purchaser(tenant));
            case 10 ->
                new SeatCommand.UnassignSeats(command, subscription.toString(), List.of(user.id()), purchaser(tenant));
            case 11, 12 ->
                new SubscriptionCommand.ChangeSeats(
                        command, subscription.toString(), chance.between(1, 6), purchaser(tenant));
            case 13 ->
                chance.happens(0.3)
                        ? new SubscriptionCommand.CancelSubscription(
                                command, subscription.toString(), "OTHER", null, purchaser(tenant))
                        : new SubscriptionCommand.ReactivateSubscription(
                                command, subscription.toString(), purchaser(tenant));
            case 14 ->
                new SubscriptionCommand.SetRecurringBilling(
                        command, subscription.toString(), chance.happens(0.5), purchaser(tenant));
            case 15 ->
                new SeatCommand.AssignSeats(
                        command, subscription.toString(), List.of(user.id()), new UserId("partner", "pia"));
            case 16, 17 -> answer(chance, subscription.toString() + "/command/command-" + chance.below(COMMANDS));
            case 18 -> new Message.StateRead(subscription, chance.between(1, 9));
            default -> new Message.Sweep(ACCEPTED.plus(Duration.ofDays(chance.below(200))));
        };
    }

    private static Message answer(Chance chance, String payment) {
        return chance.happens(0.7) ? new PaymentSettled(payment, 1) : new PaymentFailed(payment, "No.");
    }

    private static Message delegation(Chance chance, String tenant) {
        DelegationId id = new DelegationId(tenant, new UserId("partner", "pia"));
        return chance.happens(0.2)
                ? new DelegationDeleted(id)
                : new DelegationChanged(
                        new Delegation(id, Set.of(chance.of(List.of(Role.values()))), chance.between(1, 9)));
    }

    private static UserId purchaser(String tenant) {
        return new UserId(tenant, "user-0");
    }

    private static Purchase purchase(int number, String tenant) {
        return new Purchase(
                "order-" + number,
                tenant,
                "user-0",
                "user-0@example.org",
                "P1",
                "Product",
                3,
                1_000,
                "EUR",
                Term.MONTHLY,
                number % 3 == 0,
                number == 4 ? Channel.CENTRAL : Channel.SELF_SERVICE,
                ACCEPTED);
    }
}
