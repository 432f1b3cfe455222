package io.seatflow.servers.payments;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.param.PaymentIntentSearchParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

@DisplayName("The payment sandbox, asked through the provider's own library")
class ProviderApiTest {

    @TempDir
    Path folder;

    private PaymentSandbox sandbox;
    private SandboxClient client;

    @BeforeEach
    void start() throws IOException {
        sandbox = PaymentSandbox.start(folder, 0);
        client = new SandboxClient(sandbox);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        sandbox.close();
    }

    @Test
    @DisplayName("a charge is captured, answered with the card's brand and last digits, and found by id and by order")
    void captures() throws StripeException {
        PaymentIntent intent = client.charge("A-1", "pm_card_mastercard", 4200);

        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getAmountReceived()).isEqualTo(4200);
        assertThat(intent.getCurrency()).isEqualTo("eur");
        PaymentMethod.Card card = intent.getPaymentMethodObject().getCard();
        assertThat(List.of(card.getBrand(), card.getLast4())).containsExactly("mastercard", "4444");

        PaymentIntent retrieved = client.stripe().v1().paymentIntents().retrieve(intent.getId());
        assertThat(retrieved.getMetadata()).containsEntry("order_id", "A-1").containsEntry("tenant_id", "contoso");
        assertThat(search("metadata['order_id']:'A-1'"))
                .singleElement()
                .extracting(PaymentIntent::getId)
                .isEqualTo(intent.getId());
        assertThat(search("metadata['order_id']:'A-2'")).isEmpty();
        assertThat(sandbox.captures("A-1")).singleElement().satisfies(capture -> {
            assertThat(capture.amount()).isEqualTo(4200);
            assertThat(capture.idempotencyKey()).isEqualTo("A-1");
        });
    }

    @Test
    @DisplayName("search joins clauses with AND and takes quoted quotes")
    void searches() throws StripeException {
        client.charge("O'Neil", "pm_card_visa", 100);
        assertThat(search("metadata['order_id']:'O\\'Neil' AND status:'succeeded'"))
                .hasSize(1);
        assertThat(search("status:'requires_payment_method' AND metadata[\"order_id\"]:\"O'Neil\""))
                .isEmpty();
        assertThatThrownBy(() -> search("metadata['order_id']:'A' OR status:'succeeded'"))
                .isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @DisplayName("a declined card is answered with 402, code and decline code, and nothing is captured")
    @CsvSource(
            nullValues = "-",
            value = {
                "pm_card_visa_chargeDeclined, card_declined, generic_decline",
                "pm_card_chargeDeclined, card_declined, generic_decline",
                "pm_card_visa_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
                "pm_card_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
                "pm_card_visa_chargeDeclinedLostCard, card_declined, lost_card",
                "pm_card_visa_chargeDeclinedStolenCard, card_declined, stolen_card",
                "pm_card_chargeDeclinedExpiredCard, expired_card, -",
                "pm_card_visa_chargeDeclinedExpiredCard, expired_card, -",
                "pm_card_chargeDeclinedIncorrectCvc, incorrect_cvc, -",
                "pm_card_chargeDeclinedProcessingError, processing_error, -",
            })
    void declines(String token, String code, String declineCode) throws StripeException {
        assertThatThrownBy(() -> client.charge("D-1", token, 500))
                .asInstanceOf(type(CardException.class))
                .satisfies(declined -> {
                    assertThat(declined.getStatusCode()).isEqualTo(402);
                    assertThat(declined.getCode()).isEqualTo(code);
                    assertThat(declined.getDeclineCode()).isEqualTo(declineCode);
                    assertThat(declined.getUserMessage()).isNotBlank();
                    assertThat(declined.getStripeError()
                                    .getPaymentMethod()
                                    .getCard()
                                    .getLast4())
                            .hasSize(4);
                });
        assertThat(sandbox.captures("D-1")).isEmpty();
        assertThat(search("metadata['order_id']:'D-1'"))
                .singleElement()
                .extracting(PaymentIntent::getStatus)
                .isEqualTo("requires_payment_method");
    }

    @ParameterizedTest
    @DisplayName("cards that can be charged are known by brand and last digits")
    @CsvSource({
        "pm_card_visa, visa, 4242",
        "pm_card_visa_debit, visa, 5556",
        "pm_card_mastercard, mastercard, 4444",
        "pm_card_amex, amex, 0005"
    })
    void paymentMethods(String token, String brand, String last4) throws StripeException {
        PaymentMethod.Card card =
                client.stripe().v1().paymentMethods().retrieve(token).getCard();
        assertThat(List.of(card.getBrand(), card.getLast4())).containsExactly(brand, last4);
        assertThat(card.getExpYear()).isEqualTo(2034);
    }

    @Test
    @DisplayName("an unknown token is a missing resource, not a decline")
    void unknownToken() {
        assertThatThrownBy(() -> client.charge("U-1", "pm_nobody", 500))
                .asInstanceOf(type(InvalidRequestException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.getCode()).isEqualTo("resource_missing");
                    assertThat(refusal.getParam()).isEqualTo("payment_method");
                });
    }

    @ParameterizedTest
    @DisplayName("a request that is not understood is refused with 400, and nothing is executed")
    @ValueSource(
            strings = {
                "currency=eur&payment_method=pm_card_visa&confirm=true",
                "amount=0&currency=eur&payment_method=pm_card_visa&confirm=true",
                "amount=12.5&currency=eur&payment_method=pm_card_visa&confirm=true",
                "amount=1000000000000&currency=eur&payment_method=pm_card_visa&confirm=true",
                "amount=100&currency=euro&payment_method=pm_card_visa&confirm=true",
                "amount=100&currency=eur&payment_method=pm_card_visa",
                "amount=100&currency=eur&payment_method=pm_card_visa&confirm=true&color=red",
                "amount=100&currency=eur&payment_method=pm_card_visa&confirm=true&expand[]=customer",
                "amount=100&currency=eur&payment_method=4242424242424242&confirm=true",
                "amount=100&currency=eur&payment_method=pm_card_visa&confirm=true&description=4242-4242-4242-4242",
                "amount=100&currency=eur&payment_method=pm_card_visa&confirm=true&metadata[card]=4000+0566+5566+5556",
                "amount=100&currency=eur&confirm=true&payment_method_data[card][number]=x",
                "amount=%zz"
            })
    void refuses(String form) throws IOException, InterruptedException {
        var response = client.post(form, SandboxClient.key("R-1"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("invalid_request_error").doesNotContain("4242", "5556");
        assertThat(sandbox.captures()).isEmpty();
    }

    @Test
    @DisplayName("without a key, and with a live key, the answer is 401; an unknown URL is 404 in the provider's shape")
    void authenticates() throws IOException, InterruptedException {
        assertThat(client.post("amount=1").statusCode()).isEqualTo(401);
        assertThat(client.post("amount=1", "Authorization", "Bearer sk_live_x").statusCode())
                .isEqualTo(401);
        assertThat(client.get("/v1/payment_methods/pm_card_visa", "Authorization", "Basic c2tfdGVzdF94Og==")
                        .statusCode())
                .isEqualTo(200);
        var unknown = client.get("/v1/disputes", SandboxClient.key("x"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("Unrecognized request URL");
        assertThat(client.get("/v1/payment_intents/pi_none", SandboxClient.key("x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("the ledger can be looked at over HTTP: captures, declines and request counts")
    void showsTheLedger() throws StripeException, IOException, InterruptedException {
        client.charge("L-1", "pm_card_visa", 700);
        client.charge("L-1", "pm_card_visa", 700);
        assertThatThrownBy(() -> client.charge("L-2", "pm_card_visa_chargeDeclined", 700))
                .isInstanceOf(CardException.class);

        String all = client.get("/ledger").body();
        assertThat(all)
                .contains("\"orderId\":\"L-1\"", "\"amount\":700", "\"declined\":1", "\"replayed\":1")
                .contains("\"answer 200\":2", "\"answer 402\":1");
        assertThat(client.get("/ledger/L-2").body()).contains("\"captures\":[]");
    }

    private List<PaymentIntent> search(String query) throws StripeException {
        return client.stripe()
                .v1()
                .paymentIntents()
                .search(PaymentIntentSearchParams.builder().setQuery(query).build())
                .getData();
    }
}
