package io.seatflow.local.demo;

import io.seatflow.events.directory.Tenant;
import io.seatflow.local.Endpoints;
import io.seatflow.local.Progress;
import io.seatflow.local.commands.AvailabilityRow;
import io.seatflow.local.commands.Catalogue;
import io.seatflow.local.commands.CommandFailure;
import io.seatflow.local.commands.DirectoryEntries;
import io.seatflow.local.commands.DirectoryFile;
import io.seatflow.local.commands.DirectoryPublishing;
import io.seatflow.local.commands.JsonOverHttp;
import io.seatflow.local.commands.Publisher;
import io.seatflow.local.commands.TakingIn;
import io.seatflow.local.verify.Verification;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.storefront.OrderPlaced;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Plays the storefront on a system that runs, and judges it. */
final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Endpoints endpoints;
    private final Path data;
    private final Run run;
    private final PrintWriter out;
    private final Progress progress;
    private final Supplier<@Nullable String> death;

    /**
     * @param data the data folder, where the log files are
     * @param run the first on the system, or a later one
     * @param death a line for people once the system has ended by itself, null before
     */
    Demo(
            Endpoints endpoints,
            Path data,
            Run run,
            PrintWriter out,
            Progress progress,
            Supplier<@Nullable String> death) {
        this.endpoints = endpoints;
        this.data = data;
        this.run = run;
        this.out = out;
        this.progress = progress;
        this.death = death;
    }

    /**
     * Plays and judges.
     *
     * @param wrong whether to expect something wrong, which must be found out
     * @return whether everything is as expected
     */
    boolean run(RegistryClient registry, int orders, long seed, boolean wrong) {
        try (JsonOverHttp http = new JsonOverHttp();
                Publisher publisher = new Publisher(endpoints.kafka())) {
            DirectoryEntries directory = directory();
            Map<TopicPartition, Long> ends = new DirectoryPublishing(publisher, registry).publish(directory);
            TakingIn lanes = new TakingIn(endpoints, http, progress::say);
            var unused = lanes.await(ends, PATIENCE);
            progress.say("the directory is loaded: %d tenants, %d users"
                    .formatted(directory.tenants().size(), directory.users().size()));
            Catalogue catalogue = Catalogue.of(endpoints, http);
            AvroWriter<OrderPlaced> format = AvroWriter.of(Topics.STOREFRONT_ORDERS, registry);
            Script right = script(catalogue, format, orders, seed);
            Script script = wrong ? right.withWrongExpectation() : right;
            Outcomes outcomes = new Outcomes(script, new Wording(directory.tenants()));
            SeatAnswers seats = new SeatAnswers();
            DeadLetters letters = new DeadLetters();
            Notices notices = new Notices();
            Mails mails = new Mails(script, languages(directory), notices);
            InboxReader inbox = new InboxReader(endpoints.inbox(), http);
            inbox.skip();
            ScenePlayer scene = new ScenePlayer(endpoints, run, progress);
            SceneAnswers answers;
            try (Observer observer = new Observer(
                    endpoints.kafka(), run.isFirst(), registry, outcomes, seats, letters, new Live(script, progress))) {
                progress.say("publishing %d orders".formatted(script.size()));
                new Player(script, format::encode, publisher, death).play(observer, outcomes);
                progress.say("assigning seats");
                new SeatPlayer(run, publisher, AvroWriter.of(Topics.LICENSING_COMMANDS, registry), progress)
                        .play(outcomes, observer, seats, now());
                progress.say("in the admin center");
                String source = outcomes.subscription(Scene.TAKEN_OVER);
                String cancelled = outcomes.subscription(Scene.CANCELLED);
                answers = scene.play(source, cancelled);
                outcomes.expectCentral(
                        answers.to(SceneAnswers.Ask.BUY_CENTRALLY).path("id").asText(""));
                notices.expect(Notice.of(script, answers, source, cancelled, catalogue));
                progress.say("waiting for the mails");
                inbox.await(mails);
                progress.say("waiting until nothing is under way");
                new Quiet(lanes, endpoints.kafka()).await();
                observer.catchUp();
                inbox.read(mails);
                scene.look(source, cancelled);
            }
            List<Check> checks = new ArrayList<>(new SceneChecks(script, answers).all());
            checks.add(paidBack(script, http));
            checks.add(notices.check());
            return judge(script, outcomes, seats, letters, mails, checks, catalogue, http);
        }
    }

    private boolean judge(
            Script script,
            Outcomes outcomes,
            SeatAnswers seats,
            DeadLetters letters,
            Mails mails,
            List<Check> ofScene,
            Catalogue catalogue,
            JsonOverHttp http) {
        Map<String, AvailabilityRow> expected = SeatCounts.expected(script);
        List<AvailabilityRow> rows = availability(expected, http);
        Checks checks = new Checks(script);
        List<Check> all = new ArrayList<>(checks.outcomes(outcomes));
        all.add(captures(script, http));
        all.add(mails.check());
        all.add(checks.seats(seats));
        all.addAll(ofScene);
        all.add(Checks.availability(expected, rows));
        all.addAll(checks.deadLetters(letters));
        progress.say("verifying every invariant");
        all.add(Checks.invariants(Verification.of(endpoints, data).run()));
        Report report = new Report(out);
        report.outcomes(outcomes.byReason());
        report.deadLetters(letters.found(), letters);
        report.availability(rows, catalogue);
        report.mails(mails.samples());
        return report.checks(all);
    }

    private Check captures(Script script, JsonOverHttp http) {
        Captures captures = new Captures(script);
        try (InputStream ledger = http.open(endpoints.payments(), "/ledger")) {
            captures.read(ledger);
        } catch (IOException e) {
            throw new CommandFailure("the payment sandbox's ledger cannot be read: " + e.getMessage(), e);
        }
        return captures.check();
    }

    private Check paidBack(Script script, JsonOverHttp http) {
        PaidBack paidBack = new PaidBack(script);
        try (InputStream ledger = http.open(endpoints.payments(), "/ledger")) {
            paidBack.read(ledger);
        } catch (IOException e) {
            throw new CommandFailure("the payment sandbox's ledger cannot be read: " + e.getMessage(), e);
        }
        return paidBack.check();
    }

    /** The rows as soon as they are right, or as they are when they have not become so. */
    private List<AvailabilityRow> availability(Map<String, AvailabilityRow> expected, JsonOverHttp http) {
        long begin = System.nanoTime();
        List<AvailabilityRow> rows = rows(http);
        while (!SeatCounts.differences(expected, rows).isEmpty() && System.nanoTime() - begin < PATIENCE.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            rows = rows(http);
        }
        return rows;
    }

    private List<AvailabilityRow> rows(JsonOverHttp http) {
        return directory().tenants().stream()
                .flatMap(tenant -> AvailabilityRow.of(endpoints, http, tenant.getTenantId()).stream())
                .toList();
    }

    private Script script(Catalogue catalogue, AvroWriter<OrderPlaced> format, int orders, long seed) {
        Wish wish = new Wish(catalogue, now(), run);
        return new Script(new Cases(wish, format::encode).all(), new Everyday(wish, seed), orders);
    }

    /** In each run tenants of its own, with the same users. */
    private DirectoryEntries directory() {
        try (InputStream file = Demo.class.getResourceAsStream("/demo/directory.json")) {
            if (file == null) {
                throw new IllegalStateException("resource /demo/directory.json is missing");
            }
            DirectoryEntries entries = DirectoryFile.read(file.readAllBytes(), System.currentTimeMillis());
            entries.tenants().forEach(tenant -> tenant.setTenantId(run.tenant(tenant.getTenantId())));
            entries.users().forEach(user -> user.setTenantId(run.tenant(user.getTenantId())));
            entries.delegations().forEach(granted -> {
                granted.setTenantId(run.tenant(granted.getTenantId()));
                granted.setPartnerTenantId(run.tenant(granted.getPartnerTenantId()));
            });
            return entries;
        } catch (IOException e) {
            throw new CommandFailure("the demo's directory cannot be read", e);
        }
    }

    private static Map<String, String> languages(DirectoryEntries directory) {
        return directory.tenants().stream().collect(Collectors.toMap(Tenant::getTenantId, Mails::languageTo));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
