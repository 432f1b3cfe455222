package io.seatflow.local;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of commands in the usage of {@code seatflow}, in the order in which a newcomer needs them. */
final class CommandGroups implements IHelpSectionRenderer {
    private static final int WIDEST = 15;

    /** Commands whose code is not here: the script starts another program for them. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "chaos", "Kills, pauses and cuts off everything at random under load, and verifies.",
            "simulate", "Plays the services' decisions over seeds, with every kind of fault.",
            "bench", "Measures how fast it is, against the least that such a system does.",
            "test", "Builds everything and runs all tests (mvn verify).");

    private record Group(String title, List<String> commands) {}

    private static final List<Group> GROUPS = List.of(
            new Group("See it", List.of("demo", "help")),
            new Group("Run it", List.of("up", "directory", "catalogue", "order", "availability")),
            new Group(
                    "As a purchaser, admin or partner, once signed in",
                    List.of(
                            "login",
                            "subscriptions",
                            "licenses",
                            "assign",
                            "unassign",
                            "seats",
                            "recurring",
                            "cancel",
                            "reactivate",
                            "orders",
                            "export-users")),
            new Group("As an admin, or a partner who is one", List.of("buy-centrally", "takeover", "capacity")),
            new Group("Mails", List.of("mail", "mail-again")),
            new Group("Check it", List.of("verify", "chaos", "simulate", "bench", "test")));

    /** Every command that the list names. */
    static Stream<String> names() {
        return GROUPS.stream().flatMap(group -> group.commands().stream());
    }

    static boolean isElsewhere(String command) {
        return ELSEWHERE.containsKey(command);
    }

    @Override
    public String render(Help help) {
        Map<String, CommandLine> commands = help.commandSpec().subcommands();
        return GROUPS.stream()
                .map(group -> "%n%s:%n".formatted(group.title())
                        + group.commands().stream()
                                .map(name -> line(name, commands.get(name)))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private static String line(String name, @Nullable CommandLine command) {
        String words = command == null
                ? ELSEWHERE.getOrDefault(name, "")
                : command.getCommandSpec().usageMessage().description()[0];
        return "  %s%s%n".formatted(name + " ".repeat(WIDEST - name.length()), words);
    }
}
