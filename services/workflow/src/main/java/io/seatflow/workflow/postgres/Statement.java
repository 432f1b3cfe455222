package io.seatflow.workflow.postgres;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of an {@link Exchange} with its values by name: {@code :name} in the text, which is a constant of the program.
 * Not for texts with literals that look like names.
 */
public final class Statement {
    private static final Pattern NAME = Pattern.compile("(?<![:\\w]):([A-Za-z]\\w*)");
    private static final Map<String, Parsed> PARSED = new ConcurrentHashMap<>();
    /** Arrays of these classes the driver sends in binary, but for UUIDs. */
    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "text",
            Integer.class, "integer",
            Long.class, "bigint",
            Double.class, "float8",
            Boolean.class, "boolean",
            UUID.class, "uuid",
            byte[].class, "bytea");

    private final Parsed parsed;
    private final Map<String, Value> values = new HashMap<>();
    private long size;

    private record Parsed(String sql, List<String> names) {
        static Parsed of(String text) {
            List<String> names = new ArrayList<>();
            Matcher found = NAME.matcher(text);
            String sql = found.replaceAll(name -> {
                names.add(name.group(1));
                return "?";
            });
            return new Parsed(sql, List.copyOf(names));
        }
    }

    @FunctionalInterface
    private interface Value {
        void bind(Connection connection, PreparedStatement statement, int parameter) throws SQLException;
    }

    private Statement(Parsed parsed) {
        this.parsed = parsed;
    }

    /** A statement without values yet. */
    public static Statement of(String text) {
        return new Statement(PARSED.computeIfAbsent(text, Parsed::of));
    }

    /** Binds a column's values, as one array. */
    public <T> Statement bindArray(String name, Class<T> type, Collection<? extends @Nullable T> column) {
        String typeName = TYPES.get(type);
        if (typeName == null) {
            throw new IllegalArgumentException("expected one of " + TYPES.keySet() + ", found " + type);
        }
        Object[] array = column.toArray((Object[]) Array.newInstance(type, 0));
        for (Object value : array) {
            size += size(value);
        }
        values.put(
                name,
                (connection, statement, parameter) ->
                        statement.setArray(parameter, connection.createArrayOf(typeName, array)));
        return this;
    }

    /** Binds one text. */
    public Statement bind(String name, String value) {
        size += value.length();
        values.put(name, (connection, statement, parameter) -> statement.setString(parameter, value));
        return this;
    }

    /** Binds one number. */
    public Statement bind(String name, double value) {
        values.put(name, (connection, statement, parameter) -> statement.setDouble(parameter, value));
        return this;
    }

    /** About how many bytes all values take on their way. */
    long size() {
        return size;
    }

    private static int size(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        return value instanceof byte[] bytes ? bytes.length : Long.BYTES;
    }

    String sql() {
        return parsed.sql();
    }

    /** Binds all values from this parameter on, and tells which comes next. */
    int bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
        int parameter = first;
        for (String name : parsed.names()) {
            Value value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("no value for :" + name + " in " + parsed.sql());
            }
            value.bind(connection, statement, parameter++);
        }
        return parameter;
    }
}
