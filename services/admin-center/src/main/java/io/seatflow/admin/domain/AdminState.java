package io.seatflow.admin.domain;

import io.seatflow.workflow.State;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Operations that there are already, of those that a batch names, and what the batch adds. */
public final class AdminState implements State<Event> {
    private final Set<OperationId> known;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Request> started = new ArrayList<>();

    /** An operation in its tenant. */
    public record OperationId(String tenantId, String id) {}

    /** @param known of the operations named, those that there are */
    public AdminState(Set<OperationId> known) {
        this.known = new HashSet<>(known);
    }

    @Override
    public void apply(Event event) {
        switch (event) {
            case Event.FactTaken taken -> facts.add(taken.fact());
            case Event.OperationStarted operation -> {
                known.add(idOf(operation.request()));
                started.add(operation.request());
            }
        }
    }

    /** Where an operation is found. */
    public static OperationId idOf(Request request) {
        return new OperationId(request.tenantId(), request.operationId());
    }

    boolean isKnown(Request request) {
        return known.contains(idOf(request));
    }

    /** What was told, in order. */
    public List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** Operations begun, in order. */
    public List<Request> started() {
        return List.copyOf(started);
    }
}
