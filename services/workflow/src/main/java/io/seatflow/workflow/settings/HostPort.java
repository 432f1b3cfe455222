package io.seatflow.workflow.settings;

/**
 * A network address.
 *
 * @param host name or IPv4 address
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {
    /**
     * Reads {@code host:port}.
     *
     * @throws IllegalArgumentException if it is anything else; the message says what was expected
     */
    public static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon > 0 && port > 0 && port <= 65535) {
                return new HostPort(text.substring(0, colon), port);
            }
        } catch (NumberFormatException notANumber) {
            // Told below, like everything else that is no address.
        }
        throw new IllegalArgumentException("expected host:port");
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
