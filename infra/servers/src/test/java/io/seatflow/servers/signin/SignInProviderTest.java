package io.seatflow.servers.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class SignInProviderTest {
    private static final Accounts ACCOUNTS = (tenant, user) -> {
        if (tenant.equals("away")) {
            throw new IllegalStateException("the directory is away");
        }
        return tenant.equals("contoso") && (user.equals("ada") || user.equals("ada@contoso.example"))
                ? Optional.of(new Account("contoso", "ada", "ada@contoso.example", "Ada Ålund"))
                : Optional.empty();
    };

    @TempDir
    Path folder;

    @Test
    @DisplayName("an account of the directory gets a token that the published key verifies, by id or by e-mail")
    void token() throws Exception {
        try (SignInProvider provider = SignInProvider.start(folder, 0, ACCOUNTS)) {
            JWTClaimsSet claims = verified(provider, token(provider, "contoso", "ada"));

            assertThat(claims.getIssuer()).isEqualTo(provider.url().toString());
            assertThat(claims.getAudience()).containsExactly("seatflow");
            assertThat(claims.getStringClaim("tid")).isEqualTo("contoso");
            assertThat(claims.getStringClaim("oid")).isEqualTo("ada");
            assertThat(claims.getStringClaim("name")).isEqualTo("Ada Ålund");
            assertThat(claims.getExpirationTime()).isInTheFuture();
            assertThat(verified(provider, token(provider, "contoso", "ada@contoso.example"))
                            .getStringClaim("oid"))
                    .isEqualTo("ada");
        }
    }

    @Test
    @DisplayName("who is not in the directory gets none, and a directory that is away is no refusal")
    void refusals() throws Exception {
        try (SignInProvider provider = SignInProvider.start(folder, 0, ACCOUNTS)) {
            assertThat(ask(provider, "grant_type=password&tenant=fabrikam&username=ada"))
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                    .satisfies(answer -> assertThat(answer.body()).contains("invalid_grant"));
            assertThat(ask(provider, "grant_type=password&tenant=contoso").statusCode())
                    .isEqualTo(400);
            assertThat(ask(provider, "grant_type=implicit&tenant=contoso&username=ada")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(ask(provider, "grant_type=password&tenant=away&username=ada")
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    @DisplayName("the keys are the same after a restart, are rotated on demand, and only their owner can read them")
    void keys() throws Exception {
        String before;
        try (SignInProvider provider = SignInProvider.start(folder, 0, ACCOUNTS)) {
            before = token(provider, "contoso", "ada");
        }
        try (SignInProvider provider = SignInProvider.start(folder, 0, ACCOUNTS)) {
            assertThat(verified(provider, before).getStringClaim("oid")).isEqualTo("ada");
            provider.rotateKeys();
            String after = token(provider, "contoso", "ada");

            assertThat(SignedJWT.parse(after).getHeader().getKeyID())
                    .isNotEqualTo(SignedJWT.parse(before).getHeader().getKeyID());
            assertThat(verified(provider, before).getStringClaim("oid")).isEqualTo("ada");
            assertThat(verified(provider, after).getStringClaim("oid")).isEqualTo("ada");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("the discovery document names issuer, keys and token endpoint; another host name is not answered")
    void discovery() throws Exception {
        try (SignInProvider provider = SignInProvider.start(folder, 0, ACCOUNTS)) {
            JsonNode document = get(provider, "/.well-known/openid-configuration");

            assertThat(document.path("issuer").asText())
                    .isEqualTo(provider.url().toString());
            assertThat(document.path("jwks_uri").asText()).isEqualTo(provider.url() + "/keys");
            assertThat(document.path("token_endpoint").asText()).isEqualTo(provider.url() + "/token");
            assertThat(get(provider, "/keys").toString()).doesNotContain("\"d\"");
            assertThat(statusLine(provider, "evil.example")).contains(" 421 ");
        }
    }

    private static String statusLine(SignInProvider provider, String host) throws Exception {
        try (Socket socket = new Socket(provider.url().getHost(), provider.url().getPort())) {
            socket.getOutputStream()
                    .write("GET /keys HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(host)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    private static JWTClaimsSet verified(SignInProvider provider, String token) throws Exception {
        SignedJWT signed = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(get(provider, "/keys").toString());
        assertThat(signed.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(signed.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        return signed.getJWTClaimsSet();
    }

    private static String token(SignInProvider provider, String tenant, String user) throws Exception {
        HttpResponse<String> answer =
                ask(provider, "grant_type=password&tenant=%s&username=%s".formatted(tenant, user.replace("@", "%40")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    }

    private static HttpResponse<String> ask(SignInProvider provider, String form) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(provider.url().resolve("/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static JsonNode get(SignInProvider provider, String path) throws Exception {
        URI address = provider.url().resolve(path);
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                        .body());
    }
}
