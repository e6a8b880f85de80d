package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Pieces;
import io.steersman.trajectory.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is to be told of a reading besides its steps: what is wrong, and what its reader did not understand. */
public final class Notes {

    private static final int MOST_KINDS = 30;
    private static final int LONGEST_KIND = 60;
    private static final String OTHERS = "of further kinds";

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> unknown = new TreeMap<>();
    private int values;
    private int acting;
    private int results;

    /** Adds something that is wrong. */
    public void add(Problem problem) {
        problems.add(problem);
    }

    /** Adds several. */
    public void addAll(List<Problem> several) {
        problems.addAll(several);
    }

    /** Adds a result that has no place, and is lost. */
    public void lost(Problem problem) {
        problems.add(problem);
        results++;
    }

    /** Counts a value of the source that a reader gets. */
    void value() {
        values++;
    }

    /**
     * Counts something that a reader does not understand.
     *
     * @param kind for a person, such as {@code type "foo"}
     * @param piece the thing itself: what it holds tells whether it could be a call or a result
     */
    public void unknown(String kind, JsonNode piece) {
        aside(kind);
        if (Acts.mayBe(piece)) {
            acting++;
        }
    }

    /** Counts something that a reader does not understand, and that is surely neither a call nor a result. */
    public void aside(String kind) {
        String name = kind.length() > LONGEST_KIND ? kind.substring(0, LONGEST_KIND) + "..." : kind;
        String clean = Pieces.printable(name);
        boolean room = unknown.containsKey(clean) || unknown.size() < MOST_KINDS;
        unknown.merge(room ? clean : OTHERS, 1, Integer::sum);
    }

    /** What is wrong, in the order in which it was met. */
    public List<Problem> problems() {
        return Collections.unmodifiableList(problems);
    }

    /** How often each kind of thing was not understood. */
    public Map<String, Integer> unknown() {
        return Collections.unmodifiableMap(unknown);
    }

    /** How many values were read. */
    public int values() {
        return values;
    }

    /** How many of the things that were not understood could be calls or results. */
    public int acting() {
        return acting;
    }

    /** How many results found no call. */
    public int lostResults() {
        return results;
    }
}
