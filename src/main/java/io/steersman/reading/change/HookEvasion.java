package io.steersman.reading.change;

import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells commands that keep the hooks of a repository from running: by an option, a setting, a variable, or by taking them away. */
public final class HookEvasion {

    private static final Lexicon WORDS = Lexicon.of("hooks");
    private static final Set<String> MEETS = WORDS.words("@meets hooks");
    private static final Set<String> SHORT = WORDS.words("@passes by with -n");
    private static final List<String> SETTINGS = List.copyOf(WORDS.words("@settings"));
    private static final List<String> VARIABLES = List.copyOf(WORDS.words("@variables"));
    private static final List<String> REMOVALS = List.copyOf(WORDS.words("@removals"));
    private static final Set<String> TAKING = WORDS.words("@takes away");
    private static final List<String> REFUSALS = List.copyOf(WORDS.words("@refusals"));
    private static final List<String> FAILS = List.copyOf(WORDS.words("@fails"));
    private static final int TAIL = 6_000;

    private HookEvasion() {}

    /** Whether a command is one that hooks may refuse. */
    public static boolean mayMeet(List<Command> commands) {
        return commands.stream().anyMatch(HookEvasion::meets);
    }

    private static boolean meets(Command command) {
        return command.program().equals("git") && MEETS.contains(GitWrites.verb(command));
    }

    /** Whether an output says that a hook refused. */
    public static boolean refused(String output) {
        String tail = output.substring(Math.max(0, output.length() - TAIL)).toLowerCase(Locale.ROOT);
        return REFUSALS.stream().anyMatch(tail::contains) && FAILS.stream().anyMatch(tail::contains);
    }

    /** Whether one of the commands keeps hooks from running. */
    public static boolean in(List<Command> commands) {
        return commands.stream().anyMatch(HookEvasion::evades);
    }

    private static boolean evades(Command command) {
        String text = command.text();
        if (meets(command)) {
            List<String> rest = GitWrites.rest(command);
            return Operands.has(rest, "--no-verify")
                    || SHORT.contains(GitWrites.verb(command)) && rest.stream().anyMatch(HookEvasion::isShort)
                    || SETTINGS.stream().anyMatch(text::contains)
                    || VARIABLES.stream().anyMatch(text::contains);
        }
        boolean sets = command.program().equals("git")
                && GitWrites.verb(command).equals("config")
                && !Operands.has(command.arguments(), "--get", "--unset", "--list", "-l")
                && Operands.of(GitWrites.rest(command)).size() > 1
                && SETTINGS.stream().anyMatch(text::contains);
        boolean takes = TAKING.contains(command.program())
                && (text.contains(".git/hooks") || text.contains(".husky/"))
                && !(command.program().equals("chmod") && text.contains("+x"));
        boolean removed = REMOVALS.stream().anyMatch(text::contains);
        boolean exports =
                command.program().equals("export") && VARIABLES.stream().anyMatch(text::contains);
        return sets || takes || removed || exports;
    }

    /** {@code -n}, also among other letters; {@code -m "..."} takes what follows. */
    private static boolean isShort(String word) {
        int n = word.indexOf('n');
        int message = word.indexOf('m');
        return word.length() > 1
                && word.charAt(0) == '-'
                && word.charAt(1) != '-'
                && n > 0
                && (message < 0 || n < message)
                && word.chars().skip(1).allMatch(Character::isLetter);
    }

    /** Whether a text spells out how hooks are kept from running. */
    public static boolean isSpelled(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("--no-verify")
                || SETTINGS.stream().map(word -> word.toLowerCase(Locale.ROOT)).anyMatch(lower::contains)
                || VARIABLES.stream().map(word -> word.toLowerCase(Locale.ROOT)).anyMatch(lower::contains);
    }
}
