package io.seatflow.admin.signin;

import io.seatflow.workflow.settings.Settings;

/**
 * Whose tokens are good: {@code sign-in.issuer}, {@code sign-in.audience}, {@code sign-in.tenant-claim} and {@code
 * sign-in.object-claim}.
 *
 * @param issuer as the provider names itself, to the letter; its discovery document is looked for below it
 * @param audience that a token must be for
 * @param tenantClaim that names the tenant
 * @param objectClaim that names the account in the tenant
 */
public record SignInSettings(String issuer, String audience, String tenantClaim, String objectClaim) {
    /** The defaults for everything but the issuer. */
    public static SignInSettings of(String issuer) {
        return new SignInSettings(issuer, "seatflow", "tid", "oid");
    }

    /** Asks for the settings of this group. */
    public static SignInSettings from(Settings settings) {
        SignInSettings defaults = of(settings.uri("sign-in.issuer").toString());
        return new SignInSettings(
                defaults.issuer,
                settings.text("sign-in.audience", defaults.audience),
                settings.text("sign-in.tenant-claim", defaults.tenantClaim),
                settings.text("sign-in.object-claim", defaults.objectClaim));
    }
}
