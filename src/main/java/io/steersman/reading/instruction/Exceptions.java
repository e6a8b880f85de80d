package io.steersman.reading.instruction;

import io.steersman.reading.language.Clauses;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What follows the things that a constraint speaks of: exceptions, conditions, leave to be asked for.
 *
 * @param holds whether the constraint stands at all times; a conditional one does not
 * @param askable whether leave may be asked for
 * @param things what is excepted
 * @param outside whether the things are what lies inside ("nothing outside src/")
 */
record Exceptions(boolean holds, boolean askable, List<Thing> things, boolean outside) {

    private static final Lexicon LISTS = Lexicon.of("exceptions");

    private static final Set<String> CONDITION =
            Set.of("if", "when", "whenever", "while", "once", "where", "after", "during");
    private static final Set<String> ASKING = LISTS.words("asking");
    private static final Set<String> CONSENT = LISTS.words("consent");
    private static final Set<String> PROJECT = LISTS.words("project");
    private static final Set<String> PROJECT_REST = LISTS.words("of the project");
    private static final Set<String> STOP = Set.of("because", "since", "so", "instead", "\u2014", ";", "as");
    private static final int CONSENT_FAR = 6;
    private static final Exceptions CONDITIONAL = new Exceptions(false, false, List.of(), false);

    /** Reads from the word after the things to the end of the sentence. */
    static Exceptions of(List<Word> words, int from, Act act, boolean require) {
        boolean askable = false;
        List<Thing> things = new ArrayList<>();
        boolean outside = false;
        boolean told = false;
        Clauses clauses = new Clauses(words);
        for (int i = from; i < words.size(); i++) {
            Word word = words.get(i);
            int past = clauses.unasked(i);
            if (past > i || word.kind() == Word.Kind.CODE || word.kind() == Word.Kind.QUOTE) {
                i = Math.max(i, past - 1);
                continue;
            }
            String w = word.lower();
            if (STOP.contains(w) || startsAnother(words, i)) {
                break;
            }
            told |= i > from && word.is(":");
            if (!told && depends(words, i, require)) {
                return CONDITIONAL;
            }
            boolean leave = Word.oneOf(w, "unless", "without");
            if (leave && !asks(words, i + 1)) {
                return CONDITIONAL;
            }
            askable |= leave || Word.oneOf(w, "until", "till") || w.equals("before") && consents(words, i + 1);
            int after = starts(words, i);
            if (after > 0 && asks(words, after)) {
                askable = true;
            } else if (after > 0) {
                outside = w.equals("outside");
                int end = excepted(words, after, act, outside, things);
                if (end < 0) {
                    return CONDITIONAL;
                }
                i = end - 1;
            }
        }
        return new Exceptions(true, askable, things, outside);
    }

    /** Adds what is excepted, and returns the index after it; -1 where it is not known what is. */
    private static int excepted(List<Word> words, int from, Act act, boolean outside, List<Thing> things) {
        Objects excepted = Objects.of(words, from, act, false);
        if (!excepted.things().isEmpty()) {
            things.addAll(excepted.things());
            return excepted.end();
        }
        int project = outside ? project(words, from) : -1;
        if (project > 0) {
            things.add(new Thing(Subject.PATH, Things.PROJECT, project));
        }
        return project;
    }

    /** "outside of this repository": the index after it, or -1. */
    private static int project(List<Word> words, int from) {
        int i = from;
        while (i < words.size()
                && Word.oneOf(
                        words.get(i).lower(), "the", "this", "our", "my", "your", "current", "working", "project's")) {
            i++;
        }
        boolean named =
                i > from && i < words.size() && PROJECT.contains(words.get(i).lower());
        int end = i + 1;
        while (named
                && end < words.size()
                && PROJECT_REST.contains(words.get(end).lower())) {
            end++;
        }
        boolean ends = named
                && (end >= words.size()
                        || words.get(end).mark()
                        || STOP.contains(words.get(end).lower()));
        return ends || named && Phrases.ending(words.get(end).lower()) ? end : -1;
    }

    /** Whether it holds only in some cases, or only until something is done. */
    private static boolean depends(List<Word> words, int i, boolean require) {
        String w = words.get(i).lower();
        boolean even = i > 0 && words.get(i - 1).is("even");
        return narrows(words, i)
                || CONDITION.contains(w) && !even
                || w.equals("before") && !consents(words, i + 1) && !(require && finishing(words, i + 1));
    }

    /** "and run the tests". */
    private static boolean startsAnother(List<Word> words, int i) {
        return words.get(i).lower().equals("and")
                && i + 1 < words.size()
                && Verbs.base(words.get(i + 1).lower()) != null;
    }

    /** The index after "except", "other than" and their like; 0 when the word begins none. */
    static int starts(List<Word> words, int i) {
        Word word = words.get(i);
        if (word.kind() != Word.Kind.WORD) {
            return 0;
        }
        String next = i + 1 < words.size() ? words.get(i + 1).lower() : "";
        return switch (word.lower()) {
            case "except", "excepting", "excluding", "besides" -> next.equals("for") ? i + 2 : i + 1;
            case "other" -> next.equals("than") ? i + 2 : 0;
            case "exception" -> next.equals("of") ? i + 2 : 0;
            case "apart", "aside" -> next.equals("from") ? i + 2 : 0;
            case "but" -> i > 0 && Word.oneOf(words.get(i - 1).lower(), "anything", "files", "file") ? i + 1 : 0;
            case "outside" -> next.equals("of") ? i + 2 : i + 1;
            default -> 0;
        };
    }

    /** "beyond what the task requires", "more than necessary": what is forbidden is not the thing. */
    private static boolean narrows(List<Word> words, int i) {
        String w = words.get(i).lower();
        String next = i + 1 < words.size() ? words.get(i + 1).lower() : "";
        return Word.oneOf(
                                w,
                                "beyond",
                                "unnecessarily",
                                "needlessly",
                                "gratuitously",
                                "excessively",
                                "unless",
                                "unrelated")
                        && !(w.equals("unless") && asks(words, i + 1))
                || w.equals("than") && !(i > 0 && Word.oneOf(words.get(i - 1).lower(), "rather", "other"))
                || w.equals("as") && Word.oneOf(next, "needed", "necessary", "required", "appropriate")
                || Word.oneOf(w, "where", "if", "when") && Word.oneOf(next, "possible", "appropriate");
    }

    private static boolean asks(List<Word> words, int from) {
        for (int i = from; i < words.size(); i++) {
            if (ASKING.contains(words.get(i).lower())) {
                return true;
            }
        }
        return false;
    }

    /** "before review", "before I have approved it", "before you ask me": it takes somebody's yes. */
    private static boolean consents(List<Word> words, int from) {
        return words.subList(from, Math.min(words.size(), from + CONSENT_FAR)).stream()
                .anyMatch(word -> CONSENT.contains(word.lower()));
    }

    private static boolean finishing(List<Word> words, int from) {
        for (int i = from; i < words.size() && i < from + 4; i++) {
            if (Word.oneOf(
                    words.get(i).lower(),
                    "finishing",
                    "finish",
                    "submitting",
                    "submit",
                    "completing",
                    "done",
                    "completion",
                    "end",
                    "complete")) {
                return true;
            }
        }
        return false;
    }
}
