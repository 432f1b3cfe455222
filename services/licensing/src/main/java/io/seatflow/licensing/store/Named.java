package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.ChunkId;
import io.seatflow.licensing.domain.Command;
import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.DelegationId;
import io.seatflow.licensing.domain.DirectoryChange;
import io.seatflow.licensing.domain.DirectoryChange.DelegationChanged;
import io.seatflow.licensing.domain.DirectoryChange.DelegationDeleted;
import io.seatflow.licensing.domain.DirectoryChange.UserChanged;
import io.seatflow.licensing.domain.DirectoryChange.UserDeleted;
import io.seatflow.licensing.domain.Licence;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.Message.OrderPaid;
import io.seatflow.licensing.domain.Message.StateRead;
import io.seatflow.licensing.domain.Message.Sweep;
import io.seatflow.licensing.domain.PaymentAnswer;
import io.seatflow.licensing.domain.SeatCommand;
import io.seatflow.licensing.domain.SubscriptionCommand;
import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;
import io.seatflow.licensing.domain.SubscriptionCommand.ChangeSeats;
import io.seatflow.licensing.domain.SubscriptionCommand.ReactivateSubscription;
import io.seatflow.licensing.domain.SubscriptionCommand.SetRecurringBilling;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.Takeover;
import io.seatflow.licensing.domain.TakeoverChunk;
import io.seatflow.licensing.domain.TakeoverCommand;
import io.seatflow.licensing.domain.TakeoverCommand.ReserveTakeover;
import io.seatflow.licensing.domain.TakeoverState;
import io.seatflow.licensing.domain.TakeoverStep;
import io.seatflow.licensing.domain.TakeoverStep.FinishTakeover;
import io.seatflow.licensing.domain.TakeoverStep.MoveChunk;
import io.seatflow.licensing.domain.UserId;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a batch's messages name, each once: what has to be loaded for them. */
final class Named {
    final Set<String> orders = new HashSet<>();
    final Set<UserId> users = new HashSet<>();
    final Set<UserId> deletedUsers = new HashSet<>();
    final Set<DelegationId> delegations = new HashSet<>();
    final Set<OwnedSubscription> subscriptions = new HashSet<>();
    final Set<Licence> licences = new HashSet<>();
    final Set<CommandId> commands = new HashSet<>();
    final Map<SubscriptionId, Long> versionsRead = new HashMap<>();
    /** Answered by billing. */
    final Set<String> payments = new HashSet<>();
    /** Whose open payments matter. */
    final Set<SubscriptionId> paying = new HashSet<>();
    /** Whose added seats matter. */
    final Set<SubscriptionId> shrinking = new HashSet<>();
    /** Whose licences matter, all of them: they may end, or be moved. */
    final Set<SubscriptionId> ending = new HashSet<>();

    final Set<CommandId> takeovers = new HashSet<>();
    final Set<ChunkId> chunks = new HashSet<>();
    final Set<Instant> sweeps = new TreeSet<>();

    /** A subscription as one tenant's: it is found only if it belongs to that tenant. */
    record OwnedSubscription(SubscriptionId id, String tenantId) {}

    Named(List<Message> messages) {
        messages.forEach(this::add);
    }

    private void add(Message message) {
        switch (message) {
            case OrderPaid paid -> orders.add(paid.purchase().orderId());
            case Command command -> add(command);
            case DirectoryChange change -> add(change);
            case TakeoverStep step -> add(step);
            case PaymentAnswer answer -> payments.add(answer.paymentId());
            // The oldest, since one that is older than the current state is enough to say it again.
            case StateRead read -> versionsRead.merge(read.subscription(), read.version(), Math::min);
            case Sweep sweep -> sweeps.add(sweep.dueBy());
        }
    }

    private void add(Command command) {
        commands.add(command.id());
        if (command instanceof ReserveTakeover) {
            takeovers.add(command.id());
        }
        if (command.isPartners()) {
            delegations.add(new DelegationId(command.tenantId(), command.requester()));
        } else {
            users.add(command.requester());
        }
        SubscriptionId.parse(command.subscriptionId()).ifPresent(id -> {
            subscriptions.add(new OwnedSubscription(id, command.tenantId()));
            switch (command) {
                case SeatCommand seats -> add(seats, id);
                case SubscriptionCommand whole -> add(whole, id);
                case TakeoverCommand takeover -> add(takeover, id);
            }
        });
    }

    private void add(SeatCommand command, SubscriptionId id) {
        if (!command.tooManyUsers()) {
            users.addAll(command.users());
            command.users().forEach(user -> licences.add(new Licence(id, user)));
        }
    }

    private void add(SubscriptionCommand command, SubscriptionId id) {
        paying.add(id);
        switch (command) {
            case ChangeSeats change -> shrinking.add(id);
            case CancelSubscription cancel -> ending.add(id);
            case SetRecurringBilling set -> {}
            case ReactivateSubscription reactivate -> {}
        }
    }

    private void add(TakeoverCommand command, SubscriptionId id) {
        paying.add(id);
        ending.add(id);
        String target = command.targetId();
        if (target != null) {
            SubscriptionId.parse(target).ifPresent(found -> {
                subscriptions.add(new OwnedSubscription(found, command.tenantId()));
                ending.add(found);
            });
        }
    }

    private void add(TakeoverStep step) {
        takeovers.add(step.takeover());
        if (step instanceof MoveChunk chunk) {
            chunks.add(chunk.chunkId());
        }
    }

    /** What a takeover's next step is about is known only by looking. */
    void add(TakeoverState known, List<Message> messages) {
        for (Message message : messages) {
            Takeover takeover = message instanceof TakeoverStep step ? known.takeover(step.takeover()) : null;
            if (takeover != null && takeover.isRunning()) {
                add(takeover, message instanceof FinishTakeover);
            }
        }
        for (TakeoverChunk chunk : known.named()) {
            Takeover takeover = known.takeover(chunk.id().takeover());
            SubscriptionId target = takeover == null ? null : takeover.target();
            if (takeover != null && target != null && chunk.moved() == null) {
                for (UserId user : chunk.users()) {
                    licences.add(new Licence(takeover.source(), user));
                    licences.add(new Licence(target, user));
                }
            }
        }
    }

    private void add(Takeover takeover, boolean ends) {
        SubscriptionId target = takeover.target();
        String tenant = takeover.id().tenantId();
        subscriptions.add(new OwnedSubscription(takeover.source(), tenant));
        if (target != null) {
            subscriptions.add(new OwnedSubscription(target, tenant));
        }
        if (ends) {
            ending.add(takeover.source());
        }
    }

    private void add(DirectoryChange change) {
        switch (change) {
            case UserChanged changed -> users.add(changed.userId());
            case UserDeleted deleted -> {
                users.add(deleted.userId());
                deletedUsers.add(deleted.userId());
            }
            case DelegationChanged changed ->
                delegations.add(changed.delegation().id());
            case DelegationDeleted deleted -> delegations.add(deleted.delegation());
        }
    }
}
