package io.seatflow.qa.history;

import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.events.licensing.SeatsUnassigned;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.licensing.UsersMoved;
import org.apache.avro.specific.SpecificRecord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who had which licence after each event of one tenant, in the order of the log. T8: nobody who is moved is without a
 * licence after any event, or has both; T6: a source ends once, and empty where its users were moved.
 */
public final class LicenceHistory {
    private final Map<String, Set<String>> subscriptionsOf = new HashMap<>();
    private final Set<String> cancelled = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private int moved;

    /** The next event of the tenant, each once. */
    public void take(SpecificRecord event) {
        switch (event) {
            case SeatsAssigned assigned ->
                assigned.getUserIds().forEach(user -> of(user).add(assigned.getSubscriptionId()));
            case SeatsUnassigned unassigned ->
                unassigned.getUserIds().forEach(user -> of(user).remove(unassigned.getSubscriptionId()));
            case UsersMoved move -> take(move);
            case SubscriptionCancelled end -> take(end);
            default -> {}
        }
    }

    /** What was not as it must be; empty if all was. */
    public List<String> violations() {
        return violations;
    }

    /** Users that changed from one subscription to another, each time counted. */
    public int moved() {
        return moved;
    }

    /** Subscriptions that have ended. */
    public Set<String> cancelled() {
        return Set.copyOf(cancelled);
    }

    private void take(UsersMoved move) {
        String source = move.getSubscriptionId();
        String target = move.getTargetSubscriptionId();
        for (String user : move.getUserIds()) {
            // The same answer may be given again: then they have changed before.
            if (of(user).remove(source)) {
                moved++;
                expect(of(user).add(target), "user %s was moved to %s and had a seat there", user, target);
            }
            expect(of(user).contains(target), "user %s was moved without a licence", user);
        }
        for (String user : move.getKeptUserIds()) {
            boolean had = of(user).remove(source);
            expect(!had || of(user).contains(target), "user %s gave the old licence up without a new one", user);
        }
    }

    private void take(SubscriptionCancelled end) {
        String subscription = end.getSubscriptionId();
        expect(cancelled.add(subscription), "subscription %s was cancelled twice%s", subscription, "");
        long left = subscriptionsOf.values().stream()
                .filter(subscriptions -> subscriptions.remove(subscription))
                .count();
        expect(
                end.getMovedToSubscriptionId() == null || left == 0,
                "subscription %s ended with %s users not moved",
                subscription,
                left);
    }

    private Set<String> of(String user) {
        return subscriptionsOf.computeIfAbsent(user, unknown -> new HashSet<>());
    }

    private void expect(boolean holds, String words, Object one, Object other) {
        if (!holds) {
            violations.add(words.formatted(one, other));
        }
    }

    private void expect(boolean holds, String words, Object one) {
        if (!holds) {
            violations.add(words.formatted(one));
        }
    }
}
