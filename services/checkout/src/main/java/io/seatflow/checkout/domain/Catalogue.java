package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every product ever offered, by id. Immutable. */
public final class Catalogue {
    public static final Catalogue EMPTY = new Catalogue(0, List.of());

    private final long revision;
    private final Map<String, Product> products;
    private final Set<String> closedMarkets;

    /** @param revision names this catalogue; every stored change gives another */
    public Catalogue(long revision, Collection<Product> products) {
        this.revision = revision;
        this.products = new TreeMap<>();
        for (Product product : products) {
            this.products.put(product.id(), product);
        }
        this.closedMarkets = closedMarkets(this.products.values());
    }

    public long revision() {
        return revision;
    }

    /** The product, withdrawn or not; null where there never was one of that id. */
    public @Nullable Product product(String id) {
        return products.get(id);
    }

    /** Every product, withdrawn ones too, in the order of their ids. */
    public List<Product> all() {
        return List.copyOf(products.values());
    }

    /** What can be bought now, in the order of the ids. */
    public List<Product> offered() {
        return products.values().stream()
                .filter(product -> !product.isWithdrawn())
                .toList();
    }

    /** Whether nothing at all is sold by self-service in that market (E5): then it is closed for unknown products too. */
    public boolean isClosedIn(String market) {
        return closedMarkets.contains(market);
    }

    /** This catalogue with one product added or replaced, not stored yet. */
    public Catalogue with(Product product) {
        Map<String, Product> changed = new TreeMap<>(products);
        changed.put(product.id(), product);
        return new Catalogue(revision, changed.values());
    }

    private static Set<String> closedMarkets(Collection<Product> products) {
        Set<String> closed = null;
        for (Product product : products) {
            if (product.isWithdrawn()) {
                continue;
            }
            if (closed == null) {
                closed = new HashSet<>(product.excludedMarkets());
            } else {
                closed.retainAll(product.excludedMarkets());
            }
        }
        return closed == null ? Set.of() : Set.copyOf(closed);
    }
}
