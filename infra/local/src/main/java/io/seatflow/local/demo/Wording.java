package io.seatflow.local.demo;

import io.seatflow.events.directory.Tenant;
import io.seatflow.storefront.OrderOutcome;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whoever is not eligible must be asked, in the tenant's language, to contact their IT admin. */
final class Wording {
    private static final Set<String> INELIGIBLE = Set.of(
            "UNKNOWN_TENANT",
            "UNKNOWN_USER",
            "UNMANAGED_TENANT",
            "GUEST_ACCOUNT",
            "INACTIVE_ACCOUNT",
            "TENANT_NOT_ELIGIBLE",
            "MARKET_NOT_ELIGIBLE");

    private final Map<String, String> languages;

    Wording(List<Tenant> tenants) {
        languages = tenants.stream().collect(Collectors.toMap(Tenant::getTenantId, Tenant::getLanguage));
    }

    /** What is wrong with the message of an outcome. */
    Optional<String> problem(OrderOutcome outcome) {
        String message = outcome.getMessage();
        String reason = outcome.getReason();
        String expected = reason != null && INELIGIBLE.contains(reason) ? admin(outcome.getTenantId()) : "";
        return message.isBlank() || !message.contains(expected)
                ? Optional.of("order %s: expected a message that names the %s, found \"%s\""
                        .formatted(outcome.getOrderId(), expected, message))
                : Optional.empty();
    }

    private String admin(String tenantId) {
        return switch (languages.getOrDefault(tenantId, "en")) {
            case "fr" -> "administrateur informatique";
            case "sv" -> "IT-administratör";
            default -> "IT admin";
        };
    }
}
