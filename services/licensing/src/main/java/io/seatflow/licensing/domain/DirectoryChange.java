package io.seatflow.licensing.domain;

/** What the directory says about accounts and what is delegated to them. */
public sealed interface DirectoryChange extends Message {

    /** The account as it is now. */
    record UserChanged(User user) implements DirectoryChange {
        public UserId userId() {
            return user.id();
        }
    }

    /** The account is gone for good. */
    record UserDeleted(UserId userId) implements DirectoryChange {}

    /** R1: what is delegated to a partner's user now. */
    record DelegationChanged(Delegation delegation) implements DirectoryChange {}

    /** R1: nothing is delegated any more. */
    record DelegationDeleted(DelegationId delegation) implements DirectoryChange {}
}
