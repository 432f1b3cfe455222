package io.seatflow.qa.endtoend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A quick look for a Docker engine. Testcontainers' own takes minutes where none answers, so this one comes first: it
 * speaks the engine's HTTP by itself and never waits long.
 */
final class Docker {
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration PULL = Duration.ofMinutes(2);
    private static final int DEFAULT_PORT = 2375;

    private Docker() {}

    /** Why these images cannot be run here; empty if they can. */
    static Optional<String> missing(List<String> images) {
        String host = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
        if (!answers(host, "GET /_ping", LOOK)) {
            return Optional.of("no Docker engine answers at %s within %d s".formatted(host, LOOK.toSeconds()));
        }
        return images.stream()
                .filter(image -> !isPresent(host, image))
                .findFirst()
                .map(image -> "the Docker engine at %s neither has image %s nor can pull it".formatted(host, image));
    }

    private static boolean isPresent(String host, String image) {
        String look = "GET /images/" + image + "/json";
        if (answers(host, look, LOOK)) {
            return true;
        }
        int colon = image.lastIndexOf(':');
        String pull = "POST /images/create?fromImage=%s&tag=%s"
                .formatted(image.substring(0, colon), image.substring(colon + 1));
        return answers(host, pull, PULL) && answers(host, look, LOOK);
    }

    /** Whether the engine says 200, to the end of its answer, in time. */
    private static boolean answers(String host, String request, Duration patience) {
        try (SocketChannel channel = SocketChannel.open(
                address(host).getClass() == UnixDomainSocketAddress.class
                        ? java.net.StandardProtocolFamily.UNIX
                        : java.net.StandardProtocolFamily.INET)) {
            FutureTask<String> answer = new FutureTask<>(() -> ask(channel, address(host), request));
            Thread.ofVirtual().start(answer);
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).startsWith("200", "HTTP/1.x ".length());
        } catch (IOException | ExecutionException | TimeoutException | IllegalArgumentException none) {
            return false;
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static SocketAddress address(String host) {
        URI address = URI.create(host);
        return "unix".equals(address.getScheme())
                ? UnixDomainSocketAddress.of(Path.of(address.getPath()))
                : new InetSocketAddress(address.getHost(), address.getPort() < 0 ? DEFAULT_PORT : address.getPort());
    }

    private static String ask(SocketChannel channel, SocketAddress address, String request) throws IOException {
        channel.connect(address);
        String text = request + " HTTP/1.0\r\nHost: docker\r\nContent-Length: 0\r\n\r\n";
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        StringBuilder answer = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        while (channel.read(buffer) >= 0) {
            answer.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
            buffer.clear();
        }
        return answer.toString();
    }
}
