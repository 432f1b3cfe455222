package io.seatflow.checkout.app;

import io.seatflow.checkout.domain.Policy;
import io.seatflow.workflow.settings.SettingsSources;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckoutSettingsTest {

    @Test
    @DisplayName("P2 unless it is set otherwise, the shipped catalogue is sold and everything is enabled")
    void defaults() {
        assertThat(read(Map.of()))
                .returns(Optional.empty(), CheckoutSettings::catalogue)
                .returns(Policy.ENABLED, CheckoutSettings::policy);
    }

    @Test
    @DisplayName("P2 catalogue and default policy can be set")
    void set() {
        assertThat(read(Map.of("catalogue", "my.json", "policy.default", "OnlyTrialsWithoutPaymentMethod")))
                .returns(Optional.of(Path.of("my.json")), CheckoutSettings::catalogue)
                .returns(Policy.ONLY_TRIALS_WITHOUT_PAYMENT_METHOD, CheckoutSettings::policy);
    }

    @Test
    @DisplayName("P2 a policy that there is not is refused by its key, with those there are")
    void unknownPolicy() {
        assertThatThrownBy(() -> read(Map.of("policy.default", "enabled")))
                .hasMessage("policy.default: expected a policy of [Enabled, OnlyTrialsWithoutPaymentMethod, Disabled],"
                        + " found enabled");
    }

    private static CheckoutSettings read(Map<String, String> values) {
        Map<String, String> complete = new HashMap<>(values);
        complete.put("kafka", "127.0.0.1:9092");
        complete.put("registry", "http://127.0.0.1:8081");
        complete.put("database.url", "jdbc:postgresql://127.0.0.1/checkout");
        complete.put("database.user", "checkout");
        return SettingsSources.of(CheckoutSettings.SERVICE).overrides(complete).read(CheckoutSettings::from);
    }
}
