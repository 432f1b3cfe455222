package io.seatflow.availability.query;

import io.seatflow.availability.domain.TenantProduct;

/**
 * Answers questions: from this instance's rows, or through the one instance that has them. A question that was passed
 * on already is answered here or not at all, so none can go in circles while partitions change hands. Safe for threads.
 */
public final class Answers {
    private final Totals totals;
    private final OtherInstance others;

    public Answers(Totals totals, OtherInstance others) {
        this.totals = totals;
        this.others = others;
    }

    /** The reply to a question, whatever happens to it. */
    public Reply to(Question question) {
        if (!question.isValid()) {
            return new Reply(
                    Reply.BAD_REQUEST,
                    RowsJson.error(
                            "INVALID_ID", "an id has 1 to 255 characters and neither slashes nor control characters"));
        }
        String productId = question.productId();
        Answer answer = productId == null
                ? totals.of(question.tenantId())
                : totals.of(new TenantProduct(question.tenantId(), productId));
        return switch (answer) {
            case Answer.Rows found -> reply(question, found);
            case Answer.Elsewhere elsewhere ->
                question.forwarded() ? notNow() : others.ask(elsewhere.owner(), question);
            case Answer.NotNow nobody -> notNow();
        };
    }

    private static Reply reply(Question question, Answer.Rows found) {
        if (question.productId() == null) {
            return new Reply(Reply.OK, RowsJson.list(found.rows()));
        }
        if (found.rows().isEmpty()) {
            return new Reply(
                    Reply.NOT_FOUND,
                    RowsJson.error("UNKNOWN_PRODUCT", "the tenant never had a subscription of the product"));
        }
        return new Reply(Reply.OK, RowsJson.one(found.rows().getFirst()));
    }

    /** What is said while nobody has the rows. */
    public static Reply notNow() {
        return new Reply(
                Reply.UNAVAILABLE, RowsJson.error("REBALANCING", "the rows are changing hands; ask again in a second"));
    }
}
