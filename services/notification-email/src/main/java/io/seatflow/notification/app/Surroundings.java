package io.seatflow.notification.app;

import io.seatflow.notification.domain.Message;
import io.seatflow.notification.store.NoticeQueue;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * What the workers share.
 *
 * @param engine decides on what they report
 * @param timer cuts off attempts that take too long
 * @param stopping at zero once they shall stop
 */
record Surroundings(
        MailSettings mail,
        NoticeQueue queue,
        Composer composer,
        Function<Message, CompletableFuture<Void>> engine,
        InstantSource clock,
        MailMetrics metrics,
        ScheduledExecutorService timer,
        WakeUps wakeUps,
        CountDownLatch stopping) {}
