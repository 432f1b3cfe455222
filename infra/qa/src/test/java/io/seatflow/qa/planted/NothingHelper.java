package io.seatflow.qa.planted;

import java.sql.Connection;

/** Its name says nothing, it holds static state, it ends the process, and it knows the database. */
@SuppressWarnings("unused")
final class NothingHelper {
    private static int calls;

    private NothingHelper() {}

    static void end(Connection connection) {
        calls++;
        System.exit(connection.hashCode());
    }
}
