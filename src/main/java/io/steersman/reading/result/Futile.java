package io.steersman.reading.result;

import io.steersman.reading.call.Call;
import io.steersman.reading.change.GitWrites;
import io.steersman.reading.change.HookEvasion;
import io.steersman.reading.text.Lexicon;
import java.util.List;

/** Tells commits, pushes and the like of which nothing came, whatever their status. */
final class Futile {

    private static final List<String> NOTHING = List.copyOf(Lexicon.of("claims").words("@came to nothing"));
    private static final int SHORTEST_HASH = 6;
    private static final int TAIL = 4000;

    private Futile() {}

    /** Whether a command that publishes says that nothing came of it. */
    static boolean is(Call call, String output) {
        boolean publishes = call.commands().stream()
                .anyMatch(command -> command.program().equals("git")
                                && (GitWrites.verb(command).equals("commit")
                                        || GitWrites.verb(command).equals("push"))
                        || command.program().equals("gh")
                        || command.program().equals("glab"));
        if (!publishes) {
            return false;
        }
        String tail = output.length() <= TAIL ? output : output.substring(output.length() - TAIL);
        return NOTHING.stream().anyMatch(tail::contains) || isOfHook(call, output);
    }

    /** Whether a hook refused what a command was to do, and nothing shows that it was done after all. */
    static boolean isOfHook(Call call, String output) {
        return HookEvasion.mayMeet(call.commands()) && HookEvasion.refused(output) && !landed(output);
    }

    /** {@code [main 77cd01b] Add the sample}, {@code e0c1b22..9ab4410  main -> main}. */
    private static boolean landed(String output) {
        return output.lines().map(String::strip).anyMatch(line -> {
            int close = line.startsWith("[") ? line.indexOf("] ") : -1;
            int hash = close < 0 ? -1 : line.lastIndexOf(' ', close);
            boolean committed = hash > 0
                    && close - hash > SHORTEST_HASH
                    && line.substring(hash + 1, close).chars().allMatch(c -> Character.digit(c, 16) >= 0);
            return committed || line.contains(" -> ") && line.contains("..");
        });
    }
}
