package io.seatflow.qa.chaos.agent;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

/**
 * What is added to the methods of one type.
 *
 * @param type its binary name
 * @param methods which of its methods; at least one must match
 * @param what it is for, in messages
 */
record Weaving(String type, ElementMatcher.Junction<MethodDescription> methods, Advice advice, String what) {

    /** All that a process is given: every point, and these plants. */
    static List<Weaving> all(Collection<Plant> plants) {
        List<Weaving> all = new ArrayList<>();
        for (Point point : Point.values()) {
            all.add(new Weaving(point.type(), named(point.method()), advice(point), "point " + point.label()));
        }
        for (Plant plant : plants) {
            all.add(new Weaving(plant.type(), methods(plant), Advice.to(advice(plant)), "plant " + plant.label()));
        }
        all.add(new Weaving(
                "io.seatflow.workflow.lane.Batch",
                named("decide"),
                Advice.to(Decides.class),
                "sight of what is decided on"));
        all.add(new Weaving(
                "io.seatflow.workflow.lane.Fenced",
                isConstructor(),
                Advice.to(SeesFenced.class),
                "sight of fenced lanes"));
        return all;
    }

    private static Advice advice(Point point) {
        Advice.WithCustomMapping mapping = Advice.withCustomMapping().bind(Label.class, point.label());
        return switch (point.moment()) {
            case ENTER -> mapping.to(Enters.class);
            case EXIT -> mapping.to(Exits.class);
            case SENDS -> mapping.to(Sends.class);
            case HEARS -> mapping.to(Hears.class);
        };
    }

    private static Class<?> advice(Plant plant) {
        return switch (plant) {
            case NO_FENCE -> DropsFence.class;
            case DELETED_UNPUBLISHED -> TakesForPublished.class;
            case NO_KEY -> ChangesKey.class;
            case OTHER_MESSAGE_ID -> ChangesMessageId.class;
        };
    }

    private static ElementMatcher.Junction<MethodDescription> methods(Plant plant) {
        return switch (plant) {
            case NO_FENCE, NO_KEY -> named(plant.method()).and(takesArgument(0, String.class));
            case DELETED_UNPUBLISHED, OTHER_MESSAGE_ID -> named(plant.method());
        };
    }

    /** Stands for the point's label in the code that is woven in. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Label {}

    // What follows is copied into the woven methods; nothing calls it here.

    private static final class Enters {
        @Advice.OnMethodEnter
        static void enter(@Label String point) {
            Passes.pass(point);
        }
    }

    private static final class Exits {
        @Advice.OnMethodExit
        static void exit(@Label String point) {
            Passes.pass(point);
        }
    }

    private static final class Sends {
        @Advice.OnMethodEnter
        static void enter(@Label String point, @Advice.Argument(2) Object record) {
            Passes.pass(point, record);
        }
    }

    private static final class Hears {
        @Advice.OnMethodExit
        static void exit(@Label String point, @Advice.Argument(1) Object sending, @Advice.Argument(2) int index) {
            Passes.pass(point, sending, index);
        }
    }

    private static final class Decides {
        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(0) Object message) {
            Passes.decides(message);
        }
    }

    private static final class SeesFenced {
        @Advice.OnMethodExit
        static void exit(@Advice.Argument(0) String words) {
            Passes.fenced(words);
        }
    }

    private static final class DropsFence {
        @Advice.OnMethodEnter
        @SuppressWarnings("UnusedVariable") // writes the argument of the method that it is woven into
        static void enter(@Advice.Argument(value = 0, readOnly = false) String sql) {
            sql = Passes.withoutFence(sql);
        }
    }

    private static final class TakesForPublished {
        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable") // writes the result of the method that it is woven into
        static void exit(@Advice.Return(readOnly = false) boolean published) {
            published = Passes.published();
        }
    }

    private static final class ChangesKey {
        @Advice.OnMethodEnter
        @SuppressWarnings("UnusedVariable") // writes the argument of the method that it is woven into
        static void enter(@Advice.Argument(value = 0, readOnly = false) String key) {
            key = Passes.otherKey(key);
        }
    }

    private static final class ChangesMessageId {
        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable") // writes the result of the method that it is woven into
        static void exit(@Advice.Return(readOnly = false) String id) {
            id = Passes.otherMessageId(id);
        }
    }
}
