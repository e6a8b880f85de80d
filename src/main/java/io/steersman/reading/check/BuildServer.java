package io.steersman.reading.check;

import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells questions to a build server, and what it answers: that a run of it came out well, badly, or goes on. */
public final class BuildServer {

    private static final Lexicon WORDS = Lexicon.of("build-server");
    private static final Set<String> ASKED = WORDS.words("@asked");
    private static final List<String> GOES_ON = List.copyOf(WORDS.words("@goes on"));
    private static final List<String> FAILS = List.copyOf(WORDS.words("@fails"));
    private static final List<String> PASSES = List.copyOf(WORDS.words("@passes"));
    private static final List<String> BAD_BEGIN = List.copyOf(WORDS.words("@begins badly"));
    private static final List<String> GOOD_BEGIN = List.copyOf(WORDS.words("@begins well"));
    private static final Set<String> BAD_STATES = WORDS.words("@states that fail");
    private static final Set<String> OPEN_STATES = WORDS.words("@states that go on");
    private static final Set<String> GOOD_STATES = WORDS.words("@states that pass");
    private static final int BEHIND_STATE = 3;
    private static final int LOOKED_AT = 8_000;

    private BuildServer() {}

    /** Whether a command asks how runs of a build server came out. */
    public static boolean asks(Command command) {
        List<String> words = Operands.of(command.arguments());
        boolean known = words.size() > 1 && ASKED.contains(command.program() + " " + words.get(0) + " " + words.get(1));
        return known && !Operands.has(command.arguments(), "--log", "--log-failed", "--web");
    }

    /** Whether a command reads the log of what failed in a run. */
    public static boolean readsFailure(Command command) {
        List<String> words = Operands.of(command.arguments());
        return words.size() > 1
                && ASKED.contains(command.program() + " " + words.get(0) + " " + words.get(1))
                && Operands.has(command.arguments(), "--log-failed");
    }

    /** What its answer says of the whole: good, bad, or nothing that can be told. */
    static CheckLine says(String output) {
        String text = output.substring(0, Math.min(output.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
        boolean crossed = BAD_BEGIN.stream().anyMatch(text.stripLeading()::startsWith);
        Set<String> states = states(text);
        if (crossed
                || states.stream().anyMatch(BAD_STATES::contains)
                || FAILS.stream().anyMatch(text::contains)) {
            return CheckLine.ENDS_BADLY;
        }
        boolean open =
                GOES_ON.stream().anyMatch(text::contains) || states.stream().anyMatch(OPEN_STATES::contains);
        boolean ticked = GOOD_BEGIN.stream().anyMatch(text.stripLeading()::startsWith);
        boolean good = ticked || states.stream().anyMatch(GOOD_STATES::contains);
        return !open && (good || PASSES.stream().anyMatch(text::contains)) ? CheckLine.ENDS_WELL : CheckLine.NOTHING;
    }

    /** Of the rows of a table, {@code X  lint  fail  22s  https://...}: what stands in the column of states, or the mark. */
    private static Set<String> states(String text) {
        Set<String> states = new HashSet<>();
        text.lines().forEach(line -> {
            List<String> columns = Pieces.between(line, c -> c == '\t' || c == ' ');
            int size = columns.size();
            boolean row = size > BEHIND_STATE && columns.get(size - 1).startsWith("http");
            states.add(row ? columns.get(size - BEHIND_STATE) : size > 1 ? columns.get(0) : "");
        });
        return states;
    }
}
