package io.seatflow.local.demo;

import io.seatflow.events.licensing.AssignSeats;
import io.seatflow.events.licensing.UnassignSeats;
import io.seatflow.local.Progress;
import io.seatflow.local.commands.Publisher;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.serde.AvroWriter;
import org.apache.avro.specific.SpecificRecord;

import java.time.Duration;
import java.time.Instant;

/** Sends the seat commands and waits for their answers. */
final class SeatPlayer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Run run;
    private final Publisher publisher;
    private final AvroWriter<SpecificRecord> commands;
    private final Progress progress;

    SeatPlayer(Run run, Publisher publisher, AvroWriter<SpecificRecord> commands, Progress progress) {
        this.run = run;
        this.publisher = publisher;
        this.progress = progress;
        this.commands = commands;
    }

    /** Returns when each command is answered, or when none has been for too long. */
    void play(Outcomes outcomes, Observer observer, SeatAnswers answers, Instant now) {
        for (Seats.Command command : Seats.COMMANDS) {
            SpecificRecord record = record(command, outcomes.subscription(command.boughtBy()), now);
            var unused = publisher.publish(
                    Topics.LICENSING_COMMANDS.name(), run.tenant(command.tenantId()), commands.encode(record));
        }
        long begin = System.nanoTime();
        while (answers.count() < Seats.COMMANDS.size() && System.nanoTime() - begin < PATIENCE.toNanos()) {
            observer.poll(POLL);
        }
        Seats.COMMANDS.forEach(command -> progress.say(words(command) + "  ->  " + answers.to(command)));
    }

    private String words(Seats.Command command) {
        return "%-12s  %s@%s.example %s %d seats of order %s"
                .formatted(
                        command.id(),
                        command.requestedBy(),
                        command.tenantId(),
                        command.assign() ? "assigns" : "unassigns",
                        command.users().size(),
                        run.order(command.boughtBy()));
    }

    private SpecificRecord record(Seats.Command command, String subscription, Instant now) {
        return command.assign()
                ? new AssignSeats(
                        command.id(),
                        run.tenant(command.tenantId()),
                        subscription,
                        command.users(),
                        command.requestedBy(),
                        null,
                        now)
                : new UnassignSeats(
                        command.id(),
                        run.tenant(command.tenantId()),
                        subscription,
                        command.users(),
                        command.requestedBy(),
                        null,
                        now);
    }
}
