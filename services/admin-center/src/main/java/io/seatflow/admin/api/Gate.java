package io.seatflow.admin.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.seatflow.admin.domain.Action;
import io.seatflow.admin.domain.Actor;
import io.seatflow.admin.domain.UserId;
import io.seatflow.admin.signin.ProviderAway;
import io.seatflow.admin.signin.TokenRefused;
import io.seatflow.admin.signin.TokenVerifier;
import io.seatflow.admin.store.AuditLog;
import io.seatflow.admin.store.AuditLog.Refusal;
import io.seatflow.admin.store.DirectoryView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/**
 * What every request passes: whose token it brings, in which tenant that account may act, and whether it may ask for this
 * at all (A6, R1). A tenant where it may not act is the same as one that is not there. Refusals are audited.
 */
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final int LONGEST_PATH = 500;
    private static final int LONGEST_TENANT = 200;

    private final TokenVerifier tokens;
    private final DirectoryView directory;
    private final AuditLog audit;

    Gate(TokenVerifier tokens, DirectoryView directory, AuditLog audit) {
        this.tokens = tokens;
        this.directory = directory;
        this.audit = audit;
    }

    /** For those who may do that in the tenant. */
    Handler open(Action action, Call.Handler handler) {
        return request -> {
            UserId user = user(request);
            String tenant = request.pathParam("tenant");
            try {
                Actor actor = actor(tenant, user);
                if (!action.isOpenTo(actor)) {
                    throw Call.roleMissing();
                }
                handler.handle(new Call(request, actor));
            } catch (Problem problem) {
                if (problem.status() == HttpStatus.FORBIDDEN || problem.status() == HttpStatus.NOT_FOUND) {
                    record(request, user, tenant, problem);
                }
                throw problem;
            }
        };
    }

    /** Whose token it is. */
    UserId user(Context request) {
        request.header("Cache-Control", "no-store");
        try {
            return tokens.verify(request.header("Authorization"));
        } catch (TokenRefused refused) {
            throw new Problem(
                    HttpStatus.UNAUTHORIZED,
                    "NOT_SIGNED_IN",
                    "Sign in and send the token: %s.".formatted(refused.getMessage()));
        } catch (ProviderAway away) {
            LOG.warn("{}", away.getMessage(), away);
            throw Problem.unavailable(
                    "SIGN_IN_PROVIDER_AWAY",
                    "The sign-in provider does not answer, so no token can be checked. Try again.");
        }
    }

    private Actor actor(String tenant, UserId user) {
        boolean possible = tenant.length() <= LONGEST_TENANT && tenant.chars().noneMatch(Character::isISOControl);
        return (possible ? directory.actor(tenant, user) : Optional.<Actor>empty())
                .orElseThrow(
                        () -> tenant.equals(user.tenantId())
                                ? Problem.forbidden(
                                        "NOT_IN_DIRECTORY",
                                        "The directory has no active account of yours in this tenant. Ask its admin.")
                                : Problem.forbidden(
                                        "OTHER_TENANT",
                                        "You may not act in this tenant. Use your own, or ask its admin to delegate a role to you."));
    }

    /** A refusal stands also where it cannot be recorded. */
    private void record(Context request, UserId user, String tenant, Problem problem) {
        String path = request.req().getRequestURI();
        try {
            audit.record(new Refusal(
                    user,
                    tenant.replaceAll("\\p{Cntrl}", "?").substring(0, Math.min(LONGEST_TENANT, tenant.length())),
                    request.method().name(),
                    path.substring(0, Math.min(LONGEST_PATH, path.length())),
                    problem.status().getCode(),
                    problem.code()));
        } catch (RuntimeException unkept) {
            LOG.error("a refusal could not be kept", unkept);
        }
    }
}
