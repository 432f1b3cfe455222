package io.seatflow.admin.store;

import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.UserId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of licences in one batch: of each only the last word, and what ends as a whole. */
final class LicenceChanges {
    private final Map<Licence, @Nullable Instant> lastWords = new HashMap<>();
    private final Set<Holder> ended = new LinkedHashSet<>();
    private final Set<UserId> gone = new LinkedHashSet<>();

    /** A subscription of a tenant. */
    record Holder(String tenantId, String subscriptionId) {}

    /** One seat of a subscription, given to one user. */
    record Licence(Holder holder, String userId) {}

    /** Since when a user has a licence. */
    record Given(Licence licence, Instant at) {}

    void give(Fact.SeatsGiven given) {
        Holder holder = new Holder(given.tenantId(), given.subscriptionId());
        given.userIds().forEach(user -> lastWords.put(new Licence(holder, user), given.at()));
    }

    void take(Fact.SeatsTaken taken) {
        Holder holder = new Holder(taken.tenantId(), taken.subscriptionId());
        taken.userIds().forEach(user -> lastWords.put(new Licence(holder, user), null));
    }

    /** A subscription that is over is never given out again, so all that the batch said of it is void. */
    void end(Fact.SeatsEnded end) {
        Holder holder = new Holder(end.tenantId(), end.subscriptionId());
        lastWords.keySet().removeIf(licence -> licence.holder().equals(holder));
        ended.add(holder);
    }

    /** The directory is heard before the licences of the same batch: what was given before is told by its time. */
    void forget(Fact.UserGone user) {
        gone.add(user.id());
    }

    List<Holder> ended() {
        return List.copyOf(ended);
    }

    List<UserId> gone() {
        return List.copyOf(gone);
    }

    List<Licence> taken() {
        List<Licence> taken = new ArrayList<>();
        lastWords.forEach((licence, at) -> {
            if (at == null) {
                taken.add(licence);
            }
        });
        return taken;
    }

    List<Given> given() {
        List<Given> given = new ArrayList<>();
        lastWords.forEach((licence, at) -> {
            if (at != null) {
                given.add(new Given(licence, at));
            }
        });
        return given;
    }
}
