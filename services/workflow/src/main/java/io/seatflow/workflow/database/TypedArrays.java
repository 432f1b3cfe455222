package io.seatflow.workflow.database;

import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.array.SqlArrayTypeFactory;
import org.jdbi.v3.core.config.ConfigRegistry;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * Arrays of the element's own class. Jdbi's are arrays of objects unless told otherwise, and those the driver writes as
 * text, for the server to parse.
 */
final class TypedArrays implements SqlArrayTypeFactory {
    private static final List<TypedArray<?>> TYPES = List.of(
            new TypedArray<>(String.class, "text"),
            new TypedArray<>(Integer.class, "integer"),
            new TypedArray<>(Long.class, "bigint"),
            new TypedArray<>(Double.class, "float8"),
            new TypedArray<>(Boolean.class, "boolean"));

    @Override
    public Optional<SqlArrayType<?>> build(Type elementType, ConfigRegistry config) {
        for (TypedArray<?> type : TYPES) {
            if (type.element().equals(elementType)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private record TypedArray<T>(Class<T> element, String typeName) implements SqlArrayType<T> {
        @Override
        public String getTypeName() {
            return typeName;
        }

        @Override
        public Object convertArrayElement(T value) {
            return value;
        }

        @Override
        public Class<?> getArrayElementClass() {
            return element;
        }
    }
}
