package io.seatflow.schemas.release;

import io.seatflow.schemas.Topics;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "topics.md");
    private static final String WRITE = "mvn -B -pl schemas -am verify -Dseatflow.write-docs=true";

    @Test
    @DisplayName("docs/topics.md says what the catalogue says")
    void documentIsCurrent() throws IOException {
        String expected = TopicsDocument.of(Topics.all());
        if (Boolean.getBoolean("seatflow.write-docs")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT)
                .as("docs/topics.md is generated; write it with: " + WRITE)
                .hasContent(expected);
    }

    @Test
    @DisplayName("no two types share a name: the documentation, and readers, could not tell them apart")
    void namesAreUnique() {
        List<String> sections = TopicsDocument.of(Topics.all())
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replace("#", "").toLowerCase(Locale.ROOT))
                .toList();
        assertThat(sections).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("every schema, and every field of it, is documented")
    void everythingIsDocumented() {
        assertThat(CurrentSchemas.bySubject())
                .allSatisfy((subject, schema) ->
                        assertThat(undocumented(schema)).as(subject).isEmpty());
    }

    @Test
    @DisplayName("a field without documentation is found, however deep")
    void undocumentedIsFound() {
        Schema schema = new Schema.Parser().parse("""
                {"type":"record","name":"Outer","doc":"Outer.","fields":[
                 {"name":"told","type":"int","doc":"Told."},
                 {"name":"inners","doc":"Inner ones.","type":{"type":"array","items":["null",
                  {"type":"record","name":"Inner","doc":" ","fields":[{"name":"untold","type":"int"}]}]}}]}""");
        assertThat(undocumented(schema)).containsExactly("Inner", "Inner.untold");
    }

    private static List<String> undocumented(Schema schema) {
        List<String> found = new ArrayList<>();
        walk(schema, new HashSet<>(), found);
        return found;
    }

    private static void walk(Schema schema, Set<String> seen, List<String> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    check(schema.getFullName(), schema.getDoc(), found);
                    for (Schema.Field field : schema.getFields()) {
                        check(schema.getFullName() + "." + field.name(), field.doc(), found);
                        walk(field.schema(), seen, found);
                    }
                }
            }
            case ENUM, FIXED -> {
                if (seen.add(schema.getFullName())) {
                    check(schema.getFullName(), schema.getDoc(), found);
                }
            }
            case ARRAY -> walk(schema.getElementType(), seen, found);
            case MAP -> walk(schema.getValueType(), seen, found);
            case UNION -> schema.getTypes().forEach(branch -> walk(branch, seen, found));
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTES, NULL -> {
                // Documented by the field it is the type of.
            }
        }
    }

    private static void check(String name, @Nullable String documentation, List<String> found) {
        if (documentation == null || documentation.isBlank()) {
            found.add(name);
        }
    }
}
