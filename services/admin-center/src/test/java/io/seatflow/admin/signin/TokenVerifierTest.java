package io.seatflow.admin.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import io.seatflow.admin.domain.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TokenVerifierTest {
    private static final UserId ADA = new UserId("contoso", "ada");

    private final TestIssuer issuer = new TestIssuer();
    private final TokenVerifier verifier = new TokenVerifier(SignInSettings.of(issuer.issuer()));

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    @DisplayName("a good token is its tenant's and object's, whatever its e-mail and roles say")
    void good() throws Exception {
        assertThat(verifier.verify("Bearer " + issuer.token("contoso", "ada"))).isEqualTo(ADA);
        assertThat(verifier.verify("bearer " + issuer.token("contoso", "ada"))).isEqualTo(ADA);
    }

    @Test
    @DisplayName("tokens that are expired, unsigned, signed by somebody else, or for somebody else are refused")
    void bad() {
        for (Map.Entry<String, String> token :
                BadTokens.of(issuer, "contoso", "ada").entrySet()) {
            assertThatExceptionOfType(TokenRefused.class)
                    .as(token.getKey())
                    .isThrownBy(() -> verifier.verify("Bearer " + token.getValue()))
                    .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(token.getValue()));
        }
        assertThatExceptionOfType(TokenRefused.class).isThrownBy(() -> verifier.verify(null));
        assertThatExceptionOfType(TokenRefused.class).isThrownBy(() -> verifier.verify("Bearer " + "x".repeat(9_000)));
        assertThatExceptionOfType(TokenRefused.class)
                .isThrownBy(() -> verifier.verify("Basic " + issuer.token("contoso", "ada")));
    }

    @Test
    @DisplayName("a new key is known with the first token that it signed, and the old one is none any more")
    void rotation() throws Exception {
        String before = issuer.token("contoso", "ada");
        assertThat(verifier.verify("Bearer " + before)).isEqualTo(ADA);

        issuer.rotate();

        assertThat(verifier.verify("Bearer " + issuer.token("contoso", "ada"))).isEqualTo(ADA);
        assertThatExceptionOfType(TokenRefused.class).isThrownBy(() -> verifier.verify("Bearer " + before));
    }

    @Test
    @DisplayName(
            "a provider that is away is no reason to call a token bad, and one whose document is another's is not asked")
    void away() {
        String token = "Bearer " + issuer.token("contoso", "ada");
        TokenVerifier other = new TokenVerifier(SignInSettings.of(issuer.issuer() + "/other"));
        assertThatExceptionOfType(ProviderAway.class).isThrownBy(() -> other.verify(token));

        issuer.close();
        assertThatExceptionOfType(ProviderAway.class).isThrownBy(() -> verifier.verify(token));
    }

    @Test
    @DisplayName("the keys of a provider on the network are fetched with https only")
    void insecure() {
        TokenVerifier plain = new TokenVerifier(SignInSettings.of("http://192.0.2.1"));
        assertThatExceptionOfType(ProviderAway.class)
                .isThrownBy(() -> plain.verify("Bearer " + issuer.token("contoso", "ada")))
                .withStackTraceContaining("https");
    }

    @Test
    @DisplayName("which claims name tenant and account, and for whom a token is, are settings")
    void settings() throws Exception {
        TokenVerifier other = new TokenVerifier(new SignInSettings(issuer.issuer(), "api", "org", "sub"));
        JWTClaimsSet claims = issuer.claims("contoso", "ada")
                .audience("api")
                .claim("org", "fabrikam")
                .subject("bo")
                .build();

        assertThat(other.verify("Bearer " + TestIssuer.sign(claims, issuer.key())))
                .isEqualTo(new UserId("fabrikam", "bo"));
    }
}
