package io.seatflow.schemas;

import io.seatflow.events.billing.OrderPaid;
import io.seatflow.storefront.OrderPlaced;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TopicsTest {
    @Test
    @DisplayName("the public subjects are those any Confluent-compatible client uses by default")
    void publicSubjects() {
        assertThat(Topics.STOREFRONT_ORDERS.subject(OrderPlaced.class)).isEqualTo("storefront.orders-value");
        assertThat(Topics.BILLING_EVENTS.subject(OrderPaid.class))
                .isEqualTo("billing.events-io.seatflow.events.billing.OrderPaid");
    }

    @Test
    @DisplayName("a topic names the types it carries when asked for another")
    void foreignType() {
        assertThatThrownBy(() -> Topics.STOREFRONT_ORDERS.subject(OrderPaid.class))
                .hasMessageContaining("storefront.orders")
                .hasMessageContaining("OrderPaid");
    }

    @Test
    @DisplayName("no topic is listed twice")
    void names() {
        assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates();
    }
}
