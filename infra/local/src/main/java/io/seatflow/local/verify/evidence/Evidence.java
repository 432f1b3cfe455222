package io.seatflow.local.verify.evidence;

import io.seatflow.local.Endpoints;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All that is known about a system, in the tables of a {@link Workbench}. One thread at a time; every method throws
 * {@link io.seatflow.local.commands.CommandFailure} or a fault of Kafka or the registry where one of them is away.
 */
public final class Evidence implements AutoCloseable {
    /**
     * What to look at.
     *
     * @param endpoints where servers answer
     * @param data the system's data folder; null where it is not on this machine
     * @param running whether the payment sandbox runs; where it does not, its ledger is read from the folder
     * @param without what not to look at
     */
    public record Subject(Endpoints endpoints, @Nullable Path data, boolean running, Set<Source> without) {
        public Subject {
            without = Set.copyOf(without);
        }
    }

    private final Subject subject;
    private final Workbench workbench;
    private final RegistryClient registry;
    private final TopicEvidence topics;
    private final DatabaseEvidence databases;
    private final LedgerEvidence ledger;
    private final MailEvidence mails;
    private final Consumer<String> progress;
    private final Map<Source, String> missing = new EnumMap<>(Source.class);

    private Evidence(
            Subject subject,
            Workbench workbench,
            RegistryClient registry,
            TopicEvidence topics,
            Consumer<String> progress) {
        this.subject = subject;
        this.workbench = workbench;
        this.registry = registry;
        this.topics = topics;
        this.progress = progress;
        this.databases = new DatabaseEvidence(
                workbench, new DatabaseServer(subject.endpoints().database()));
        this.ledger = new LedgerEvidence(workbench, ledgerOf(subject));
        this.mails = new MailEvidence(workbench, subject.endpoints().inbox());
    }

    /** Connects to the servers, and reads nothing yet. */
    public static Evidence open(Subject subject, Consumer<String> progress) {
        Endpoints endpoints = subject.endpoints();
        DatabaseServer server = new DatabaseServer(endpoints.database());
        Workbench workbench = Workbench.open(server);
        RegistryClient registry =
                new RegistryClient(RegistrySettings.at(endpoints.registry().toString()));
        try {
            TopicEvidence topics =
                    new TopicEvidence(workbench, endpoints.kafka(), registry, server.services(), progress);
            return new Evidence(subject, workbench, registry, topics, progress);
        } catch (RuntimeException away) {
            registry.close();
            workbench.close();
            throw away;
        }
    }

    private static Ledger ledgerOf(Subject subject) {
        Path data = subject.data();
        return subject.running() || data == null
                ? new LedgerOverHttp(subject.endpoints().payments())
                : new LedgerInFolder(data.resolve("payments"));
    }

    /** Where the tables are. */
    public Workbench workbench() {
        return workbench;
    }

    /** Reads everything. */
    public void read() {
        subject.without().forEach(source -> missing.put(source, "left out as asked"));
        readWhatChanges();
        progress.accept("looking for card numbers");
        new CardNumbersInDatabases(
                        workbench, new DatabaseServer(subject.endpoints().database()))
                .look();
        look(Source.LOGS, this::lookIntoLogs);
        workbench.analyze();
    }

    /** Reads anew what may have changed: of the topics what has come since, of databases and ledger everything. */
    public void refresh() {
        readWhatChanges();
        workbench.analyze();
    }

    private void readWhatChanges() {
        topics.read();
        progress.accept("read %d records, reading databases".formatted(topics.count()));
        databases.read();
        look(Source.LEDGER, ledger::read);
        look(Source.MAILS, mails::read);
    }

    /** Records read so far. */
    public long records() {
        return topics.count();
    }

    /** What could not be looked at or was left out, and why. */
    public Map<Source, String> missing() {
        return Map.copyOf(missing);
    }

    @Override
    public void close() {
        topics.close();
        registry.close();
        workbench.close();
    }

    @FunctionalInterface
    private interface Looking {
        void run() throws CannotLook;
    }

    private void look(Source source, Looking looking) {
        if (subject.without().contains(source)) {
            return;
        }
        try {
            looking.run();
            missing.remove(source);
        } catch (CannotLook failed) {
            missing.put(source, String.valueOf(failed.getMessage()));
        }
    }

    private void lookIntoLogs() throws CannotLook {
        Path data = subject.data();
        if (data == null) {
            throw new CannotLook("the data folder is not known", null);
        }
        new CardNumbersInLogs(workbench, data).look();
    }
}
