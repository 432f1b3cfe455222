package io.seatflow.notification.app;

import io.seatflow.notification.smtp.StartTls;
import io.seatflow.workflow.settings.SettingsSources;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The mail service's settings")
class NotificationSettingsTest {
    private static final Map<String, String> NEEDED = Map.of(
            "kafka", "127.0.0.1:9092",
            "registry", "http://127.0.0.1:8080/apis/ccompat/v7",
            "database.url", "jdbc:postgresql://127.0.0.1:5432/notification-email",
            "database.user", "notification",
            "smtp.host", "mail.example");

    @Test
    @DisplayName(
            "N4 encrypted submission unless set, Message-IDs of the sender's domain, and a password that is not shown")
    void defaults() {
        NotificationSettings settings =
                read(Map.of("mail.from", "noreply@Seatflow.example", "smtp.user", "us", "smtp.password", "hush-hush"));
        assertThat(settings.smtp().startTls()).isEqualTo(StartTls.REQUIRED);
        assertThat(settings.smtp().server().port()).isEqualTo(587);
        assertThat(settings.smtp().trustedCertificates()).isNull();
        assertThat(settings.mail().domain()).isEqualTo("seatflow.example");
        assertThat(settings.mail().attemptLimit()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.mail().oldest()).isEqualTo(Duration.ofDays(3));
        assertThat(settings.toString()).doesNotContain("hush-hush");
    }

    @Test
    @DisplayName("what cannot be meant is refused, with the key's name")
    void refused() {
        assertThatThrownBy(() -> read(Map.of("smtp.starttls", "maybe"))).hasMessageContaining("smtp.starttls");
        assertThatThrownBy(() -> read(Map.of("mail.from", "a@b.example\r\nBcc: eve@evil.example")))
                .hasMessageContaining("e-mail address");
        assertThatThrownBy(() -> read(Map.of("mail.domain", "not a domain"))).hasMessageContaining("e-mail address");
        assertThatThrownBy(() -> read(Map.of("mail.lease", "1m"))).hasMessageContaining("mail.lease");
        assertThatThrownBy(() -> read(Map.of("mail.retry.longest", "1s"))).hasMessageContaining("pauses");
    }

    private static NotificationSettings read(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(NEEDED);
        all.putAll(more);
        return SettingsSources.of(NotificationSettings.SERVICE).overrides(all).read(NotificationSettings::from);
    }
}
