package io.seatflow.admin.domain;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Which subscriptions of a tenant an actor sees. Everything that is not seen is not there: asked for by its id, it is not
 * found.
 *
 * @param all every one (A1)
 * @param central the central ones, which license and user admins assign (L5)
 * @param purchaserId those that this user of the tenant bought (A3); null for nobody's: a partner's id means another
 *     person there
 */
public record Sight(boolean all, boolean central, @Nullable String purchaserId) {
    private static final Set<Role> SEE_ALL = Set.of(Role.GLOBAL_ADMIN, Role.BILLING_ADMIN, Role.GLOBAL_READER);
    private static final Set<Role> SEE_CENTRAL = Set.of(Role.LICENSE_ADMIN, Role.USER_ADMIN);

    /** What this one sees. */
    public static Sight of(Actor actor) {
        return new Sight(
                actor.hasOneOf(SEE_ALL),
                actor.hasOneOf(SEE_CENTRAL),
                actor.isPartner() ? null : actor.user().id());
    }

    /** Whether it sees that one. */
    public boolean sees(Ownership subscription) {
        return all || (central && subscription.central()) || isPurchaserOf(subscription);
    }

    /** Whether it bought that one itself, by self-service. */
    public boolean isPurchaserOf(Ownership subscription) {
        return !subscription.central() && subscription.purchaserId().equals(purchaserId);
    }
}
