package io.seatflow.checkout.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps the catalogue as its file says, with a version per product that only grows (rule 14 of the engine's protocol). */
final class CatalogueDecisions {
    private CatalogueDecisions() {}

    /** Only what differs from the present offer changes; what is no longer listed is withdrawn. */
    static List<Event> load(List<Product> offered, Catalogue catalogue) {
        List<Event> events = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        for (Product product : offered) {
            listed.add(product.id());
            Product stored = catalogue.product(product.id());
            if (stored == null) {
                events.add(new Event.ProductChanged(product.withVersion(1)));
            } else if (!stored.isSameOffer(product)) {
                events.add(new Event.ProductChanged(product.withVersion(stored.version() + 1)));
            }
        }
        for (Product stored : catalogue.offered()) {
            if (!listed.contains(stored.id())) {
                events.add(new Event.ProductChanged(stored.withdrawn().withVersion(stored.version() + 1)));
            }
        }
        return events;
    }

    /** What comes last on the topic must be the present state; a newer one than ours means that our database was lost. */
    static List<Event> readBack(Product seen, Catalogue catalogue) {
        Product stored = catalogue.product(seen.id());
        if (stored == null) {
            return List.of(new Event.ProductRestored(seen));
        }
        if (seen.version() < stored.version()) {
            return List.of(new Event.ProductRepublished(stored));
        }
        if (seen.version() > stored.version()) {
            return List.of(new Event.ProductChanged(stored.withVersion(seen.version() + 1)));
        }
        return List.of();
    }

    static List<Event> readDeletionBack(String productId, Catalogue catalogue) {
        Product stored = catalogue.product(productId);
        return stored == null ? List.of() : List.of(new Event.ProductRepublished(stored));
    }
}
