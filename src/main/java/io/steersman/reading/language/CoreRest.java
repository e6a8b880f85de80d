package io.steersman.reading.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What follows a deed in its clause: as much of it as may belong to the core, and less, down to where it must end. */
final class CoreRest {

    private static final Set<String> CONDITIONS = Cores.LISTS.words("conditions");
    private static final Set<String> LEAVE = Cores.LISTS.words("leave");
    private static final Set<String> STRONG = Cores.LISTS.words("strong");
    private static final Set<String> GOES_ON = Cores.LISTS.words("goes on");
    private static final Set<String> JOINS = Cores.LISTS.words("joins");
    private static final Set<String> ONLY_THEN = Cores.LISTS.words("only then");
    private static final WordTurns NARROWING = WordTurns.of(Cores.LISTS, "narrowing");
    private static final WordTurns EXCEPTION = WordTurns.of(Cores.LISTS, "exception");
    private static final WordTurns ASIDE = WordTurns.of(Cores.LISTS, "aside");
    private static final int FAR = 7;
    private static final int FEW = 5;

    private final List<Word> words;

    CoreRest(List<Word> words) {
        this.words = words;
    }

    private String low(int i) {
        return Cores.low(words, i);
    }

    /** What may belong to the core, the most first; none where the rest of the clause makes it no limit. */
    List<List<Word>> from(int from) {
        List<List<Word>> ways = new ArrayList<>();
        int end = from;
        boolean excepted = false;
        int mark = -1;
        for (; end < words.size(); end++) {
            String w = low(end);
            boolean other = mark >= 0 && end > mark + 1 && !ONLY_THEN.contains(low(mark + 1));
            if (CONDITIONS.contains(w) && !low(end - 1).equals("even") && ASIDE.at(words, end) == null) {
                if (leave(end) && !excepts(end)) {
                    ways.add(asking(words.subList(from, end)));
                    end = words.size();
                    break;
                }
                if (other) {
                    break;
                }
                return List.of();
            }
            if (mark < 0 && NARROWING.at(words, end) != null) {
                return List.of();
            }
            if (EXCEPTION.at(words, end) != null) {
                // What is excepted belongs to the core: without it, too much would be forbidden.
                ways.clear();
                excepted = true;
            }
            if (cuts(end) && !excepted) {
                ways.add(words.subList(from, end));
                mark = words.get(end).mark() && mark < 0 ? end : mark;
            }
            if (STRONG.contains(w)) {
                if (EXCEPTION.at(words, end + 1) != null) {
                    return List.of();
                }
                break;
            }
        }
        return mostFirst(ways, words.subList(from, Math.min(end, words.size())));
    }

    private static List<List<Word>> mostFirst(List<List<Word>> ways, List<Word> whole) {
        ways.add(whole);
        if (ways.size() > 1 && ways.get(ways.size() - 1).equals(ways.get(ways.size() - 2))) {
            ways.remove(ways.size() - 1);
        }
        List<List<Word>> most = new ArrayList<>();
        for (int i = ways.size() - 1; i >= 0; i--) {
            most.add(ways.get(i));
        }
        return most;
    }

    private boolean excepts(int from) {
        for (int k = from; k < words.size() && !STRONG.contains(low(k)); k++) {
            if (EXCEPTION.at(words, k) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands before the index may be all of the core: no list of deeds goes on there. */
    private boolean cuts(int at) {
        if (low(at).equals(",")) {
            return !listed(at + 1);
        }
        boolean joins = low(at).equals("and") ? GOES_ON.contains(low(at + 1)) : JOINS.contains(low(at));
        return words.get(at).mark() || joins || ASIDE.at(words, at) != null;
    }

    /** Whether a list goes on behind a comma, so that what ends it may be said of all: "a, b or c of the old kind". */
    private boolean listed(int from) {
        int end = from;
        while (end < words.size() && end < from + FEW && !words.get(end).mark() && !isOr(end)) {
            end++;
        }
        return end < words.size() && isOr(end);
    }

    private boolean isOr(int at) {
        return Word.oneOf(low(at), "or", "nor") || low(at).equals("and") && !GOES_ON.contains(low(at + 1));
    }

    /** "until I have had a look", "unless I say so". */
    boolean leave(int at) {
        if (!Word.oneOf(low(at), "until", "till", "unless", "before", "without")) {
            return false;
        }
        return leave(at + 1, Math.min(words.size(), at + FAR));
    }

    /** Whether what stands there speaks of leave that somebody gives. */
    boolean leave(int from, int to) {
        for (int k = from; k < to && !words.get(k).mark(); k++) {
            if (LEAVE.contains(low(k))) {
                return true;
            }
        }
        return false;
    }

    boolean stops(int at) {
        return STRONG.contains(low(at));
    }

    static List<Word> asking(List<Word> deed) {
        List<Word> all = new ArrayList<>(deed);
        all.addAll(Word.of("without asking"));
        return all;
    }

    /** Whether nothing of the clause follows, or what does narrows nothing. */
    boolean ends(int at) {
        return at >= words.size() || words.get(at).mark() || JOINS.contains(low(at)) || ASIDE.at(words, at) != null;
    }
}
