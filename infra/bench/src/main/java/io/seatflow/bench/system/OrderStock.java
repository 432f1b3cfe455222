package io.seatflow.bench.system;

import io.seatflow.bench.load.Prepared;
import io.seatflow.bench.system.Purchased.Place;
import io.seatflow.local.commands.Catalogue;
import io.seatflow.local.commands.OrderIds;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.Payment;
import io.seatflow.storefront.Term;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes orders as a storefront sends them: paid by card, of every product, term and some quantities, spread over all
 * tenants and their buyers. Each of them can be completed.
 */
final class OrderStock {
    private static final int MOST_SEATS = 20;
    private static final String CURRENCY = "USD";

    /** What can be bought, for how long, at which price. */
    private record Offer(String productId, Term term, long unitPriceMinor) {}

    private Customers customers;
    private final List<Offer> offers;
    private final AvroWriter<OrderPlaced> writer;
    private final Purchased purchased;
    private final Random random = new Random(1);
    private final OrderIds ids = new OrderIds(InstantSource.system(), new Random());

    OrderStock(Customers customers, Catalogue catalogue, AvroWriter<OrderPlaced> writer, Purchased purchased) {
        this.customers = customers;
        this.offers = offers(catalogue);
        this.writer = writer;
        this.purchased = purchased;
    }

    /** From now on these buy. */
    void sellTo(Customers others) {
        customers = others;
    }

    /** The next orders, counted as bought. */
    Ordered next(int number) {
        byte[][] keys = new byte[number][];
        byte[][] values = new byte[number][];
        List<PlacedOrder> orders = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            OrderPlaced order = order();
            keys[i] = order.getTenantId().getBytes(StandardCharsets.UTF_8);
            values[i] = writer.encode(order);
            Place place = new Place(order.getTenantId(), order.getProductId());
            orders.add(new PlacedOrder(order.getOrderId(), place, purchased.add(place, order.getQuantity())));
        }
        return new Ordered(new Prepared(Topics.STOREFRONT_ORDERS.name(), "none", keys, values), orders);
    }

    /** Orders to be published, and what is expected of them. */
    record Ordered(Prepared records, List<PlacedOrder> orders) {}

    /** One that no checkout accepts, in place of a good one: for the run that must fail. */
    Ordered withOneToBeRejected(Ordered good) {
        OrderPlaced unpaid = order();
        unpaid.setOrderId(good.orders().getFirst().orderId());
        unpaid.setPaymentToken(null);
        good.records().keys()[0] = unpaid.getTenantId().getBytes(StandardCharsets.UTF_8);
        good.records().values()[0] = writer.encode(unpaid);
        return good;
    }

    private OrderPlaced order() {
        int tenant = random.nextInt(customers.tenants());
        Offer offer = offers.get(random.nextInt(offers.size()));
        return OrderPlaced.newBuilder()
                .setOrderId(ids.next())
                .setTenantId(customers.tenantId(tenant))
                .setBuyerEmail(customers.email(tenant, random.nextInt(Customers.BUYERS)))
                .setProductId(offer.productId())
                .setQuantity(1 + random.nextInt(MOST_SEATS))
                .setUnitPriceMinor(offer.unitPriceMinor())
                .setCurrency(CURRENCY)
                .setTerm(offer.term())
                .setTrial(false)
                .setPayment(Payment.CARD)
                .setPaymentToken("pm_card_visa")
                .setTermsAccepted(true)
                .setStorefront("bench")
                .setPlacedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private static List<Offer> offers(Catalogue catalogue) {
        return catalogue.products().stream()
                .flatMap(product -> product.prices().stream()
                        .filter(price -> price.channel().equals("SELF_SERVICE")
                                && price.currency().equals(CURRENCY))
                        .map(price -> new Offer(product.id(), Term.valueOf(price.term()), price.unitPriceMinor())))
                .toList();
    }
}
