package io.seatflow.qa.chaos.load;

import io.seatflow.local.commands.Catalogue;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.Payment;
import io.seatflow.storefront.Term;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * The orders of a run: each follows from the seed and its number alone. Of a hundred, about eighty end completed, five of
 * these through a provider that loses its answer, answers late or fails first.
 */
public final class OrderMix {
    private static final int MOST_SEATS = 25;
    private static final Instant PLACED_AT = Instant.ofEpochMilli(1_790_000_000_000L);

    private record Offer(String productId, Term term, long unitPriceMinor) {}

    private final long seed;
    private final Market market;
    private final List<Offer> offers;

    /** @param catalogue what checkout sells, and at which price */
    public OrderMix(long seed, Market market, Catalogue catalogue) {
        this.seed = seed;
        this.market = market;
        this.offers = catalogue.products().stream()
                .flatMap(product -> product.prices().stream()
                        .filter(price -> price.channel().equals("SELF_SERVICE")
                                && price.currency().equals("USD"))
                        .map(price -> new Offer(product.id(), Term.valueOf(price.term()), price.unitPriceMinor())))
                .toList();
        if (offers.isEmpty()) {
            throw new IllegalStateException("the catalogue has no price in USD");
        }
    }

    /** The order with that number. */
    public Placed order(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        int tenant = random.nextInt(market.tenants());
        Offer offer = offers.get(random.nextInt(offers.size()));
        OrderPlaced order = OrderPlaced.newBuilder()
                .setOrderId("chaos-%07d".formatted(number))
                .setTenantId(market.tenant(tenant))
                .setBuyerEmail(market.member(tenant, random.nextInt(2)))
                .setProductId(offer.productId())
                .setQuantity(1 + random.nextInt(MOST_SEATS))
                .setUnitPriceMinor(offer.unitPriceMinor())
                .setCurrency("USD")
                .setTerm(offer.term())
                .setPayment(Payment.CARD)
                .setPaymentToken("pm_card_visa")
                .setTermsAccepted(true)
                .setStorefront("chaos")
                .setPlacedAt(PLACED_AT.plusMillis(number))
                .build();
        return varied(order, tenant, random.nextInt(100));
    }

    private Placed varied(OrderPlaced order, int tenant, int kind) {
        return switch (kind) {
            case 0, 1, 2, 3, 4, 5 -> {
                order.setPaymentToken("pm_card_visa_chargeDeclined");
                yield new Placed(order, "PAYMENT_DECLINED");
            }
            case 6, 7, 8 -> {
                order.setTermsAccepted(false);
                yield new Placed(order, "TERMS_NOT_ACCEPTED");
            }
            case 9, 10, 11 -> {
                order.setUnitPriceMinor(order.getUnitPriceMinor() + 1);
                yield new Placed(order, "PRICE_CHANGED");
            }
            case 12, 13, 14 -> {
                order.setBuyerEmail(market.guest(tenant));
                yield new Placed(order, "GUEST_ACCOUNT");
            }
            case 15, 16 -> {
                order.setQuantity(0);
                yield new Placed(order, "INVALID_QUANTITY");
            }
            case 17, 18 -> paidWith(order, "pm_seatflow_lost_1");
            case 19 -> paidWith(order, "pm_seatflow_slow_300");
            case 20 -> paidWith(order, "pm_seatflow_error500_1");
            default -> new Placed(order, null);
        };
    }

    private static Placed paidWith(OrderPlaced order, String token) {
        order.setPaymentToken(token);
        return new Placed(order, null);
    }
}
