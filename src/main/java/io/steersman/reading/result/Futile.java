package io.steersman.reading.result;

import io.steersman.reading.call.Call;
import io.steersman.reading.change.GitWrites;
import io.steersman.reading.text.Lexicon;
import java.util.List;

/** Tells commits, pushes and the like of which nothing came, whatever their status. */
final class Futile {

    private static final List<String> NOTHING = List.copyOf(Lexicon.of("claims").words("@came to nothing"));
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
        return NOTHING.stream().anyMatch(tail::contains);
    }
}
