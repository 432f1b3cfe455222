package io.seatflow.servers.payments;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of the provider's search language that is spoken here: {@code metadata['order_id']:'A-1'}, {@code
 * status:'succeeded'}, and several of them joined by {@code AND}. A quote in a value is written {@code \'}.
 */
record SearchQuery(List<Clause> clauses) {

    /** @param key the metadata key, null where the clause is about the status */
    record Clause(@Nullable String key, String value) {}

    private static final String QUOTED = "(['\"])((?:\\\\.|(?!\\QUOTE).)*)\\QUOTE";
    private static final Pattern CLAUSE = Pattern.compile("\\s*(?:metadata\\[" + QUOTED.replace("QUOTE", "1")
            + "\\]|status)\\s*:\\s*" + QUOTED.replace("QUOTE", "3") + "\\s*(AND\\b|$)");

    /** Empty where the query is not of this part of the language. */
    static Optional<SearchQuery> parse(String text) {
        List<Clause> clauses = new ArrayList<>();
        Matcher matcher = CLAUSE.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            String key = matcher.group(2);
            clauses.add(new Clause(key == null ? null : unescape(key), unescape(matcher.group(4))));
            end = matcher.end();
            if (matcher.group(5).isEmpty()) {
                break;
            }
        }
        boolean whole = end == text.length()
                && !clauses.isEmpty()
                && !text.stripTrailing().endsWith("AND");
        return whole ? Optional.of(new SearchQuery(List.copyOf(clauses))) : Optional.empty();
    }

    Stream<Entry> in(LedgerIndex index) {
        Stream<Entry> candidates = clauses.stream()
                .filter(clause -> "order_id".equals(clause.key()))
                .findFirst()
                .map(clause -> index.ofOrder(clause.value()).stream())
                .orElseGet(index::all);
        return candidates.filter(entry -> entry.outcome() != Entry.Outcome.REFUNDED
                && clauses.stream().allMatch(clause -> matches(clause, entry)));
    }

    private static boolean matches(Clause clause, Entry entry) {
        if (clause.key() == null) {
            return clause.value().equals(entry.captured() ? "succeeded" : "requires_payment_method");
        }
        return clause.value().equals(entry.metadata().get(clause.key()));
    }

    private static String unescape(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
