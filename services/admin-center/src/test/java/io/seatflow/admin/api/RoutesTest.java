package io.seatflow.admin.api;

import io.seatflow.admin.app.OpenApi;
import io.seatflow.admin.signin.SignInSettings;
import io.seatflow.admin.signin.TokenVerifier;
import io.seatflow.admin.store.Views;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

class RoutesTest {
    @Test
    @DisplayName("the document describes each route, and no other")
    void routes() {
        try (AdminApi api = new AdminApi(
                new TokenVerifier(SignInSettings.of("https://login.example")),
                message -> CompletableFuture.completedFuture(null),
                Views.of(Jdbi.create("jdbc:postgresql://nowhere")))) {
            assertThat(api.endpoints())
                    .extracting(endpoint -> "%s %s %s"
                            .formatted(endpoint.operation(), endpoint.method().name(), endpoint.path()))
                    .containsExactlyInAnyOrderElementsOf(new OpenApi()
                            .operations().stream()
                                    .map(operation ->
                                            "%s %s %s".formatted(operation.id(), operation.method(), operation.path()))
                                    .toList());
        }
    }

    @Test
    @DisplayName("each operation of the document says what it does and how it is answered")
    void described() {
        assertThat(new OpenApi().operations())
                .allSatisfy(operation ->
                        assertThat(operation.json().path("summary").asText()).isNotBlank())
                .allSatisfy(operation ->
                        assertThat(operation.json().path("responses").size()).isPositive());
    }
}
