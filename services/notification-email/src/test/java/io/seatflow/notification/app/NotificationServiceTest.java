package io.seatflow.notification.app;

import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.events.notification.MailAttempted;
import io.seatflow.events.notification.MailFate;
import io.seatflow.notification.smtp.Behaviour;
import io.seatflow.notification.smtp.ScriptedMailServer;
import io.seatflow.notification.store.NoticeQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static io.seatflow.events.notification.MailFate.AMBIGUOUS;
import static io.seatflow.events.notification.MailFate.FAILED;
import static io.seatflow.events.notification.MailFate.RETRYING;
import static io.seatflow.events.notification.MailFate.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("The mail service, on Kafka, PostgreSQL and a scripted mail server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotificationServiceTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private ScriptedMailServer server = ScriptedMailServer.start();
    private NotificationRun run;

    @BeforeAll
    void start() throws Exception {
        run = new NotificationRun(server.port());
        await().atMost(LONGEST).until(() -> run.isReady());
    }

    @AfterAll
    void stop() {
        run.close();
        server.close();
    }

    @Test
    @DisplayName("N1 N2 N3 N4 a confirmation and a cancellation notice, each once, in the tenant's language")
    void mails() {
        run.directory("contoso", "sv", "SE", "Europe/Stockholm", "=HYPERLINK(\"http://evil.example\")\r\nBcc: x@y.z");
        run.directory("partner", "fr", "FR", "Europe/Paris", "Paul");
        SubscriptionCreated created = run.created("order-1", "contoso");
        run.send(created, "contoso");
        run.sendLastAgain(created, "contoso");
        run.send(created, "contoso");
        run.send(run.cancelled("sub-order-1", "contoso", "partner"), "contoso");

        awaitFates("contoso", SENT, SENT);
        List<String> sources = server.taken("adele@contoso.example").stream()
                .map(ScriptedMailServer.Taken::source)
                .toList();
        assertThat(sources)
                .hasSize(2)
                .anySatisfy(source -> assertThat(source)
                        .contains("Content-Language: sv", "Tack f=C3=B6r din best=C3=A4llning. 3 licenser"))
                .anySatisfy(source -> assertThat(source)
                        .contains("en administrat=C3=B6r hos The partner company", "Visio Plan 1 (sub-2)"))
                .allSatisfy(source -> assertThat(source.substring(0, source.indexOf("\r\n\r\n")))
                        .doesNotContain("HYPERLINK", "Bcc", "\r\nX-Evil"));
        assertThat(run.told("contoso"))
                .extracting(MailAttempted::getMessageId)
                .containsExactlyInAnyOrderElementsOf(server.taken("adele@contoso.example").stream()
                        .map(ScriptedMailServer.Taken::messageId)
                        .toList());
    }

    @Test
    @DisplayName(
            "N5 4xx, a hang and cuts before and after the final dot: sent again under the same Message-ID, seen by ops")
    void faults() {
        faulty("later", List.of(RETRYING, RETRYING, SENT), Behaviour.DEFER_RECIPIENT, Behaviour.DEFER_MAIL);
        faulty("closing", List.of(RETRYING, SENT), Behaviour.CLOSE_WITH_421);
        faulty("hanging", List.of(RETRYING, AMBIGUOUS, SENT), Behaviour.HANG_AT_RECIPIENT, Behaviour.HANG_AFTER_MAIL);
        faulty(
                "cutting",
                List.of(AMBIGUOUS, AMBIGUOUS, SENT),
                Behaviour.CUT_AFTER_MAIL,
                Behaviour.CUT_AFTER_MAIL_AND_LOSE);
        faulty("trickling", List.of(AMBIGUOUS, SENT), Behaviour.TRICKLE_AFTER_MAIL);

        // What the server took without saying so is there twice, under one Message-ID.
        assertThat(server.taken("adele@cutting.example")).hasSize(2);
        for (String tenant : List.of("later", "closing", "hanging", "cutting", "trickling")) {
            assertThat(ids(server.taken(NotificationRun.address(tenant))))
                    .isEqualTo(Set.of(run.told(tenant).getFirst().getMessageId()));
        }
    }

    private void faulty(String tenant, List<MailFate> expected, Behaviour... behaviours) {
        server.script(NotificationRun.address(tenant), behaviours);
        run.directory(tenant, "en", "US", "UTC", "Adele");
        run.send(run.created("order-" + tenant, tenant), tenant);
        awaitFates(tenant, expected.toArray(MailFate[]::new));
        assertThat(run.told(tenant))
                .extracting(MailAttempted::getAttempt)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, expected.size()).boxed().toList());
    }

    @Test
    @DisplayName("N5 5xx is final at once, 4xx at the limit; both are seen by ops and sent again by hand")
    void finals() throws Exception {
        faulty("refusing", List.of(FAILED), Behaviour.REFUSE_RECIPIENT);
        faulty(
                "never",
                List.of(RETRYING, RETRYING, RETRYING, RETRYING, RETRYING, FAILED),
                Behaviour.DEFER_MAIL,
                Behaviour.DEFER_MAIL,
                Behaviour.DEFER_MAIL,
                Behaviour.DEFER_MAIL,
                Behaviour.DEFER_MAIL,
                Behaviour.DEFER_MAIL);
        assertThat(run.told("refusing").getFirst().getSmtpCode()).isEqualTo(550);
        assertThat(run.get("/notices/failed")).contains("\"tenantId\":\"refusing\"", "\"tenantId\":\"never\"");
        await().atMost(LONGEST)
                .until(() -> run.get("/metrics").matches("(?s).*seatflow_notices_failed\\S* [23]\\.0.*"));

        run.sendAgainByHand("refusing", run.told("refusing").getFirst().getNoticeId());
        run.sendAgainByHand("never", run.told("never").getFirst().getNoticeId());
        run.sendAgainByHand("never", run.told("never").getFirst().getNoticeId());
        awaitFates("refusing", FAILED, SENT);
        awaitFates("never", RETRYING, RETRYING, RETRYING, RETRYING, RETRYING, FAILED, SENT);
        assertThat(server.taken("adele@refusing.example")).hasSize(1);
        assertThat(run.told("refusing"))
                .extracting(MailAttempted::getMessageId)
                .containsOnly(server.taken("adele@refusing.example").getFirst().messageId());
    }

    @Test
    @DisplayName(
            "L9 N5 who has left is written to as the order had them; an address that is none fails until it is mended")
    void addresses() {
        run.tenant("leaver", "en", "US", "UTC");
        run.send(run.created("order-leaver", "leaver"), "leaver");
        awaitFates("leaver", SENT);
        assertThat(server.taken("was@leaver.example")).hasSize(1);

        run.tenant("wrong", "en", "US", "UTC");
        run.user("wrong", "adele@wrong.example, eve@evil.example", "Adele", 1);
        run.send(run.created("order-wrong", "wrong"), "wrong");
        awaitFates("wrong", FAILED);
        run.user("wrong", NotificationRun.address("wrong"), "Adele", 2);
        await().atMost(LONGEST).until(() -> count("SELECT count(*) FROM recipient WHERE version = 2") == 1);
        run.sendAgainByHand("wrong", run.told("wrong").getFirst().getNoticeId());
        awaitFates("wrong", FAILED, SENT);
        assertThat(server.taken("adele@wrong.example")).hasSize(1);
        assertThat(server.transactions()).noneMatch(recipients -> recipients.contains("evil"));
    }

    @Test
    @DisplayName(
            "a process killed after its marker, before or after sending: its mails are sent again under the same id")
    void killed() {
        run.directory("killed", "en", "US", "UTC", "Adele");
        run.stop();
        for (int order = 0; order < 4; order++) {
            run.send(run.created("killed-" + order, "killed"), "killed");
        }
        server.greetWith("421 not now");
        run.restart();
        await().atMost(LONGEST).until(() -> count("SELECT count(*) FROM notice WHERE tenant_id = 'killed'") == 4);
        run.stop();
        // What a process leaves behind that is killed: claims that nobody will ever speak of.
        Instant now = Instant.now();
        int claimed = new NoticeQueue(run.database())
                .claim("killed", 100, now.plusSeconds(60), now.plusSeconds(1))
                .size();
        assertThat(claimed).isEqualTo(4);
        server.greetWith(null);
        run.restart();
        await().atMost(LONGEST)
                .until(() -> run.fates("killed").stream().filter(SENT::equals).count() == 4);
        assertThat(run.fates("killed")).contains(AMBIGUOUS);
        assertThat(ids(server.taken("adele@killed.example"))).hasSize(4);
    }

    @Test
    @DisplayName(
            "what happened long before it is read, as on a first deployment, is told as such and sent only by hand")
    void tooOld() {
        run.directory("old", "en", "US", "UTC", "Adele");
        run.send(run.created("old-1", "old"), "old", Instant.now().minus(Duration.ofDays(4)));
        run.send(run.created("old-2", "old"), "old");
        await().atMost(LONGEST).until(() -> run.fates("old").contains(SENT));

        MailAttempted left = run.told("old").getFirst();
        assertThat(left.getFate()).isEqualTo(FAILED);
        assertThat(left.getReason()).isEqualTo("TOO_OLD");
        assertThat(left.getAttempt()).isZero();
        assertThat(server.taken("adele@old.example")).hasSize(1);

        run.sendAgainByHand("old", left.getNoticeId());
        await().atMost(LONGEST)
                .until(() -> run.fates("old").stream().filter(SENT::equals).count() == 2);
        assertThat(ids(server.taken("adele@old.example"))).hasSize(2).contains(left.getMessageId());
    }

    @Test
    @DisplayName("a mail server that is restarted: mails wait for it, and nothing is lost or told twice")
    void restarted() throws Exception {
        run.directory("patient", "en", "US", "UTC", "Adele");
        int port = server.port();
        server.close();
        run.send(run.created("patient-1", "patient"), "patient");
        await().atMost(LONGEST).until(() -> run.fates("patient").contains(RETRYING));
        assertThat(run.isReady()).isTrue();
        server = new ScriptedMailServer(port, null, null);
        await().atMost(LONGEST).until(() -> run.fates("patient").contains(SENT));
        assertThat(ids(server.taken("adele@patient.example"))).hasSize(1);
    }

    @Test
    @DisplayName("many at once: each mail once, over few connections, several mails each")
    void many() {
        run.directory("busy", "en", "US", "UTC", "Adele");
        int before = server.connections();
        for (int order = 0; order < 300; order++) {
            run.send(run.created("busy-" + order, "busy"), "busy");
        }
        await().atMost(LONGEST)
                .until(() -> run.fates("busy").stream().filter(SENT::equals).count() == 300);
        assertThat(server.taken("adele@busy.example")).hasSize(300);
        assertThat(ids(server.taken("adele@busy.example"))).hasSize(300);
        assertThat(server.connections() - before).isLessThan(100);
    }

    private void awaitFates(String tenant, MailFate... fates) {
        await().alias("fates of " + tenant)
                .atMost(LONGEST)
                .untilAsserted(() -> assertThat(run.fates(tenant)).containsExactly(fates));
    }

    private long count(String query) {
        return run.database()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    private static Set<String> ids(List<ScriptedMailServer.Taken> mails) {
        return mails.stream().map(ScriptedMailServer.Taken::messageId).collect(Collectors.toSet());
    }
}
