package io.seatflow.servers.payments;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.seatflow.servers.payments.ChargeRequest.Checked;
import io.seatflow.servers.payments.Reply.Answer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The provider's routes on HTTP. Logs nothing: a body may hold anything. */
final class ProviderApi {

    private static final String KEY_HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;
    private static final long DEFAULT_LIMIT = 10;
    private static final long LARGEST_LIMIT = 100;

    private final Charges charges;
    private final Refunds refunds;
    private final LedgerIndex index;
    private final RequestCounts counts;

    ProviderApi(Charges charges, Refunds refunds, LedgerIndex index, RequestCounts counts) {
        this.charges = charges;
        this.refunds = refunds;
        this.index = index;
        this.counts = counts;
    }

    void addTo(RoutesConfig routes) {
        routes.before("/v1/*", this::authenticate);
        routes.post("/v1/payment_intents", context -> send(context, create(context)));
        routes.get("/v1/payment_intents/search", context -> send(context, search(context)));
        routes.get("/v1/payment_intents/{id}", context -> send(context, intent(context)));
        routes.post("/v1/refunds", context -> send(context, refund(context)));
        routes.get("/v1/refunds", context -> send(context, refunds.list(query(context), (int) LARGEST_LIMIT)));
        routes.get("/v1/payment_methods/{id}", context -> send(context, paymentMethod(context.pathParam("id"))));
        routes.exception(
                NotFoundResponse.class,
                (e, context) ->
                        answer(context, Refusals.unknownUrl(context.method().name(), context.path())));
    }

    private void authenticate(Context context) {
        ApiKeys.refusal(context.header("Authorization")).ifPresent(refusal -> {
            answer(context, refusal);
            context.skipRemainingHandlers();
        });
    }

    private Reply create(Context context) {
        String key = context.header(KEY_HEADER);
        if (key != null && (key.isEmpty() || key.length() > LONGEST_KEY)) {
            return Refusals.parameter("parameter_invalid_string", KEY_HEADER, "Idempotency keys have 1 to 255 letters");
        }
        Optional<Form> form = form(context.body());
        if (form.isEmpty()) {
            return Refusals.parameter("parameter_invalid_string", "body", "The body is not form encoded");
        }
        return switch (ChargeRequest.check(form.get())) {
            case Checked.Refused refused -> refused.answer();
            case Checked.Valid valid -> charges.create(valid.request(), key);
        };
    }

    private Reply refund(Context context) {
        Optional<Form> form = form(context.body());
        return form.isEmpty()
                ? Refusals.parameter("parameter_invalid_string", "body", "The body is not form encoded")
                : refunds.create(form.get(), context.header(KEY_HEADER));
    }

    private Reply intent(Context context) {
        Set<String> expand = query(context).list("expand");
        return index.byId(context.pathParam("id"))
                .filter(entry -> entry.outcome() != Entry.Outcome.REFUNDED)
                .map(entry -> new Answer(200, Bodies.intent(entry, expand)))
                .orElseGet(Refusals::noSuchIntent);
    }

    private Reply search(Context context) {
        Form form = query(context);
        Optional<SearchQuery> query = form.text("query").flatMap(SearchQuery::parse);
        if (query.isEmpty()) {
            return Refusals.parameter(
                    "parameter_invalid_string", "query", "We were unable to parse your search query.");
        }
        long limit = Math.clamp(form.text("limit").map(ProviderApi::number).orElse(DEFAULT_LIMIT), 1L, LARGEST_LIMIT);
        List<Entry> found = query.get().in(index).limit(limit + 1).toList();
        Set<String> expand = form.list("expand").stream()
                .map(part -> part.replaceFirst("^data\\.", ""))
                .collect(Collectors.toUnmodifiableSet());
        boolean more = found.size() > limit;
        return new Answer(200, Bodies.searchResult(more ? found.subList(0, (int) limit) : found, more, expand));
    }

    private static Reply paymentMethod(String name) {
        return TestTokens.find(name)
                .map(token -> new Answer(200, Bodies.paymentMethod(token)))
                .orElseGet(() -> Refusals.noSuchPaymentMethod(404, "payment_method"));
    }

    private void send(Context context, Reply reply) {
        switch (reply) {
            case Answer answer -> answer(context, answer);
            case Reply.Cut cut -> cut(context);
        }
    }

    private void answer(Context context, Answer answer) {
        counts.count("answer " + answer.status());
        context.header("Request-Id", "req_" + UUID.randomUUID().toString().replace("-", ""));
        String key = context.header(KEY_HEADER);
        if (key != null) {
            context.header(KEY_HEADER, key);
        }
        if (answer.replayed()) {
            counts.count("replayed");
            context.header("Idempotent-Replayed", "true");
        }
        context.status(answer.status())
                .contentType("application/json")
                .result(answer.body().toString());
    }

    /** The connection is closed under the answer, so that not a byte of it is sent. */
    private void cut(Context context) {
        counts.count("cut");
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    private static Form query(Context context) {
        return form(Optional.ofNullable(context.queryString()).orElse("")).orElseGet(() -> Form.parse(""));
    }

    private static Optional<Form> form(String encoded) {
        try {
            return Optional.of(Form.parse(encoded));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : DEFAULT_LIMIT;
    }
}
