package io.seatflow.local.verify.evidence;

import java.util.List;

/**
 * The PostgreSQL server of a system.
 *
 * @param address the JDBC address of the server, to be completed by a database's name, as {@code endpoints.json} has it
 */
public record DatabaseServer(String address) {
    /** The services that have a database, which has their name. */
    public static final List<String> SERVICES = List.of("checkout", "billing", "licensing");

    private static final String MAINTENANCE = "postgres";

    /** The address of one database, complete. */
    public String database(String name) {
        int options = address.indexOf('?');
        return options < 0 ? address + name : address.substring(0, options) + name + address.substring(options);
    }

    /** The address of the database that every server has, and in which Seatflow keeps nothing. */
    String maintenance() {
        return database(MAINTENANCE);
    }
}
