package io.seatflow.admin.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.seatflow.admin.domain.UserId;
import org.jspecify.annotations.Nullable;

import java.text.ParseException;
import java.time.InstantSource;
import java.util.Set;

/**
 * Tells whose a bearer token is. Good is a token of the issuer, for the audience, neither too early nor too late, signed
 * with one of the issuer's public keys: one without a signature, or with a shared secret's, never is. Safe for use by
 * several threads.
 */
public final class TokenVerifier {
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_TOKEN = 8 << 10;
    private static final int LONGEST_ID = 200;
    private static final int CLOCKS_DIFFER_BY_SECONDS = 30;
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final SignInSettings settings;
    private final ProviderKeys keys;

    public TokenVerifier(SignInSettings settings) {
        this.settings = settings;
        this.keys = new ProviderKeys(settings.issuer(), InstantSource.system());
    }

    /**
     * Whose token it is.
     *
     * @param authorization the header {@code Authorization}
     * @throws TokenRefused where there is none or it is not good
     * @throws ProviderAway where that cannot be found out now
     */
    public UserId verify(@Nullable String authorization) throws TokenRefused, ProviderAway {
        JWTClaimsSet claims = claims(token(authorization));
        return new UserId(id(claims, settings.tenantClaim()), id(claims, settings.objectClaim()));
    }

    private static String token(@Nullable String authorization) throws TokenRefused {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new TokenRefused("expected a bearer token in the header Authorization");
        }
        String token = authorization.substring(BEARER.length()).strip();
        if (token.length() > LONGEST_TOKEN) {
            throw new TokenRefused("expected a token of at most %d characters".formatted(LONGEST_TOKEN));
        }
        return token;
    }

    private JWTClaimsSet claims(String token) throws TokenRefused, ProviderAway {
        try {
            return processor(keys.source()).process(token, null);
        } catch (RemoteKeySourceException away) {
            throw new ProviderAway("the keys of issuer %s cannot be fetched".formatted(settings.issuer()), away);
        } catch (ParseException | BadJOSEException | JOSEException bad) {
            throw new TokenRefused("the token is not good: %s".formatted(reason(bad)));
        }
    }

    /** Made for each token, since it is cheap and says in one place what is asked of a token. */
    private DefaultJWTProcessor<SecurityContext> processor(JWKSource<SecurityContext> source) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                settings.audience(),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("exp", settings.tenantClaim(), settings.objectClaim()));
        claims.setMaxClockSkew(CLOCKS_DIFFER_BY_SECONDS);
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    private static String id(JWTClaimsSet claims, String name) throws TokenRefused {
        if (claims.getClaim(name) instanceof String id
                && !id.isBlank()
                && id.length() <= LONGEST_ID
                && id.chars().noneMatch(Character::isISOControl)) {
            return id;
        }
        throw new TokenRefused("expected an id in the token's claim " + name);
    }

    /** In the library's words, which name the check and not the token. */
    private static String reason(Exception bad) {
        return bad instanceof ParseException ? "it cannot be read" : String.valueOf(bad.getMessage());
    }
}
