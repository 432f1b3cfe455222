package io.seatflow.servers.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.seatflow.servers.ServerFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An OpenID Connect provider for one machine. {@code GET /.well-known/openid-configuration} describes it, {@code GET
 * /keys} gives the keys, {@code POST /token} a token for an account of the directory: form fields {@code
 * grant_type=password}, {@code tenant} and {@code username} (a user id or an e-mail address). It asks for no password:
 * whoever can reach it can sign in as anybody, so it listens on the loopback address and answers no other name.
 *
 * <p>A token's claims: {@code tid} the tenant, {@code oid} the account, {@code aud} {@value #AUDIENCE}.
 *
 * <p>Threads: all methods may be called from any.
 */
public final class SignInProvider implements AutoCloseable {
    /** The audience of every token. */
    public static final String AUDIENCE = "seatflow";

    private static final Logger LOG = LoggerFactory.getLogger(SignInProvider.class);
    private static final Duration VALID = Duration.ofHours(8);
    private static final int LONGEST_BODY = 8 << 10;
    private static final int THREADS = 2;

    private final ObjectMapper json = new ObjectMapper();
    private final SigningKeys keys;
    private final Accounts accounts;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private SignInProvider(SigningKeys keys, Accounts accounts, InstantSource clock, HttpServer server) {
        this.keys = keys;
        this.accounts = accounts;
        this.clock = clock;
        this.server = server;
    }

    /**
     * Starts a provider whose keys are in this folder, which is made where it is missing.
     *
     * @param port to listen on, 0 for a free one
     * @throws ServerFailure with a line for the user if that is not possible
     */
    public static SignInProvider start(Path folder, int port, Accounts accounts) {
        SigningKeys keys = new SigningKeys(folder);
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
            SignInProvider provider = new SignInProvider(keys, accounts, InstantSource.system(), server);
            server.setExecutor(provider.threads);
            server.createContext("/", provider::answer);
            server.start();
            return provider;
        } catch (IOException taken) {
            throw ServerFailure.portInUse(port, "--sign-in-port");
        }
    }

    /** The issuer: the base address, without a slash at its end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Signs with a new key from now on; what was signed before stays valid. */
    public void rotateKeys() {
        keys.rotate();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isAddressedHere(exchange)) {
                refuse(exchange, 421, "invalid_request", "expected to be asked as " + url());
                return;
            }
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "GET /.well-known/openid-configuration" -> send(exchange, 200, json(description()));
                case "GET /keys" -> send(exchange, 200, keys.published());
                case "POST /token" -> token(exchange);
                default -> refuse(exchange, 404, "invalid_request", "expected POST /token");
            }
        }
    }

    /** A web page that a browser shows could otherwise have a name of its own point here. */
    private boolean isAddressedHere(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        int port = server.getAddress().getPort();
        return List.of("127.0.0.1:" + port, "localhost:" + port).contains(String.valueOf(host));
    }

    private Map<String, Object> description() {
        return Map.of(
                "issuer", url().toString(),
                "jwks_uri", url() + "/keys",
                "token_endpoint", url() + "/token",
                "grant_types_supported", List.of("password"),
                "response_types_supported", List.of("none"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "claims_supported", List.of("iss", "sub", "aud", "exp", "tid", "oid", "name", "preferred_username"));
    }

    private void token(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        Map<String, String> form = form(new String(body, StandardCharsets.UTF_8));
        String tenant = form.getOrDefault("tenant", "");
        String user = form.getOrDefault("username", "");
        if (!form.getOrDefault("grant_type", "").equals("password")) {
            refuse(exchange, 400, "unsupported_grant_type", "expected grant_type=password");
            return;
        }
        if (tenant.isBlank() || user.isBlank()) {
            refuse(exchange, 400, "invalid_request", "expected tenant and username");
            return;
        }
        Optional<Account> found;
        try {
            found = accounts.find(tenant, user);
        } catch (RuntimeException away) {
            LOG.warn("the directory cannot be asked for an account", away);
            refuse(exchange, 503, "temporarily_unavailable", "the directory does not answer: try again");
            return;
        }
        if (found.isEmpty()) {
            refuse(exchange, 400, "invalid_grant", "the directory has no such active account");
            return;
        }
        send(exchange, 200, json(grant(found.get())));
    }

    private Map<String, Object> grant(Account account) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(url().toString())
                .audience(AUDIENCE)
                .subject(account.tenantId() + "/" + account.userId())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALID)))
                .claim("tid", account.tenantId())
                .claim("oid", account.userId())
                .claim("preferred_username", account.email())
                .claim("name", account.name())
                .build();
        String token = keys.sign(claims);
        return Map.of(
                "token_type",
                "Bearer",
                "expires_in",
                VALID.toSeconds(),
                "access_token",
                token,
                "tenant",
                account.tenantId(),
                "user",
                account.userId(),
                "name",
                account.name());
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private void refuse(HttpExchange exchange, int status, String error, String description) throws IOException {
        send(exchange, status, json(Map.of("error", error, "error_description", description)));
    }

    private String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
