package io.seatflow.workflow.settings;

/**
 * Where a service listens for HTTP: {@code http.host}, {@code http.port}.
 *
 * @param host address to bind; the loopback address unless set
 * @param port 0 takes a free one
 */
public record HttpSettings(String host, int port) {
    /** A free port of the loopback address. */
    public static HttpSettings free() {
        return new HttpSettings("127.0.0.1", 0);
    }

    /** Asks for the settings of this group. */
    public static HttpSettings from(Settings settings) {
        return new HttpSettings(
                settings.text("http.host", free().host), settings.integer("http.port", free().port, 0, 65535));
    }
}
