package io.seatflow.servers.payments;

import io.seatflow.servers.payments.Reply.Answer;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A payment intent to be created and confirmed in one go, checked. */
record ChargeRequest(
        long amount,
        String currency,
        TestToken token,
        Map<String, String> metadata,
        @Nullable String description,
        Set<String> expand,
        String fingerprint) {

    /** Either a request that can be executed, or the refusal. */
    sealed interface Checked {
        record Valid(ChargeRequest request) implements Checked {}

        record Refused(Answer answer) implements Checked {}
    }

    private static final Set<String> KNOWN = Set.of(
            "amount",
            "currency",
            "payment_method",
            "payment_method_types",
            "automatic_payment_methods",
            "capture_method",
            "confirm",
            "off_session",
            "error_on_requires_action",
            "metadata",
            "description",
            "receipt_email",
            "statement_descriptor_suffix",
            "expand");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CURRENCY = Pattern.compile("[a-zA-Z]{3}");
    /** The provider's limit depends on account and currency: 8 digits by default, 12 at most, as here. */
    private static final long LARGEST_AMOUNT = 999_999_999_999L;

    private static final int LONGEST_METADATA_KEY = 40;
    private static final int LONGEST_METADATA_VALUE = 500;
    private static final int MOST_METADATA = 50;

    static Checked check(Form form) {
        Optional<Answer> refusal = refusal(form);
        if (refusal.isPresent()) {
            return new Checked.Refused(refusal.get());
        }
        Optional<TestToken> token = form.text("payment_method").flatMap(TestTokens::find);
        if (token.isEmpty()) {
            return new Checked.Refused(Refusals.noSuchPaymentMethod(400, "payment_method"));
        }
        return new Checked.Valid(new ChargeRequest(
                Long.parseLong(form.text("amount").orElseThrow()),
                form.text("currency").orElseThrow().toLowerCase(Locale.ROOT),
                token.get(),
                form.nested("metadata"),
                form.text("description").orElse(null),
                form.list("expand"),
                form.fingerprint()));
    }

    private static Optional<Answer> refusal(Form form) {
        Optional<String> unknown = form.unknown(KNOWN);
        if (form.allValues().stream().anyMatch(RawCardNumbers::in)) {
            return Optional.of(Refusals.rawCardNumber());
        } else if (unknown.isPresent()) {
            String name = unknown.get();
            return Optional.of(Refusals.parameter("parameter_unknown", name, "Received unknown parameter: " + name));
        }
        return missing(form)
                .or(() -> amountAndCurrency(form))
                .or(() -> metadata(form))
                .or(() -> expand(form));
    }

    private static Optional<Answer> missing(Form form) {
        for (String required : new String[] {"amount", "currency", "payment_method"}) {
            if (form.text(required).isEmpty()) {
                return Optional.of(Refusals.missing(required));
            }
        }
        if (form.text("confirm").filter("true"::equals).isEmpty()) {
            return Optional.of(Refusals.parameter(
                    "parameter_invalid",
                    "confirm",
                    "The sandbox creates and confirms in one go: confirm must be true."));
        }
        return Optional.empty();
    }

    private static Optional<Answer> amountAndCurrency(Form form) {
        String amount = form.text("amount").orElseThrow();
        if (!AMOUNT.matcher(amount).matches() || Long.parseLong(amount) < 1) {
            return Optional.of(Refusals.parameter("parameter_invalid_integer", "amount", "Invalid positive integer"));
        } else if (Long.parseLong(amount) > LARGEST_AMOUNT) {
            return Optional.of(
                    Refusals.parameter("amount_too_large", "amount", "Amount must be no more than 12 digits"));
        } else if (!CURRENCY.matcher(form.text("currency").orElseThrow()).matches()) {
            return Optional.of(Refusals.parameter("parameter_invalid_string", "currency", "Invalid currency"));
        }
        return Optional.empty();
    }

    private static Optional<Answer> metadata(Form form) {
        Map<String, String> metadata = form.nested("metadata");
        boolean fits = metadata.size() <= MOST_METADATA
                && metadata.entrySet().stream()
                        .allMatch(entry -> entry.getKey().length() <= LONGEST_METADATA_KEY
                                && entry.getValue().length() <= LONGEST_METADATA_VALUE);
        return fits
                ? Optional.empty()
                : Optional.of(Refusals.parameter("parameter_invalid_string", "metadata", "Metadata is too long"));
    }

    private static Optional<Answer> expand(Form form) {
        return form.list("expand").stream()
                .filter(part -> !part.equals(Bodies.PAYMENT_METHOD))
                .findFirst()
                .map(part -> Refusals.parameter(
                        "parameter_invalid_string", "expand", "This property cannot be expanded (" + part + ")."));
    }
}
