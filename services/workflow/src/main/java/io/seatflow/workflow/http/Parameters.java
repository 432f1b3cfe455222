package io.seatflow.workflow.http;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;

import java.util.Arrays;
import java.util.Optional;

/**
 * The query parameters of one request, typed. What is missing or malformed is answered with 400 and what was expected.
 *
 * @param request not kept beyond its handler
 */
public record Parameters(Context request) {
    private static final int LONGEST = 1_000;

    /** A parameter that must be there and not blank. */
    public String text(String name) {
        return find(name).orElseThrow(() -> new BadRequestResponse("expected parameter " + name));
    }

    /** A parameter that may be absent; a blank one counts as absent. */
    public Optional<String> find(String name) {
        Optional<String> value = Optional.ofNullable(request.queryParam(name)).filter(text -> !text.isBlank());
        if (value.isPresent() && value.get().length() > LONGEST) {
            throw new BadRequestResponse("expected parameter %s of at most %d characters".formatted(name, LONGEST));
        }
        return value;
    }

    /** A whole number within limits, both included. */
    public int integer(String name, int unlessGiven, int least, int most) {
        Optional<String> text = find(name);
        if (text.isEmpty()) {
            return unlessGiven;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(name, "a whole number from %d to %d".formatted(least, most));
        }
        throw wrong(name, "a whole number from %d to %d".formatted(least, most));
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean unlessGiven) {
        return switch (find(name).orElse(Boolean.toString(unlessGiven))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "true or false");
        };
    }

    /** One of an enum's names. */
    public <E extends Enum<E>> E choice(String name, E unlessGiven) {
        Class<E> kind = unlessGiven.getDeclaringClass();
        String text = find(name).orElse(unlessGiven.name());
        return Arrays.stream(kind.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(name, "one of " + Arrays.toString(kind.getEnumConstants())));
    }

    /** Does not repeat the value: it may be anything. */
    private static BadRequestResponse wrong(String name, String expected) {
        return new BadRequestResponse("expected parameter %s to be %s".formatted(name, expected));
    }
}
