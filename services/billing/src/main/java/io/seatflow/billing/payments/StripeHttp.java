package io.seatflow.billing.payments;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries the Stripe library's requests over Java's own HTTP client. The library's default carrier sends a POST a second
 * time by itself when a connection is cut, keeps five connections at most, and limits the time between two bytes, not
 * that of the whole answer.
 */
final class StripeHttp extends com.stripe.net.HttpClient implements AutoCloseable {
    private final HttpClient http;
    private final Duration answerTimeout;

    StripeHttp(Duration connectTimeout, Duration answerTimeout) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
        this.answerTimeout = answerTimeout;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        CompletableFuture<HttpResponse<String>> sent =
                http.sendAsync(carried(request), HttpResponse.BodyHandlers.ofString());
        try {
            HttpResponse<String> response = sent.get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
            return new StripeResponse(
                    response.statusCode(), HttpHeaders.of(response.headers().map()), response.body());
        } catch (ExecutionException e) {
            throw noAnswer(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw noAnswer("no answer within " + answerTimeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw noAnswer("interrupted", e);
        }
    }

    private static HttpRequest carried(StripeRequest request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(request.url().toString()));
        request.headers().map().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        builder.setHeader("User-Agent", buildUserAgentString(request));
        HttpContent content = request.content();
        if (content == null) {
            return builder.method(request.method().name(), HttpRequest.BodyPublishers.noBody())
                    .build();
        }
        builder.setHeader("Content-Type", content.contentType());
        return builder.method(
                        request.method().name(), HttpRequest.BodyPublishers.ofByteArray(content.byteArrayContent()))
                .build();
    }

    private static ApiConnectionException noAnswer(String text, Exception cause) {
        return new ApiConnectionException(text, cause instanceof IOException io ? io : new IOException(text, cause));
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
