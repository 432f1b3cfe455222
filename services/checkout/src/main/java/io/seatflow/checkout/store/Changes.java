package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.Delegation;
import io.seatflow.checkout.domain.Event;
import io.seatflow.checkout.domain.Outcome;
import io.seatflow.checkout.domain.Product;
import io.seatflow.checkout.domain.Tenant;
import io.seatflow.checkout.domain.User;
import io.seatflow.checkout.store.Names.UserName;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A batch's events, sorted by the table they change. Of what is absolute, the last state counts. */
final class Changes {
    final List<Event.OrderAccepted> accepted = new ArrayList<>();
    final List<Event.OrderRejected> rejected = new ArrayList<>();
    final List<Event.OrderEnded> ended = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    final Map<String, Tenant> tenants = new TreeMap<>();
    final Set<String> tenantsGone = new HashSet<>();
    final Map<UserName, User> users =
            new TreeMap<>(Comparator.comparing(UserName::tenantId).thenComparing(UserName::userId));
    final Set<UserName> usersGone = new HashSet<>();
    final Map<Delegation.Key, Delegation> delegations = new LinkedHashMap<>();
    final Set<Delegation.Key> delegationsGone = new HashSet<>();
    final Map<String, Product> products = new TreeMap<>();

    Changes(List<Event> events) {
        events.forEach(this::add);
    }

    private void add(Event event) {
        switch (event) {
            case Event.OrderAccepted acceptance -> accepted.add(acceptance);
            case Event.OrderRejected rejection -> {
                rejected.add(rejection);
                outcomes.add(rejection.outcome());
            }
            case Event.OrderEnded end -> {
                ended.add(end);
                outcomes.add(end.outcome());
            }
            case Event.TenantStored stored -> tenants.put(stored.tenant().id(), stored.tenant());
            case Event.TenantRemoved removed -> {
                tenants.remove(removed.tenantId());
                tenantsGone.add(removed.tenantId());
            }
            case Event.UserStored stored ->
                users.put(new UserName(stored.user().tenantId(), stored.user().id()), stored.user());
            case Event.UserRemoved removed -> {
                UserName name = new UserName(removed.tenantId(), removed.userId());
                users.remove(name);
                usersGone.add(name);
            }
            case Event.DelegationStored stored ->
                delegations.put(stored.delegation().key(), stored.delegation());
            case Event.DelegationRemoved removed -> {
                delegations.remove(removed.key());
                delegationsGone.add(removed.key());
            }
            case Event.ProductChanged changed -> products.put(changed.product().id(), changed.product());
            case Event.ProductRestored restored ->
                products.put(restored.product().id(), restored.product());
            case Event.ProductRepublished republished -> {}
            case Event.OrderIdReused reused -> {}
            case Event.OrderNotKnown unknown -> {}
        }
    }
}
