package io.seatflow.admin.api;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import io.seatflow.admin.domain.AdminState.OperationId;
import io.seatflow.admin.store.OperationView;
import io.seatflow.admin.store.OperationView.OperationAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Operations as server-sent events: each state as an event {@code operation}, until the end, which closes the stream. All
 * followers are served by one look into the database now and then; a slow one misses states and gets the newest, since each
 * is absolute. A stream lasts some minutes at most: who wants more connects again, with a token that is still good.
 */
final class OperationStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperationStream.class);
    private static final Duration LOOK = Duration.ofMillis(150);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST = 200;

    private final OperationView view;
    private final InstantSource clock;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("operation-stream").daemon().factory());
    private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();

    OperationStream(OperationView view, InstantSource clock) {
        this.view = view;
        this.clock = clock;
        var unused =
                looking.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the caller asks for a stream. */
    static boolean isWanted(Context request) {
        String accepted = request.header("Accept");
        return accepted != null && accepted.contains("text/event-stream");
    }

    /** Streams it, from its state now on. */
    void follow(Context request, OperationAnswer now) {
        if (followers.size() >= MOST) {
            throw Problem.unavailable("TOO_MANY_STREAMS", "Too many streams are open. Ask again and again instead.");
        }
        new SseHandler(0, client -> begin(client, now)).handle(request);
    }

    private void begin(SseClient client, OperationAnswer now) {
        client.keepAlive();
        Follower follower = new Follower(new OperationId(now.tenantId(), now.id()), client, clock.instant());
        client.onClose(() -> followers.remove(follower));
        followers.add(follower);
        offer(follower, now);
    }

    /** Never throws: a scheduled task that does is not called again. */
    private void look() {
        if (followers.isEmpty()) {
            return;
        }
        try {
            List<OperationId> ids =
                    followers.stream().map(follower -> follower.id).distinct().toList();
            Map<OperationId, OperationAnswer> states = view.those(ids);
            for (Follower follower : followers) {
                OperationAnswer state = states.get(follower.id);
                if (state != null) {
                    offer(follower, state);
                }
            }
        } catch (RuntimeException away) {
            LOG.warn("operations cannot be looked at now", away);
        }
    }

    private void offer(Follower follower, OperationAnswer state) {
        if (follower.busy.compareAndSet(false, true)) {
            sending.execute(() -> {
                try {
                    follower.send(state, clock.instant());
                } catch (RuntimeException gone) {
                    follower.end();
                } finally {
                    follower.busy.set(false);
                }
            });
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
        followers.forEach(Follower::end);
        sending.shutdownNow();
    }

    /** One open stream. Its fields change only while it is busy, on one thread at a time. */
    private static final class Follower {
        private final OperationId id;
        private final SseClient client;
        private final Instant since;
        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile long sentVersion;
        private volatile Instant sentAt;

        Follower(OperationId id, SseClient client, Instant since) {
            this.id = id;
            this.client = client;
            this.since = since;
            this.sentAt = since;
        }

        void send(OperationAnswer state, Instant now) {
            if (state.version() > sentVersion) {
                client.sendEvent("operation", Json.text(state), Long.toString(state.version()));
                sentVersion = state.version();
                sentAt = now;
            } else if (Duration.between(sentAt, now).compareTo(HEARTBEAT) > 0) {
                client.sendComment("still " + state.state());
                sentAt = now;
            }
            if (state.state().isEnd() || Duration.between(since, now).compareTo(LONGEST) > 0) {
                end();
            }
        }

        void end() {
            client.close();
        }
    }
}
