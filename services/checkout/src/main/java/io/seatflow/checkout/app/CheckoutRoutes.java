package io.seatflow.checkout.app;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.seatflow.checkout.domain.CheckoutState;
import io.seatflow.checkout.domain.Inquiry;
import io.seatflow.checkout.domain.Policy;
import io.seatflow.checkout.domain.Term;
import io.seatflow.checkout.domain.Verdict;
import io.seatflow.checkout.store.CheckoutView;
import io.seatflow.checkout.wire.InquiryFields;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.http.Parameters;

import java.util.function.Consumer;

/** What storefronts ask before they sell: {@code GET /products} and {@code GET /eligibility}. */
final class CheckoutRoutes implements Consumer<RoutesConfig> {
    private final CheckoutView view;
    private final Policy policy;

    CheckoutRoutes(CheckoutView view, Policy policy) {
        this.view = view;
        this.policy = policy;
    }

    @Override
    public void accept(RoutesConfig routes) {
        routes.get("/products", this::products);
        routes.get("/eligibility", this::eligibility);
    }

    private void products(Context request) {
        request.json(view.catalogue().offered().stream().map(ProductAnswer::of).toList());
    }

    private void eligibility(Context request) {
        Inquiry inquiry = inquiry(new Parameters(request));
        CheckoutState state = view.state(inquiry);
        Verdict verdict = Verdict.of(state.situation(inquiry.order(state.catalogue()), policy));
        request.json(EligibilityAnswer.of(verdict, inquiry, state.catalogue()));
    }

    private static Inquiry inquiry(Parameters parameters) {
        Inquiry inquiry = new Inquiry(
                parameters.text("tenant"),
                parameters.text("email"),
                parameters.text("product"),
                parameters.integer("quantity", 1, Integer.MIN_VALUE, Integer.MAX_VALUE),
                parameters.choice("term", Term.MONTHLY),
                parameters.flag("trial", false),
                parameters.find("currency").orElse(null));
        try {
            return InquiryFields.checked(inquiry);
        } catch (Malformed malformed) {
            throw new BadRequestResponse(malformed.text());
        }
    }
}
