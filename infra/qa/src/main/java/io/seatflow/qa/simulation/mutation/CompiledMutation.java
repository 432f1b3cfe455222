package io.seatflow.qa.simulation.mutation;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles changed sources against the classes that are there, in memory. */
final class CompiledMutation {
    private CompiledMutation() {}

    /** The classes by name. */
    static Map<String, byte[]> of(Mutation mutation) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("rules are removed with a JDK, not with a JRE");
        }
        StringWriter messages = new StringWriter();
        Classes classes = new Classes(compiler.getStandardFileManager(null, null, null));
        List<String> options =
                List.of("-proc:none", "-nowarn", "-g", "-classpath", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(messages, classes, null, options, null, MutatedSource.of(mutation))
                .call();
        if (!compiled) {
            throw new IllegalStateException("rule " + mutation.rule() + " cannot be removed: " + messages);
        }
        return classes.bytes();
    }

    private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        Classes(JavaFileManager others) {
            super(others);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String type, JavaFileObject.Kind kind, FileObject source) {
            return new SimpleJavaFileObject(URI.create("memory:///" + type + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    written.put(type, bytes);
                    return bytes;
                }
            };
        }

        Map<String, byte[]> bytes() {
            Map<String, byte[]> bytes = new HashMap<>();
            written.forEach((type, each) -> bytes.put(type, each.toByteArray()));
            return bytes;
        }
    }
}
