package io.seatflow.local.demo;

import java.util.List;

/** A tenant of the demo's directory that buys, the currency its buyers are shown, and who they are. */
record Shop(String tenantId, String currency, boolean projectAndVisio, List<String> buyers) {
    static final Shop BRIGHTWATER = shop("brightwater", "USD", "ada", "grace", "linus");
    static final Shop ATELIER = shop("atelier-lumiere", "EUR", "gus", "elodie");
    static final Shop NORRSKEN = shop("norrsken", "SEK", "astrid", "bjorn", "cecilia");
    static final Shop HIGHLAND = shop("highland", "GBP", "fiona", "ewan");
    static final Shop ERABLE = shop("erable", "CAD", "louis", "camille");
    static final Shop HAVBLIK = shop("havblik", "DKK", "freja", "mads");
    static final Shop SAKURA = shop("sakura", "JPY", "haruka", "ren");
    static final Shop SERRA_AZUL = new Shop("serra-azul", "BRL", false, List.of("rafael", "bianca"));
    static final Shop KIVU = new Shop("kivu", "USD", false, List.of("esther"));
    static final Shop LOTUS = shop("lotus", "USD", "anjali");
    static final Shop FAIRVIEW = shop("fairview", "USD", "frank");
    static final Shop HILLSIDE = shop("hillside", "SEK", "hilda");
    static final Shop GARAGE = shop("garage", "USD", "gabe");

    /** Those that may buy. */
    static final List<Shop> BUYING =
            List.of(BRIGHTWATER, ATELIER, NORRSKEN, HIGHLAND, ERABLE, HAVBLIK, SAKURA, SERRA_AZUL, KIVU);

    private static Shop shop(String tenantId, String currency, String... buyers) {
        return new Shop(tenantId, currency, true, List.of(buyers));
    }

    String email(int buyer) {
        return buyers.get(buyer) + "@" + tenantId + ".example";
    }
}
