package io.seatflow.admin.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Ids in addresses. */
final class Path {
    private Path() {}

    /** As one segment of a path, whatever it holds. */
    static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
