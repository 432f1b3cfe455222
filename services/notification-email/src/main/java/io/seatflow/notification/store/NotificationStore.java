package io.seatflow.notification.store;

import io.seatflow.notification.domain.Message;
import io.seatflow.notification.domain.NoticeId;
import io.seatflow.notification.domain.NotificationState;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.postgres.PostgresTransaction;
import org.jdbi.v3.core.Handle;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of the service. Notices are locked in the order of their ids, and before anything of the directory is
 * written; a claim takes only rows that nobody has locked, so it waits for none of this.
 */
public final class NotificationStore implements Store<Message, NotificationState> {
    private final String mailDomain;

    /** @param mailDomain of the Message-IDs of notices made from now on */
    public NotificationStore(String mailDomain) {
        this.mailDomain = mailDomain;
    }

    @Override
    public NotificationState load(Transaction transaction, List<Message> messages) {
        Set<NoticeId> named = messages.stream()
                .flatMap(message -> switch (message) {
                    case Message.NoticeDue due -> Stream.of(due.notice().id());
                    case Message.AboutNotice about -> Stream.of(about.id());
                    case Message.TenantChanged changed -> Stream.<NoticeId>empty();
                    case Message.TenantGone gone -> Stream.<NoticeId>empty();
                    case Message.UserChanged changed -> Stream.<NoticeId>empty();
                    case Message.UserGone gone -> Stream.<NoticeId>empty();
                })
                .collect(Collectors.toSet());
        return new NotificationState(new NoticeTable(PostgresTransaction.handleOf(transaction)).lock(named));
    }

    @Override
    public void save(Transaction transaction, NotificationState state) throws Conflict {
        Handle handle = PostgresTransaction.handleOf(transaction);
        NoticeTable notices = new NoticeTable(handle);
        notices.insert(NoticeRow.of(state), mailDomain);
        notices.update(state.changed());
        new DirectoryTables(handle).save(state);
    }
}
