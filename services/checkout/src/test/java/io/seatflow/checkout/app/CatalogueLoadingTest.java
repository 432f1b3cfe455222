package io.seatflow.checkout.app;

import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.wire.CatalogueFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static java.util.Collections.synchronizedList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CatalogueLoadingTest {
    private final List<Message> submitted = synchronizedList(new ArrayList<>());
    private final List<CompletableFuture<Void>> answers = synchronizedList(new ArrayList<>());

    @Test
    @DisplayName("The catalogue is submitted again until it is known to be in force")
    void again() {
        try (CatalogueLoading loading = loading()) {
            answers.getFirst().completeExceptionally(new IllegalStateException("the outcome is unknown"));
            await().until(() -> answers.size() == 2);
            assertThat(loading.problem()).isPresent();

            answers.getLast().complete(null);

            assertThat(loading.problem()).isEmpty();
            assertThat(submitted).hasSize(2).containsOnly(new Message.CatalogueLoaded(CatalogueFile.shipped()));
        }
    }

    @Test
    @DisplayName("Once the service stops, nothing is submitted any more")
    void stopped() {
        CatalogueLoading loading = loading();
        loading.close();
        answers.getFirst().completeExceptionally(new IllegalStateException("stopped"));

        assertThat(loading.problem()).isPresent();
        assertThat(submitted).hasSize(1);
    }

    private CatalogueLoading loading() {
        return new CatalogueLoading(
                message -> {
                    submitted.add(message);
                    CompletableFuture<Void> answer = new CompletableFuture<>();
                    answers.add(answer);
                    return answer;
                },
                CatalogueFile.shipped());
    }
}
