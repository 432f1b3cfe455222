package io.seatflow.local.demo;

import java.util.List;

/** The shipped catalogue's products, by family. */
final class Products {
    static final String POWER_APPS = "CFQ7TTC0LH2H";
    static final String POWER_AUTOMATE = "CFQ7TTC0LH3L";
    static final String POWER_AUTOMATE_RPA = "CFQ7TTC0LSGZ";
    static final String POWER_BI_PREMIUM = "CFQ7TTC0H6RP";
    static final String POWER_BI_PRO = "CFQ7TTC0H9MP";
    static final String PLANNER_PLAN_1 = "CFQ7TTC0HDB1";
    static final String PROJECT_PLAN_3 = "CFQ7TTC0HDB0";
    static final String VISIO_PLAN_1 = "CFQ7TTC0HD33";
    static final String VISIO_PLAN_2 = "CFQ7TTC0HD32";
    static final String CLIPCHAMP = "CFQ7TTC0N8SS";
    static final String COPILOT = "CFQ7TTC0MM8R";
    static final String MICROSOFT_365_F3 = "CFQ7TTC0LH05";
    static final String TEAMS_PREMIUM = "CFQ7TTC0RM8K";
    static final String PYTHON_IN_EXCEL = "CFQ7TTC0S3X1";

    /** Sold wherever anything is. */
    static final List<String> EVERYWHERE = List.of(
            POWER_APPS,
            POWER_AUTOMATE,
            POWER_AUTOMATE_RPA,
            POWER_BI_PREMIUM,
            POWER_BI_PRO,
            CLIPCHAMP,
            COPILOT,
            MICROSOFT_365_F3,
            TEAMS_PREMIUM,
            PYTHON_IN_EXCEL);

    /** Not sold in Brazil and the Democratic Republic of Congo. */
    static final List<String> PROJECT_AND_VISIO = List.of(PLANNER_PLAN_1, PROJECT_PLAN_3, VISIO_PLAN_1, VISIO_PLAN_2);

    private Products() {}
}
