package io.seatflow.qa.chaos.agent;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The agent: {@code -javaagent:JAR=FOLDER[,PLANT…]}, the folder being the {@link Mailbox} of this process. A point or plant
 * that no longer matches the code ends the process before its main class is reached, since a fault that cannot happen
 * would prove nothing.
 */
public final class FaultAgent {
    /** The exit code of a process whose agent does not fit the code. */
    public static final int DOES_NOT_FIT = 96;

    private FaultAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String argument, Instrumentation instrumentation) {
        List<String> arguments = List.of(argument.split(","));
        List<Plant> plants = arguments.stream().skip(1).map(Plant::of).toList();
        Mailbox mailbox = new Mailbox(Path.of(arguments.getFirst())).make();
        List<Weaving> weavings = Weaving.all(plants);
        Weaver weaver = new Weaver(weavings);
        instrumentation.addTransformer(weaver);
        List<String> misfits = new ArrayList<>(load(weavings));
        misfits.addAll(weaver.failures());
        if (!misfits.isEmpty()) {
            System.err.println("the chaos agent does not fit the code: " + String.join("; ", misfits));
            Runtime.getRuntime().halt(DOES_NOT_FIT);
        }
        Watch watch = new Watch(mailbox);
        watch.start();
        Passes.install(watch);
        mailbox.ready(ProcessHandle.current().pid());
    }

    /** Loads every type that is to be woven, without running any of it, so that what does not fit is known now. */
    private static List<String> load(List<Weaving> weavings) {
        List<String> misfits = new ArrayList<>(missingScopes());
        for (Weaving weaving : weavings) {
            try {
                Class.forName(weaving.type(), false, ClassLoader.getSystemClassLoader());
            } catch (ClassNotFoundException | LinkageError missing) {
                misfits.add("%s: %s".formatted(weaving.what(), missing));
            }
        }
        return misfits;
    }

    private static List<String> missingScopes() {
        List<String> missing = new ArrayList<>();
        for (Point point : Point.values()) {
            String within = point.within();
            if (within != null && !isMethod(within.split("#", 2))) {
                missing.add("point %s: there is no %s any more".formatted(point.label(), within));
            }
        }
        return missing;
    }

    private static boolean isMethod(String[] typeAndName) {
        try {
            return Arrays.stream(Class.forName(typeAndName[0], false, ClassLoader.getSystemClassLoader())
                            .getDeclaredMethods())
                    .anyMatch(method -> method.getName().equals(typeAndName[1]));
        } catch (ClassNotFoundException | LinkageError gone) {
            return false;
        }
    }
}
