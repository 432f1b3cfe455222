package io.seatflow.workflow.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinException;
import io.seatflow.workflow.settings.HttpSettings;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A service's HTTP server: {@code /health/live}, {@code /health/ready}, {@code /metrics}, {@code /lanes} and the
 * service's own routes. Runs from {@link #start} to {@link #close}.
 *
 * <p>A refusal is an {@link ErrorAnswer} in JSON: throw one of Javalin's {@link HttpResponseException}s, whose message
 * becomes the detail. Any other exception is a 500 that tells the client nothing, and is logged.
 *
 * <p>Handlers run on a few threads of the server's own and may block for a short while.
 */
public final class ServiceHttp implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ServiceHttp.class);
    private static final long LARGEST_REQUEST = 1L << 20;
    private static final int MOST_THREADS = 16;
    private static final int LEAST_THREADS = 3;
    private static final int IDLE_MILLIS = 30_000;
    private static final long STOP_MILLIS = 3_000;

    private final Javalin server;
    private final URI address;

    private ServiceHttp(Javalin server, String host) {
        this.server = server;
        String reachable = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        this.address = URI.create("http://%s:%d".formatted(reachable, server.port()));
    }

    /**
     * Starts to listen.
     *
     * @param lanes gives the answer to {@code /lanes}: records, maps and lists of text, numbers and booleans
     * @param routes adds the service's own routes
     * @throws HttpNotUsable if the address cannot be bound
     */
    public static ServiceHttp start(
            HttpSettings settings,
            HealthChecks health,
            ServiceMetrics metrics,
            Supplier<?> lanes,
            Consumer<RoutesConfig> routes) {
        Javalin server = Javalin.create(config -> {
            configure(config, settings);
            answerErrors(config.routes);
            config.routes.get("/health/live", request -> answer(request, health.live()));
            config.routes.get("/health/ready", request -> answer(request, health.ready()));
            config.routes.get(
                    "/metrics",
                    request -> request.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(metrics.registry().scrape()));
            config.routes.get("/lanes", request -> request.json(lanes.get()));
            routes.accept(config.routes);
        });
        try {
            server.start();
        } catch (RuntimeException failure) {
            server.stop();
            throw new HttpNotUsable(settings, failure);
        }
        ServiceHttp started = new ServiceHttp(server, settings.host());
        LOGGER.info("listening on {}", started.address());
        return started;
    }

    private static void configure(JavalinConfig config, HttpSettings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = LARGEST_REQUEST;
        config.jsonMapper(new JsonText());
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, IDLE_MILLIS);
        threads.setName("http");
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.setErrorHandler(new ServerErrors());
        });
    }

    private static void answerErrors(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, (refusal, request) -> {
            String message = refusal.getMessage();
            refuse(request, refusal.getStatus(), message == null ? "" : message);
        });
        routes.exception(Exception.class, (failure, request) -> {
            LOGGER.error("{} {} failed", request.method(), request.path(), failure);
            refuse(request, HttpStatus.INTERNAL_SERVER_ERROR.getCode(), "the service failed; its log says why");
        });
    }

    private static void refuse(Context request, int status, String detail) {
        request.status(status).json(ErrorAnswer.of(status, detail));
    }

    private static void answer(Context request, Health health) {
        request.status(health.well() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .json(health);
    }

    /** Base address, without a slash at its end; of the loopback address if all addresses are bound. */
    public URI address() {
        return address;
    }

    /** Takes no more requests, lets those running end for some seconds, and stops. Idempotent. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (JavalinException late) {
            LOGGER.warn("requests were cut off at {}", address, late);
        }
    }
}
