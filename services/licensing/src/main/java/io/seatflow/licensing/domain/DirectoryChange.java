package io.seatflow.licensing.domain;

/** What the directory says about an account. */
public sealed interface DirectoryChange extends Message {

    UserId userId();

    /** The account as it is now. */
    record UserChanged(User user) implements DirectoryChange {
        @Override
        public UserId userId() {
            return user.id();
        }
    }

    /** The account is gone for good. */
    record UserDeleted(UserId userId) implements DirectoryChange {}
}
