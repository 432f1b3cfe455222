package io.seatflow.notification.store;

import io.seatflow.notification.domain.Notice;
import io.seatflow.notification.domain.NoticeState;
import io.seatflow.notification.domain.NotificationState;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A notice as it is inserted. */
record NoticeRow(Notice notice, NoticeState state, Instant madeAt) {

    /** Those that a batch makes, in the order of their ids. */
    static List<NoticeRow> of(NotificationState state) {
        return Stream.concat(
                        state.made().stream()
                                .map(made -> new NoticeRow(made.notice(), NoticeState.WAITING, made.madeAt())),
                        state.leftOut().stream()
                                .map(left -> new NoticeRow(left.notice(), NoticeState.TOO_OLD, left.madeAt())))
                .sorted(Comparator.comparing(row -> row.notice().id().value()))
                .toList();
    }
}
