package io.seatflow.local.demo;

import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.events.licensing.SeatsUnassigned;
import org.apache.avro.specific.SpecificRecord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects the answers to seat commands. */
final class SeatAnswers {
    private static final Set<String> COMMANDS =
            Seats.COMMANDS.stream().map(Seats.Command::id).collect(Collectors.toSet());

    private final Map<String, List<String>> answers = new HashMap<>();

    /** Takes an event of licensing; those that answer no command of the script are left. */
    void take(SpecificRecord event) {
        switch (event) {
            case SeatsAssigned assigned -> add(assigned.getCommandId(), "assigned " + assigned.getAssigned());
            case SeatsUnassigned unassigned -> add(unassigned.getCommandId(), "assigned " + unassigned.getAssigned());
            case CommandRefused refused -> add(refused.getCommandId(), refused.getReason());
            default -> {}
        }
    }

    /** Commands that were answered. */
    int count() {
        return answers.size();
    }

    /** The answers to a command, in words; one, if all is well. */
    String to(Seats.Command command) {
        return String.join(", ", answers.getOrDefault(command.id(), List.of("no answer")));
    }

    private void add(String commandId, String answer) {
        if (COMMANDS.contains(commandId)) {
            answers.computeIfAbsent(commandId, id -> new ArrayList<>()).add(answer);
        }
    }
}
