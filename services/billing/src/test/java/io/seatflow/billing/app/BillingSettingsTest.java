package io.seatflow.billing.app;

import io.seatflow.workflow.settings.SettingsSources;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Billing's settings")
class BillingSettingsTest {
    private static final Map<String, String> NEEDED = Map.of(
            "kafka", "127.0.0.1:9092",
            "registry", "http://127.0.0.1:8080/apis/ccompat/v7",
            "database.url", "jdbc:postgresql://127.0.0.1:5432/billing",
            "database.user", "billing");

    @Test
    @DisplayName("Stripe's own address unless set, with a key that is not shown")
    void stripe() {
        BillingSettings settings = read(Map.of("payments.key", "sk_test_1"));
        assertThat(settings.payments().provider()).isEqualTo(PaymentSettings.Provider.STRIPE);
        assertThat(settings.payments().stripe().base()).isEqualTo(URI.create("https://api.stripe.com"));
        assertThat(settings.payments().stripe().key().reveal()).isEqualTo("sk_test_1");
        assertThat(settings.toString()).doesNotContain("sk_test_1");
        assertThat(read(Map.of("payments.key", "sk_test_1", "payments.url", "http://127.0.0.1:1"))
                        .payments()
                        .stripe()
                        .base())
                .isEqualTo(URI.create("http://127.0.0.1:1"));
    }

    @Test
    @DisplayName("the provider in this process needs no key; Stripe does")
    void immediate() {
        assertThat(read(Map.of("payments.provider", "immediate")).payments().provider())
                .isEqualTo(PaymentSettings.Provider.IMMEDIATE);
        assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("payments.key");
        assertThatThrownBy(() -> read(Map.of("payments.provider", "cash"))).hasMessageContaining("cash");
    }

    private static BillingSettings read(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(NEEDED);
        all.putAll(more);
        return SettingsSources.of(BillingSettings.SERVICE).overrides(all).read(BillingSettings::from);
    }
}
