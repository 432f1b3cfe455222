package io.seatflow.notification.domain;

import io.seatflow.workflow.State;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far the notices have come that a batch names, and what the batch changes. Of what is absolute, the newest counts. */
public final class NotificationState implements State<Event> {
    private final Map<NoticeId, Standing> standings;
    private final Map<NoticeId, Event.NoticeMade> made = new TreeMap<>();
    private final Map<NoticeId, Event.NoticeLeftOut> leftOut = new TreeMap<>();
    private final Map<NoticeId, Standing> changed = new TreeMap<>();
    private final Map<String, Optional<Tenant>> tenants = new TreeMap<>();
    private final Map<UserId, Optional<User>> users = new TreeMap<>();

    /** @param standings of those of the notices named that there are */
    public NotificationState(Map<NoticeId, Standing> standings) {
        this.standings = new HashMap<>(standings);
    }

    @Override
    public void apply(Event event) {
        switch (event) {
            case Event.NoticeMade notice -> made.put(notice.notice().id(), notice);
            case Event.NoticeLeftOut notice -> leftOut.put(notice.notice().id(), notice);
            case Event.Attempted attempted -> put(attempted.standing());
            case Event.Released released -> put(released.standing());
            case Event.SentAgain again -> put(again.standing());
            case Event.CommandRefused refused -> {}
            case Event.TenantKept kept ->
                tenants.merge(
                        kept.tenant().id(),
                        Optional.of(kept.tenant()),
                        (before, now) -> before.filter(older ->
                                                older.version() >= kept.tenant().version())
                                        .isPresent()
                                ? before
                                : now);
            case Event.TenantForgotten forgotten -> tenants.put(forgotten.tenantId(), Optional.empty());
            case Event.UserKept kept ->
                users.merge(
                        kept.user().id(),
                        Optional.of(kept.user()),
                        (before, now) -> before.filter(older ->
                                                older.version() >= kept.user().version())
                                        .isPresent()
                                ? before
                                : now);
            case Event.UserForgotten forgotten -> users.put(forgotten.user(), Optional.empty());
        }
    }

    private void put(Standing standing) {
        standings.put(standing.id(), standing);
        changed.put(standing.id(), standing);
    }

    @Nullable Standing standing(NoticeId id) {
        return standings.get(id);
    }

    /** Whether there is such a notice, or will be. */
    boolean isKnown(NoticeId id) {
        return standings.containsKey(id) || made.containsKey(id) || leftOut.containsKey(id);
    }

    /** Notices to be inserted that are not to be sent, in the order of their ids. */
    public Collection<Event.NoticeLeftOut> leftOut() {
        return Collections.unmodifiableCollection(leftOut.values());
    }

    /** Notices to be inserted, in the order of their ids. */
    public Collection<Event.NoticeMade> made() {
        return Collections.unmodifiableCollection(made.values());
    }

    /** Notices that have come on, in the order of their ids. */
    public Collection<Standing> changed() {
        return Collections.unmodifiableCollection(changed.values());
    }

    /** Tenants as they are now, none for one that is gone, in the order of their ids. */
    public Map<String, Optional<Tenant>> tenants() {
        return Collections.unmodifiableMap(tenants);
    }

    /** Users as they are now, none for one that is gone, in the order of their ids. */
    public Map<UserId, Optional<User>> users() {
        return Collections.unmodifiableMap(users);
    }
}
