package io.seatflow.local;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** The parts of a system, each kept running, and who is told what happens to them. Safe for threads. */
final class Parts implements PartEvents {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final SystemOptions options;
    private final StopSequence stops;
    private final Announcement announcement;
    private final Progress progress;
    private final Consumer<String> gaveUp;
    private final Map<String, SupervisedPart> parts = new ConcurrentSkipListMap<>();

    /** @param gaveUp told a line for the user when a part has ended for good */
    Parts(
            SystemOptions options,
            StopSequence stops,
            Announcement announcement,
            Progress progress,
            Consumer<String> gaveUp) {
        this.options = options;
        this.stops = stops;
        this.announcement = announcement;
        this.progress = progress;
        this.gaveUp = gaveUp;
    }

    /** Starts a part, returns when it is ready, and keeps it running from then on. */
    void bringUp(PartStart start) {
        SupervisedPart part = new SupervisedPart(start, policy(), this, InstantSource.system());
        parts.put(start.name(), part);
        part.start();
        stops.add(start.name(), part::stop);
    }

    /** Those that there are now, by name. */
    List<PartView> views() {
        return parts.values().stream().map(SupervisedPart::view).toList();
    }

    /** How many of these are ready. */
    long ready(Collection<String> names) {
        return names.stream()
                .map(parts::get)
                .filter(part -> part != null && part.isReady())
                .count();
    }

    /** @throws IllegalArgumentException if there is none of that name */
    SupervisedPart named(String name) {
        SupervisedPart part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("there is no %s, only %s".formatted(name, parts.keySet()));
        }
        return part;
    }

    @Override
    public void launched(Part part) {
        if (options.processes()) {
            announcement.runs(part.name(), part.pid());
        }
        part.pid().ifPresent(pid -> options.hooks().launched(part.name(), pid));
    }

    @Override
    public void ready(Part part, boolean again) {
        progress.say(part.name() + (again ? " is ready again" : " is ready"));
        part.pid().ifPresent(pid -> options.hooks().ready(part.name(), pid));
    }

    @Override
    public void died(String name, String line, Duration pause) {
        LOG.error("{}", line);
        announcement.isGone(name);
        progress.say("%s; it is started again in %d ms".formatted(line, pause.toMillis()));
        options.hooks().died(name, line);
    }

    @Override
    public void gaveUp(String name, String line) {
        LOG.error("{}", line);
        announcement.isGone(name);
        RestartPolicy policy = policy();
        gaveUp.accept(
                policy.most() == 0
                        ? line
                        : "%s; it was started again %d times within %d min"
                                .formatted(line, policy.most(), policy.window().toMinutes()));
    }

    private RestartPolicy policy() {
        return options.processes() ? options.restarts() : RestartPolicy.never();
    }
}
