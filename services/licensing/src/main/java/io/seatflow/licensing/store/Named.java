package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.DirectoryChange;
import io.seatflow.licensing.domain.DirectoryChange.UserChanged;
import io.seatflow.licensing.domain.DirectoryChange.UserDeleted;
import io.seatflow.licensing.domain.Licence;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.Message.OrderPaid;
import io.seatflow.licensing.domain.Message.StateRead;
import io.seatflow.licensing.domain.SeatCommand;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.UserId;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a batch's messages name, each once: what has to be loaded for them. */
final class Named {
    final Set<String> orders = new HashSet<>();
    final Set<UserId> users = new HashSet<>();
    final Set<UserId> deletedUsers = new HashSet<>();
    final Set<OwnedSubscription> subscriptions = new HashSet<>();
    final Set<Licence> licences = new HashSet<>();
    final Set<CommandId> commands = new HashSet<>();
    final Map<SubscriptionId, Long> versionsRead = new HashMap<>();

    /** A subscription as one tenant's: it is found only if it belongs to that tenant. */
    record OwnedSubscription(SubscriptionId id, String tenantId) {}

    Named(List<Message> messages) {
        messages.forEach(this::add);
    }

    private void add(Message message) {
        switch (message) {
            case OrderPaid paid -> orders.add(paid.purchase().orderId());
            case SeatCommand command -> add(command);
            case DirectoryChange change -> add(change);
            // The oldest, since one that is older than the current state is enough to say it again.
            case StateRead read -> versionsRead.merge(read.subscription(), read.version(), Math::min);
        }
    }

    private void add(SeatCommand command) {
        commands.add(command.id());
        users.add(command.requester());
        SubscriptionId.parse(command.subscriptionId()).ifPresent(id -> {
            subscriptions.add(new OwnedSubscription(id, command.tenantId()));
            if (!command.tooManyUsers()) {
                users.addAll(command.users());
                command.users().forEach(user -> licences.add(new Licence(id, user)));
            }
        });
    }

    private void add(DirectoryChange change) {
        users.add(change.userId());
        switch (change) {
            case UserChanged changed -> {}
            case UserDeleted deleted -> deletedUsers.add(deleted.userId());
        }
    }
}
