package io.steersman.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.ObjIntConsumer;

/** Finds all keywords in one pass over a text, whatever their number: an automaton after Aho and Corasick. */
final class Keywords {

    /** Characters from here on are in no keyword. */
    static final int ASCII = 128;

    private final List<int[]> next = new ArrayList<>();
    private final List<BitSet> kinds = new ArrayList<>();
    /** Characters that are in no keyword are one, as are both cases of a letter: the rows stay where they are read fast. */
    private final byte[] column = new byte[ASCII];

    private int columns = 1;
    /**
     * The rows of all states one after the other, each step being where the row of the next state begins: what the next
     * character waits for is one sum. A step to a state that says something is negative: its complement.
     */
    private final int[] steps;

    /**
     * @param words the keywords of each kind, in any case
     */
    Keywords(List<List<String>> words) {
        add();
        for (int kind = 0; kind < words.size(); kind++) {
            for (String word : words.get(kind)) {
                kinds.get(insert(word.toLowerCase(Locale.ROOT))).set(kind);
            }
        }
        link();
        columns(words);
        steps = new int[next.size() * columns];
        for (int state = 0; state < next.size(); state++) {
            for (int c = 0; c < ASCII; c++) {
                int to = next.get(state)[c];
                int row = to * columns;
                steps[state * columns + column[c]] = kinds.get(to).isEmpty() ? row : ~row;
            }
        }
    }

    private void columns(List<List<String>> words) {
        words.forEach(ofKind ->
                ofKind.forEach(word -> word.toLowerCase(Locale.ROOT).chars().forEach(c -> {
                    if (column[c] == 0) {
                        column[c] = (byte) columns++;
                        column[Character.toUpperCase(c)] = column[c];
                    }
                })));
    }

    /**
     * Says each place where keywords end, with the numbers of their kinds.
     *
     * @param found is given the kinds and the index after the keyword
     */
    void scan(String text, ObjIntConsumer<BitSet> found) {
        int[] to = steps;
        byte[] of = column;
        int row = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            row = c < ASCII ? to[row + of[c]] : 0;
            if (row < 0) {
                row = ~row;
                found.accept(kinds.get(row / columns), i + 1);
            }
        }
    }

    /** Whether no keyword ends in a text or goes on behind it and what follows it. */
    boolean isQuiet(String text, String next) {
        int row = 0;
        for (int i = 0; i < text.length() + next.length() && row >= 0; i++) {
            char c = i < text.length() ? text.charAt(i) : next.charAt(i - text.length());
            row = c < ASCII ? steps[row + column[c]] : 0;
        }
        return row == 0;
    }

    private int add() {
        int[] row = new int[ASCII];
        Arrays.fill(row, -1);
        next.add(row);
        kinds.add(new BitSet());
        return next.size() - 1;
    }

    private int insert(String word) {
        int state = 0;
        for (char c : word.toCharArray()) {
            if (next.get(state)[c] < 0) {
                next.get(state)[c] = add();
            }
            state = next.get(state)[c];
        }
        return state;
    }

    /** Turns the tree into an automaton: where a word does not go on, the longest other one that fits does. */
    private void link() {
        int[] fallback = new int[next.size()];
        Deque<Integer> open = new ArrayDeque<>();
        open.add(0);
        while (!open.isEmpty()) {
            int state = open.remove();
            kinds.get(state).or(kinds.get(fallback[state]));
            for (int c = 0; c < ASCII; c++) {
                int child = next.get(state)[c];
                int instead = state == 0 ? 0 : next.get(fallback[state])[c];
                if (child < 0) {
                    next.get(state)[c] = instead;
                } else {
                    fallback[child] = instead;
                    open.add(child);
                }
            }
        }
        for (int[] row : next) {
            for (char c = 'A'; c <= 'Z'; c++) {
                row[c] = row[Character.toLowerCase(c)];
            }
        }
    }
}
