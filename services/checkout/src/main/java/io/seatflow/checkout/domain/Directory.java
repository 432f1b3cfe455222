package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The tenants, users and delegations that a batch names. Not for several threads. */
public final class Directory {
    private final Map<String, Tenant> tenants = new HashMap<>();
    private final Map<UserKey, User> users = new HashMap<>();
    private final Map<Mailbox, Map<String, User>> mailboxes = new HashMap<>();

    private final Map<Delegation.Key, Delegation> delegations = new HashMap<>();

    private record UserKey(String tenantId, String userId) {}

    public @Nullable Tenant tenant(String id) {
        return tenants.get(id);
    }

    public @Nullable User user(String tenantId, String userId) {
        return users.get(new UserKey(tenantId, userId));
    }

    /** The user of that address; null where there is none. Of several, {@link User#BEST_BUYER_FIRST the best}. */
    public @Nullable User buyer(Mailbox mailbox) {
        Map<String, User> holders = mailboxes.get(mailbox);
        if (holders == null) {
            return null;
        }
        return holders.values().stream().min(User.BEST_BUYER_FIRST).orElse(null);
    }

    public @Nullable Delegation delegation(Delegation.Key key) {
        return delegations.get(key);
    }

    public void put(Delegation delegation) {
        delegations.put(delegation.key(), delegation);
    }

    public void remove(Delegation.Key key) {
        delegations.remove(key);
    }

    public void put(Tenant tenant) {
        tenants.put(tenant.id(), tenant);
    }

    public void put(User user) {
        removeUser(user.tenantId(), user.id());
        users.put(new UserKey(user.tenantId(), user.id()), user);
        mailboxes.computeIfAbsent(user.mailbox(), mailbox -> new TreeMap<>()).put(user.id(), user);
    }

    public void removeTenant(String id) {
        tenants.remove(id);
    }

    public void removeUser(String tenantId, String userId) {
        User removed = users.remove(new UserKey(tenantId, userId));
        if (removed != null) {
            mailboxes.getOrDefault(removed.mailbox(), new HashMap<>()).remove(userId);
        }
    }
}
