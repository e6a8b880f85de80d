package io.steersman.reading.instruction;

import io.steersman.reading.language.Clauses;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.List;

/** Reads the verbs that share what they are about: "modify or delete", "commit, squash, merge", "commit/push". */
final class DeedChain {

    private final List<Word> words;
    private final Clauses clauses;

    DeedChain(List<Word> words, Clauses clauses) {
        this.words = words;
        this.clauses = clauses;
    }

    /** Adds the verbs from the word on that are known; gives the index after the last. */
    int read(int from, List<String> verbs) {
        int i = from;
        while (i < words.size()) {
            String w = clauses.low(i);
            List<String> named = named(w);
            if (named.isEmpty()) {
                break;
            }
            verbs.addAll(named);
            i++;
            int k = i;
            while (k < words.size() && Word.oneOf(clauses.low(k), ",", "or", "and", "/", "nor")) {
                k++;
            }
            k = k > i ? clauses.skipAdverbs(k) : k;
            k = k > i ? passed(k) : k;
            if (k > i && named(clauses.low(k)).isEmpty() && aboutNext(k)) {
                return k + 1;
            }
            if (k == i || Verbs.base(clauses.low(k)) == null) {
                break;
            }
            i = k;
        }
        return i;
    }

    /** "touch or stage `logs/`": a verb that is not known here, and what both are about. */
    private boolean aboutNext(int k) {
        return k + 1 < words.size()
                && words.get(k).kind() == Word.Kind.WORD
                && !words.get(k + 1).mark()
                && Things.path(words, k) == null
                && Things.kind(words, k) == null
                && Things.path(words, k + 1) != null;
    }

    /** "commit, squash, merge": the index of the next deed after one that is not known here, or the same. */
    private int passed(int k) {
        boolean single = k + 2 < words.size()
                && words.get(k).kind() == Word.Kind.WORD
                && named(clauses.low(k)).isEmpty()
                && Word.oneOf(clauses.low(k + 1), ",", "or");
        int next = k + 1;
        while (single && Word.oneOf(clauses.low(next), ",", "or", "and", "nor")) {
            next++;
        }
        return single ? passed(next) : k;
    }

    /** "commit", "commit/push", "touch/recreate": the verbs that a word names, as far as they are known. */
    private static List<String> named(String word) {
        List<String> verbs = new ArrayList<>();
        for (String part : Pieces.between(word, "/")) {
            String verb = Verbs.base(part);
            if (verb != null) {
                verbs.add(verb);
            } else if (verbs.isEmpty()) {
                return verbs;
            }
        }
        return verbs;
    }
}
