package io.steersman.reading.call;

import io.steersman.reading.change.ShellWrites;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Interpreters;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.shell.Use;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Set;

/**
 * Tells commands that only wait for, or ask after, something that runs elsewhere.
 *
 * <p>The forms that count:
 *
 * <ul>
 *   <li>nothing at all, {@code true}, and {@code :} without arguments: "keep waiting";
 *   <li>a wait: {@code sleep}, {@code wait}, {@code tail -f}, {@code gh run watch}, {@code kubectl wait}, {@code python -c
 *       "time.sleep(60)"};
 *   <li>a question about what runs: {@code gh run view}, {@code gh pr checks}, {@code kubectl get}, {@code docker ps},
 *       {@code docker logs}, {@code ps}, {@code jobs}, {@code systemctl status}, {@code curl} of a health or status
 *       address;
 *   <li>either of these with commands beside it that only look, in any chain or loop: {@code sleep 60; tail log}, {@code
 *       until curl -s localhost; do sleep 1; done}.
 * </ul>
 *
 * <p>A chain that also acts is none: {@code sleep 5 && pytest}. {@code : words} is none either: somebody meant a command.
 */
public final class Polling {

    private static final Lexicon LISTS = Lexicon.of("polling");

    private static final Set<String> LOOKERS = LISTS.words("lookers");
    private static final Set<String> QUESTIONS = LISTS.words("questions");
    private static final Set<String> WAITS = LISTS.words("waits");

    private Polling() {}

    /** Whether all that the commands do is wait or ask. */
    public static boolean isPoll(List<Command> commands) {
        boolean asks = commands.stream().allMatch(Polling::isNothing);
        for (Command command : commands) {
            if (asks(command)) {
                asks = true;
            } else if (!looks(command)) {
                return false;
            }
        }
        return asks && ShellWrites.of(commands).isEmpty();
    }

    /** Whether a command only looks at what lies here or waits: it starts and sends nothing. */
    static boolean onlyLooks(Command command) {
        return looks(command) || WAITS.contains(command.program());
    }

    private static boolean isNothing(Command command) {
        String program = command.program();
        return command.arguments().isEmpty() && (program.equals("true") || program.equals(":"));
    }

    private static boolean looks(Command command) {
        if (command.use() != Use.UNKNOWN) {
            return command.use() == Use.READ || command.use() == Use.SEARCH;
        }
        String program = command.program();
        boolean asksWeb = program.equals("curl") && !sends(command);
        return asksWeb
                || program.isEmpty()
                || LOOKERS.contains(program)
                        && !(program.equals("kill") && !command.arguments().contains("-0"));
    }

    /** Whether a command waits, or asks after something that runs. */
    private static boolean asks(Command command) {
        if (command.use() != Use.UNKNOWN) {
            return command.use() == Use.POLL;
        }
        List<String> arguments = command.arguments();
        String program = command.program();
        if (WAITS.contains(program) || QUESTIONS.contains(program)) {
            return true;
        }
        return switch (program) {
            case "tail" -> Operands.has(arguments, "-f", "-F", "--follow");
            case "gh" -> github(arguments);
            case "glab" -> arguments.contains("ci") || arguments.contains("pipeline");
            case "kubectl", "oc" -> is(command, "get", "describe", "logs", "wait", "rollout", "top");
            case "docker", "podman", "docker-compose" -> container(arguments);
            case "systemctl", "service", "supervisorctl", "pm2" ->
                Operands.of(arguments).contains("status") || is(command, "is-active", "list", "ls");
            case "curl", "wget", "http" -> isHealth(arguments) && !sends(command);
            case "nc" -> Operands.has(arguments, "-z");
            default -> Interpreters.isPython(program) && onlySleeps(command.input());
        };
    }

    private static boolean is(Command command, String... verbs) {
        String verb = command.subcommand();
        for (String one : verbs) {
            if (verb.equals(one)) {
                return true;
            }
        }
        return false;
    }

    private static boolean github(List<String> arguments) {
        List<String> words = Operands.of(arguments);
        String verb = words.size() > 1 ? words.get(0) + " " + words.get(1) : "";
        return switch (verb) {
            case "run view", "run watch", "run list", "pr checks", "pr status", "workflow view" -> true;
            default -> false;
        };
    }

    private static boolean container(List<String> arguments) {
        List<String> words = Operands.of(arguments);
        int at = !words.isEmpty() && words.get(0).equals("compose") ? 1 : 0;
        String verb = words.size() > at ? words.get(at) : "";
        return switch (verb) {
            case "ps", "logs", "inspect", "wait", "stats", "top" -> true;
            default -> false;
        };
    }

    private static boolean isHealth(List<String> arguments) {
        for (String argument : arguments) {
            boolean address =
                    argument.contains("://") || argument.startsWith("localhost") || argument.startsWith("127.");
            if (address && namesHealth(argument)) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesHealth(String address) {
        return address.contains("health")
                || address.contains("/status")
                || address.contains("/ready")
                || address.contains("/live")
                || address.endsWith("/ping");
    }

    static boolean sends(Command command) {
        return Operands.has(
                command.arguments(),
                "-d",
                "--data",
                "-X",
                "--request",
                "-F",
                "--form",
                "-T",
                "--data-raw",
                "--json",
                "-o");
    }

    private static boolean onlySleeps(String code) {
        return code.length() < 60 && code.contains("sleep(") && code.indexOf('(') == code.lastIndexOf('(');
    }
}
