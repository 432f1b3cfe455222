package io.seatflow.takeover.domain;

import io.seatflow.takeover.domain.Event.Asked;
import io.seatflow.takeover.domain.Event.Changed;
import io.seatflow.takeover.domain.Event.IdReused;
import io.seatflow.takeover.domain.Event.WatchEnded;
import io.seatflow.takeover.domain.Event.WatchSet;
import io.seatflow.workflow.State;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The takeovers that a batch names, as loaded and as decided. One thread. */
public final class TakeoverState implements State<Event> {
    private final Map<TakeoverId, Takeover> loaded;
    private final Map<TakeoverId, Takeover> current;

    public TakeoverState(Map<TakeoverId, Takeover> loaded) {
        this.loaded = Map.copyOf(loaded);
        this.current = new HashMap<>(loaded);
    }

    @Nullable Takeover takeover(TakeoverId id) {
        return current.get(id);
    }

    @Override
    public void apply(Event event) {
        switch (event) {
            case Changed changed -> current.put(changed.takeover().id(), changed.takeover());
            case Asked asked -> {}
            case WatchSet set -> {}
            case WatchEnded ended -> {}
            case IdReused reused -> {}
        }
    }

    /** Takeovers that were not there before. */
    public List<Takeover> added() {
        return current.values().stream()
                .filter(takeover -> !loaded.containsKey(takeover.id()))
                .toList();
    }

    /** Takeovers that are not as they were loaded. */
    public List<Takeover> changed() {
        return current.values().stream()
                .filter(takeover -> {
                    Takeover before = loaded.get(takeover.id());
                    return before != null && !before.equals(takeover);
                })
                .toList();
    }
}
