package io.seatflow.local;

import org.jspecify.annotations.Nullable;

import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** What {@code endpoints.json} says of a running system, kept true while its processes come and go. Safe for threads. */
final class Announcement {
    private final EndpointsFile file;
    private final SortedMap<String, Long> pids = new TreeMap<>();
    private @Nullable Endpoints published;
    private boolean withdrawn;

    Announcement(EndpointsFile file) {
        this.file = file;
    }

    /** A part runs in this process, if in one of its own. */
    synchronized void runs(String part, OptionalLong pid) {
        pid.ifPresent(id -> {
            pids.put(part, id);
            write();
        });
    }

    /** A part's process is gone. */
    synchronized void isGone(String part) {
        if (pids.remove(part) != null) {
            write();
        }
    }

    /** From now on the file is there. */
    synchronized Endpoints publish(Endpoints endpoints) {
        Endpoints first = endpoints.withPids(pids);
        if (!withdrawn) {
            published = first;
            write();
        }
        return first;
    }

    /** From now on it is not, for good. */
    synchronized void withdraw() {
        withdrawn = true;
        if (published != null) {
            published = null;
            file.remove();
        }
    }

    private void write() {
        Endpoints now = published;
        if (now != null) {
            file.write(now.withPids(pids));
        }
    }
}
