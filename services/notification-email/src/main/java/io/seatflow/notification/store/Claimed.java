package io.seatflow.notification.store;

import io.seatflow.notification.domain.NoticeId;
import io.seatflow.notification.domain.Tenant;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A notice that a worker has claimed, with what the directory says at this moment.
 *
 * @param fence the claim's number; nothing is heard under an older one
 * @param until how long the claim holds
 * @param event what it tells
 * @param address the directory's, or the event's where it has none
 * @param name the recipient's; empty where the directory has none
 * @param tenant null where the directory has not been read that far, or has lost it
 * @param organisation name of the admin's organisation; null where no admin did it, or it is not known
 */
public record Claimed(
        NoticeId id,
        long fence,
        Instant until,
        String messageId,
        Instant madeAt,
        byte[] event,
        String address,
        String name,
        @Nullable Tenant tenant,
        @Nullable String organisation) {}
