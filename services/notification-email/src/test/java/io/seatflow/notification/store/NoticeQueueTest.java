package io.seatflow.notification.store;

import io.seatflow.notification.domain.Ending;
import io.seatflow.notification.domain.Event;
import io.seatflow.notification.domain.Message;
import io.seatflow.notification.domain.Notice;
import io.seatflow.notification.domain.NoticeId;
import io.seatflow.notification.domain.NoticeKind;
import io.seatflow.notification.domain.NotificationDecider;
import io.seatflow.notification.domain.NotificationState;
import io.seatflow.notification.domain.RetryPolicy;
import io.seatflow.notification.domain.Tenant;
import io.seatflow.notification.domain.User;
import io.seatflow.notification.domain.UserId;
import io.seatflow.servers.TestServers;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.postgres.PostgresTransaction;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.Secret;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The notices, in PostgreSQL")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticeQueueTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final byte[] EVENT = {0, 1, 2, -1};

    private final NotificationStore store = new NotificationStore("seatflow.example");
    private final NotificationDecider decider = new NotificationDecider(
            new RetryPolicy(2, Duration.ofSeconds(1), Duration.ofSeconds(1)), Duration.ofDays(3));
    private final Database database = open();
    private final NoticeQueue queue = new NoticeQueue(database.jdbi());

    private static Database open() {
        String url = TestServers.postgres().createDatabase("notice_queue");
        return Database.open(
                "notification-email", DatabaseSettings.of(url, "postgres", new Secret("")), "notification-email");
    }

    @BeforeEach
    void empty() {
        database.jdbi().useHandle(handle -> handle.execute("TRUNCATE notice, tenant, recipient"));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    @DisplayName("N1 a notice is kept once, however often its event is read, and with its first Message-ID")
    void once() throws Exception {
        decide(new Message.NoticeDue(notice("order-1", null)), new Message.NoticeDue(notice("order-1", null)));
        decide(new Message.NoticeDue(notice("order-1", null)));
        assertThat(rows("SELECT message_id, event, state FROM notice"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("message_id")).isEqualTo(id("order-1").messageId("seatflow.example"));
                    assertThat(row.get("event")).isEqualTo(EVENT);
                    assertThat(row.get("state")).isEqualTo("WAITING");
                });
    }

    @Test
    @DisplayName("a claim is the marker before sending: nobody else gets the notice, and its number grows")
    void claims() throws Exception {
        decide(new Message.NoticeDue(notice("order-1", null)), new Message.NoticeDue(notice("order-2", null)));
        assertThat(queue.claim("a", 10, NOW.minusMillis(1), LATER)).isEmpty();
        Set<NoticeId> first = ids(queue.claim("a", 1, NOW, LATER));
        Set<NoticeId> second = ids(queue.claim("b", 10, NOW, LATER));
        assertThat(first).hasSize(1).doesNotContainAnyElementsOf(second);
        assertThat(second).hasSize(1);
        assertThat(queue.claim("c", 10, NOW, LATER)).isEmpty();
        NoticeId id = first.iterator().next();
        decide(new Message.ClaimReleased(id, 1, NOW));
        assertThat(queue.claim("c", 10, NOW, LATER)).singleElement().satisfies(claimed -> {
            assertThat(claimed.id()).isEqualTo(id);
            assertThat(claimed.fence()).isEqualTo(2);
            assertThat(claimed.until()).isEqualTo(LATER);
        });
    }

    @Test
    @DisplayName("a row that somebody else is about to claim is passed by, not waited for")
    void skips() throws Exception {
        decide(new Message.NoticeDue(notice("order-1", null)));
        try (Handle other = database.jdbi().open()) {
            other.begin();
            other.execute("SELECT FROM notice FOR NO KEY UPDATE");
            assertThat(queue.claim("a", 10, NOW, LATER)).isEmpty();
            other.rollback();
        }
        assertThat(queue.claim("a", 10, NOW, LATER)).hasSize(1);
    }

    @Test
    @DisplayName("N5 what is said under a claim that lapsed is not heard: the mail is sent again, as attempt 2")
    void fenced() throws Exception {
        decide(new Message.NoticeDue(notice("order-1", null)));
        queue.claim("dead", 10, NOW, NOW.plusSeconds(5));
        assertThat(queue.lapsed(NOW.plusSeconds(4), 10)).isEmpty();
        List<Message.ClaimLapsed> lapsed = queue.lapsed(NOW.plusSeconds(5), 10);
        assertThat(lapsed).containsExactly(new Message.ClaimLapsed(id("order-1"), 1));
        decideAt(NOW.plusSeconds(5), lapsed.getFirst());
        decideAt(NOW.plusSeconds(6), new Message.AttemptEnded(id("order-1"), 1, new Ending.Accepted(250)));
        assertThat(rows("SELECT state, attempts FROM notice"))
                .containsExactly(Map.of("state", "WAITING", "attempts", 1));
        assertThat(queue.claim("alive", 10, LATER, LATER.plusSeconds(5))).hasSize(1);
        decideAt(LATER, new Message.AttemptEnded(id("order-1"), 2, new Ending.Accepted(250)));
        assertThat(rows("SELECT state, attempts, smtp_code FROM notice"))
                .containsExactly(Map.of("state", "SENT", "attempts", 2, "smtp_code", 250));
        assertThat(queue.claim("alive", 10, LATER.plusSeconds(600), LATER.plusSeconds(700)))
                .isEmpty();
    }

    @Test
    @DisplayName("N5 a failed one is counted and listed until it is sent again by hand")
    void failures() throws Exception {
        decide(new Message.NoticeDue(notice("order-1", null)));
        queue.claim("a", 10, NOW, LATER);
        decide(new Message.AttemptEnded(id("order-1"), 1, new Ending.Refused(550)));
        assertThat(queue.failed()).isEqualTo(1);
        assertThat(queue.failures(10)).singleElement().satisfies(failure -> {
            assertThat(failure.noticeId()).isEqualTo(id("order-1").toString());
            assertThat(failure.smtpCode()).isEqualTo(550);
        });
        assertThat(queue.oldestDue()).isNull();
        decide(new Message.SendAgain("command-1", "contoso", id("order-1")));
        assertThat(queue.failed()).isZero();
        assertThat(queue.oldestDue()).isEqualTo(NOW);
    }

    @Test
    @DisplayName("N3 name, address, language and organisations are the directory's when it is sent")
    void directory() throws Exception {
        decide(new Message.NoticeDue(notice("order-1", "partner")), new Message.NoticeDue(notice("order-2", null)));
        decide(
                new Message.TenantChanged(new Tenant("contoso", "Contoso", "SE", "sv", "Europe/Stockholm", 2)),
                new Message.TenantChanged(new Tenant("partner", "Partner", "FR", "fr", "UTC", 1)),
                new Message.UserChanged(user("new@contoso.example", 2)));
        decide(
                new Message.TenantChanged(new Tenant("contoso", "Old", "US", "en", "UTC", 1)),
                new Message.UserChanged(user("old@contoso.example", 1)));
        assertThat(queue.claim("a", 10, NOW, LATER))
                .allSatisfy(claimed -> {
                    assertThat(claimed.address()).isEqualTo("new@contoso.example");
                    assertThat(claimed.name()).isEqualTo("Adele");
                    assertThat(claimed.tenant())
                            .isEqualTo(new Tenant("contoso", "Contoso", "SE", "sv", "Europe/Stockholm", 2));
                })
                .extracting(Claimed::organisation)
                .containsExactlyInAnyOrder("Partner", null);
    }

    @Test
    @DisplayName("L9 one who has left is written to at the address that the order had")
    void gone() throws Exception {
        decide(new Message.UserChanged(user("new@contoso.example", 2)));
        decide(
                new Message.UserGone(new UserId("contoso", "user-1")),
                new Message.TenantGone("contoso"),
                new Message.NoticeDue(notice("order-1", null)));
        assertThat(queue.claim("a", 10, NOW, LATER)).singleElement().satisfies(claimed -> {
            assertThat(claimed.address()).isEqualTo("order@contoso.example");
            assertThat(claimed.name()).isEmpty();
            assertThat(claimed.tenant()).isNull();
        });
    }

    @Test
    @DisplayName("several at once claim each notice once")
    void manyClaim() throws Exception {
        decide(IntStream.range(0, 500)
                .mapToObj(number -> new Message.NoticeDue(notice("order-" + number, null)))
                .toArray(Message[]::new));
        List<Claimed> claimed = IntStream.range(0, 200)
                .parallel()
                .boxed()
                .flatMap(worker -> queue.claim("worker-" + worker, 7, NOW, LATER).stream())
                .toList();
        assertThat(claimed).hasSize(500);
        assertThat(ids(claimed)).hasSize(500);
    }

    @ParameterizedTest
    @DisplayName("the table takes no notice that the rules could not have made")
    @ValueSource(
            strings = {
                "UPDATE notice SET state = 'SENDING'",
                "UPDATE notice SET state = 'LOST'",
                "UPDATE notice SET kind = 'GREETING'",
                "UPDATE notice SET tries = 1",
                "INSERT INTO notice SELECT * FROM notice"
            })
    void guarded(String statement) throws Exception {
        decide(new Message.NoticeDue(notice("order-1", null)));
        assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(statement)))
                .isInstanceOf(UnableToExecuteStatementException.class);
    }

    private void decide(Message... messages) throws Exception {
        decideAt(NOW, messages);
    }

    private void decideAt(Instant now, Message... messages) throws Exception {
        database.jdbi().useTransaction(handle -> {
            Transaction transaction = new PostgresTransaction(handle);
            NotificationState state = store.load(transaction, List.of(messages));
            for (Message message : messages) {
                for (Event event : decider.decide(message, state, now)) {
                    state.apply(event);
                }
            }
            store.save(transaction, state);
        });
    }

    private List<Map<String, Object>> rows(String query) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(query).mapToMap().list());
    }

    private static Set<NoticeId> ids(List<Claimed> claimed) {
        return claimed.stream().map(Claimed::id).collect(Collectors.toSet());
    }

    private static NoticeId id(String orderId) {
        return NoticeId.of(NoticeKind.ORDER_CONFIRMATION, orderId);
    }

    private static Notice notice(String orderId, @Nullable String adminTenantId) {
        return new Notice(
                NoticeKind.ORDER_CONFIRMATION,
                orderId,
                "contoso",
                "user-1",
                "order@contoso.example",
                adminTenantId,
                NOW,
                EVENT);
    }

    private static User user(String email, long version) {
        return new User(new UserId("contoso", "user-1"), email, "Adele", version);
    }
}
