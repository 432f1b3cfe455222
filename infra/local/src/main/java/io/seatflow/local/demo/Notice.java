package io.seatflow.local.demo;

import io.seatflow.local.commands.Catalogue;

import java.util.List;

/**
 * A mail that must come of the scene.
 *
 * @param what in words, for people
 * @param key an id in its text by which it is known
 * @param language that it is written in
 * @param says what its text must say
 * @param shown whether it is shown to people
 */
record Notice(String what, String key, String to, String language, List<String> says, boolean shown) {
    Notice {
        says = List.copyOf(says);
    }

    /** N1, N2: to whom what is told; what has no id, since it did not happen, is not expected. */
    static List<Notice> of(Script script, SceneAnswers answers, String source, String cancelled, Catalogue catalogue) {
        String product = name(catalogue, Scene.PRODUCT);
        String other = name(catalogue, Scene.order(script, Scene.CANCELLED).getProductId());
        return List.of(
                new Notice(
                        "the order confirmation of the central purchase",
                        answers.to(SceneAnswers.Ask.BUY_CENTRALLY).path("id").asText("no purchase"),
                        Scene.ADMIN_ADDRESS,
                        "en",
                        List.of(product, answers.target()),
                        false),
                new Notice(
                        "the notice of the takeover",
                        source,
                        Scene.order(script, Scene.TAKEN_OVER).getBuyerEmail(),
                        "en",
                        List.of(
                                product,
                                answers.target(),
                                Scene.ADMIN_IN_MAILS,
                                "%d users were moved".formatted(Scene.MOVED.size())),
                        true),
                new Notice(
                        "the notice of the cancellation",
                        cancelled,
                        Scene.order(script, Scene.CANCELLED).getBuyerEmail(),
                        "sv",
                        List.of(other),
                        true));
    }

    private static String name(Catalogue catalogue, String productId) {
        return catalogue.product(productId).map(Catalogue.Product::name).orElse(productId);
    }
}
