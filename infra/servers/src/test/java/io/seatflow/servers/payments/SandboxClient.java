package io.seatflow.servers.payments;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Talks to a sandbox as billing does, through the provider's own library, and as anybody can, through HTTP. */
final class SandboxClient implements AutoCloseable {

    private final URI url;
    private final StripeClient stripe;
    private final HttpClient http = HttpClient.newHttpClient();

    SandboxClient(PaymentSandbox sandbox) {
        this(sandbox.url());
    }

    SandboxClient(URI url) {
        this.url = url;
        this.stripe = StripeClient.builder()
                .setApiKey(PaymentSandbox.API_KEY)
                .setApiBase(url.toString())
                .setConnectTimeout(5_000)
                .setReadTimeout(10_000)
                .setMaxNetworkRetries(0)
                .build();
    }

    StripeClient stripe() {
        return stripe;
    }

    PaymentIntent charge(String orderId, String token, long amount) throws StripeException {
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency("eur")
                .setPaymentMethod(token)
                .setConfirm(true)
                .setOffSession(true)
                .addExpand("payment_method")
                .setDescription("3 seats")
                .putMetadata("order_id", orderId)
                .putMetadata("tenant_id", "contoso")
                .build();
        RequestOptions options =
                RequestOptions.builder().setIdempotencyKey(orderId).build();
        return stripe.v1().paymentIntents().create(params, options);
    }

    HttpResponse<String> post(String form, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve("/v1/payment_intents"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(request, headers);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url.resolve(path)), headers);
    }

    static String[] key(String idempotencyKey) {
        return new String[] {"Authorization", "Bearer " + PaymentSandbox.API_KEY, "Idempotency-Key", idempotencyKey};
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}
