package io.seatflow.qa.chaos.agent;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Weaves as classes are loaded, and remembers what could not be woven: the JVM itself would say nothing of it. */
final class Weaver implements ClassFileTransformer {
    private final Map<String, List<Weaving>> weavings;
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    Weaver(List<Weaving> weavings) {
        this.weavings =
                new HashMap<>(weavings.stream().collect(Collectors.groupingBy(weaving -> internal(weaving.type()))));
    }

    /** What could not be woven so far. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    // An error that leaves this method is swallowed by the JVM, so none may.
    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        List<Weaving> wanted = name == null ? null : weavings.get(name);
        if (name == null || wanted == null) {
            return null;
        }
        try {
            return weave(name.replace('/', '.'), bytes, wanted);
        } catch (RuntimeException | LinkageError failure) {
            failures.add("%s: %s".formatted(name, failure));
            return null;
        }
    }

    private byte[] weave(String name, byte[] bytes, List<Weaving> wanted) {
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(name, bytes), ClassFileLocator.ForClassLoader.ofSystemLoader());
        TypeDescription type = TypePool.Default.of(locator).describe(name).resolve();
        DynamicType.Builder<?> builder =
                new ByteBuddy().with(TypeValidation.DISABLED).redefine(type, locator);
        for (Weaving weaving : wanted) {
            if (type.getDeclaredMethods().filter(weaving.methods()).isEmpty()) {
                failures.add("%s matches no method of %s any more".formatted(weaving.what(), name));
            }
            builder = builder.visit(weaving.advice().on(weaving.methods()));
        }
        return builder.make().getBytes();
    }

    private static String internal(String type) {
        return type.replace('.', '/');
    }
}
