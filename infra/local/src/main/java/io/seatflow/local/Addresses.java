package io.seatflow.local;

/** The addresses of a running system, for people. */
final class Addresses {
    private Addresses() {}

    static String of(Endpoints endpoints) {
        StringBuilder lines = new StringBuilder();
        add(lines, "kafka", endpoints.kafka());
        add(lines, "registry", endpoints.registry());
        endpoints.instances().forEach(instance -> add(lines, instance.name(), instance.address()));
        add(lines, "payments", endpoints.payments());
        add(lines, "smtp", endpoints.smtp());
        add(lines, "inbox", endpoints.inbox());
        if (endpoints.signIn() != null) {
            add(lines, "sign-in", endpoints.signIn());
        }
        add(lines, "database", endpoints.database());
        return lines.toString();
    }

    private static void add(StringBuilder lines, String name, Object address) {
        lines.append("  %-20s %s%n".formatted(name, address));
    }
}
