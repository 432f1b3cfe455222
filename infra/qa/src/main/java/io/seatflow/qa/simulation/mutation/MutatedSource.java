package io.seatflow.qa.simulation.mutation;

import io.seatflow.qa.simulation.mutation.Mutation.Edit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** The sources of a mutation: as they were packed, with its edits in them. */
final class MutatedSource {
    private MutatedSource() {}

    /**
     * The changed sources.
     *
     * @throws IllegalStateException where an edit's text does not stand in its source exactly once
     */
    static List<JavaFileObject> of(Mutation mutation) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Edit edit : mutation.edits()) {
            sources.put(edit.type(), edited(sources.getOrDefault(edit.type(), packed(edit.type())), edit, mutation));
        }
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((type, text) -> files.add(new Source(type, text)));
        return files;
    }

    private static String edited(String source, Edit edit, Mutation mutation) {
        int first = source.indexOf(edit.text());
        if (first < 0 || source.indexOf(edit.text(), first + 1) >= 0) {
            throw new IllegalStateException("rule %s cannot be removed: expected once in %s, found %s: %s"
                    .formatted(mutation.rule(), edit.type(), first < 0 ? "nowhere" : "twice", edit.text()));
        }
        return source.substring(0, first)
                + edit.replacement()
                + source.substring(first + edit.text().length());
    }

    private static String packed(String type) {
        String path = "/sources/" + type.replace('.', '/') + ".java";
        try (InputStream packed = MutatedSource.class.getResourceAsStream(path)) {
            if (packed == null) {
                throw new IllegalStateException("no source was packed of " + type);
            }
            return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String type, String text) {
            super(URI.create("memory:///" + type.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
