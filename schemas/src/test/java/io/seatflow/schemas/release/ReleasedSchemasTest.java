package io.seatflow.schemas.release;

import io.seatflow.schemas.release.ReleasedSchemas.Release;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Releases what is new with
 * {@code mvn -B -pl schemas -am verify -Dseatflow.release-schemas=true}; checks what is released otherwise.
 */
class ReleasedSchemasTest {
    private static final String RELEASE = "-Dseatflow.release-schemas=true";
    private static final String ORDERS = "storefront.orders-value";

    private final ReleasedSchemas released = new ReleasedSchemas(Path.of("released"));
    private final SortedMap<String, Schema> current = CurrentSchemas.bySubject();

    @Test
    @DisplayName("no schema breaks a released one, in either direction")
    void compatible() {
        assertThat(current)
                .allSatisfy(
                        (subject, schema) -> assertThat(SchemaEvolution.breaks(subject, schema, released.of(subject)))
                                .isEmpty());
        if (Boolean.getBoolean("seatflow.release-schemas")) {
            release(released, current);
        }
        assertThat(current)
                .as("a topic's schema must be released before anybody can rely on it: build with " + RELEASE)
                .allSatisfy((subject, schema) ->
                        assertThat(released.of(subject)).as(subject).isNotEmpty());
    }

    @Test
    @DisplayName("no released schema is given up: records of it may exist")
    void stillThere() {
        assertThat(current.keySet()).containsAll(released.subjects());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a required field removed        | {"name":"currency","type":"string"},  | ''                                | OrderPlaced.currency: READER_FIELD_MISSING_DEFAULT_VALUE
        a field added without a default | {"name":"placedAt"                   | {"name":"gift","type":"int"},{"name":"placedAt" | OrderPlaced.gift: READER_FIELD_MISSING_DEFAULT_VALUE
        a type changed                  | "quantity","type":"int"              | "quantity","type":"string"         | OrderPlaced.quantity: TYPE_MISMATCH
        a type widened                  | "quantity","type":"int"              | "quantity","type":"long"           | OrderPlaced.quantity: TYPE_MISMATCH
        a field renamed                 | "name":"buyerEmail"                  | "name":"buyerAddress"              | buyerAddress
        an enum's symbol removed        | ["CARD","INVOICE","NONE"]            | ["CARD","NONE"]                    | OrderPlaced.payment: MISSING_ENUM_SYMBOLS [INVOICE]
        an enum's symbol added          | ["CARD","INVOICE","NONE"]            | ["CARD","INVOICE","NONE","GIFT"]   | OrderPlaced.payment: MISSING_ENUM_SYMBOLS [GIFT]
        null no longer allowed          | ["null","string"],"default":null     | "string"                           | OrderPlaced.paymentToken
        a time's unit changed           | timestamp-millis                     | timestamp-micros                   | OrderPlaced.placedAt as timestamp-millis
        the record renamed              | "name":"OrderPlaced"                 | "name":"Ordered"                   | NAME_MISMATCH
        """)
    @DisplayName("a breaking change of a released schema is refused, and what breaks is named")
    void breakingChange(String change, String before, String after, String named) {
        List<String> breaks = SchemaEvolution.breaks(ORDERS, edited(before, after), List.of(new Release(1, orders())));

        assertThat(breaks)
                .as(change)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains(ORDERS + " v1"));
        assertThat(String.join("\n", breaks)).as(change).contains(named);
    }

    @Test
    @DisplayName("a field with a default may be added")
    void compatibleChange() {
        Schema changed = edited(
                "{\"name\":\"placedAt\"",
                "{\"name\":\"gift\",\"type\":\"boolean\",\"default\":false},{\"name\":\"placedAt\"");
        assertThat(SchemaEvolution.breaks(ORDERS, changed, List.of(new Release(1, orders()))))
                .isEmpty();
    }

    @Test
    @DisplayName("every released version counts, not only the last")
    void transitive() {
        Schema first = parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}");
        Schema second = parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":["
                + "{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\",\"default\":1}]}");
        Schema third = parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":["
                + "{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\"}]}");

        assertThat(SchemaEvolution.breaks("r-value", third, List.of(new Release(2, second))))
                .isEmpty();
        assertThat(SchemaEvolution.breaks("r-value", third, List.of(new Release(1, first), new Release(2, second))))
                .singleElement()
                .asString()
                .contains("r-value v1", "b");
    }

    @Test
    @DisplayName("a release adds a version where the schema is new, and nothing where it is not")
    void release(@TempDir Path folder) {
        ReleasedSchemas releases = new ReleasedSchemas(folder);
        release(releases, current);
        release(releases, current);
        assertThat(releases.subjects()).isEqualTo(current.keySet());
        assertThat(releases.of(ORDERS)).containsExactly(new Release(1, orders()));

        releases.release(ORDERS, edited("\"storefront\"", "\"shop\""));
        assertThat(releases.of(ORDERS)).extracting(Release::version).containsExactly(1, 2);
    }

    private Schema orders() {
        return Objects.requireNonNull(current.get(ORDERS));
    }

    /** The orders' schema, without its documentation, with a text replaced. */
    private Schema edited(String before, String after) {
        String bare = orders().toString().replaceAll(",?\"doc\":\"[^\"]*\"", "");
        assertThat(bare).contains(before);
        return parse(bare.replace(before, after));
    }

    private static void release(ReleasedSchemas releases, SortedMap<String, Schema> current) {
        current.forEach((subject, schema) -> {
            List<Release> known = releases.of(subject);
            if (known.isEmpty() || !known.getLast().schema().toString().equals(schema.toString())) {
                releases.release(subject, schema);
            }
        });
    }

    private static Schema parse(String schema) {
        return new Schema.Parser().parse(schema);
    }
}
