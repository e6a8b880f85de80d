package io.steersman.reading.instruction;

import io.steersman.reading.language.Clauses;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Set;

/** Reads that nothing is to be changed at all: "read-only", "review without fixing", "do not implement it yet". */
final class Modes {

    private static final Lexicon LISTS = Lexicon.of("modes");

    private static final Set<String> LOOKING = LISTS.words("looking");
    private static final Set<String> KINDS = LISTS.words("kinds");
    private static final Set<String> WORKING = LISTS.words("working");
    private static final Set<String> WHOLE = LISTS.words("whole");
    private static final Set<String> WHOLE_NOUNS = LISTS.words("whole nouns");

    private static final Set<String> INSIDE = LISTS.words("inside");
    private static final Set<String> MODAL = LISTS.words("modal");
    private static final Set<String> STARTING = LISTS.words("starting");
    /** Who is told to follow a plan is to do what it says, not to write it. */
    private static final Set<String> FOLLOWING = LISTS.words("following");

    /** What may stand between "do not" and the work: "go ahead and start on". */
    private static final Set<String> BEGINS = LISTS.words("begins");
    /** What may be read-only: a task, a review. */
    private static final Set<String> RUNS = LISTS.words("runs");

    /** What ends a mode: "exit". */
    private static final Set<String> ENDING = LISTS.words("ending a mode");

    private static final Set<String> WORKS = LISTS.words("works");
    private static final Set<String> AGREES = LISTS.words("agrees");
    /** What is waited for: "my approval". */
    private static final Set<String> GO = LISTS.words("go");

    private final List<Word> words;
    private final Clauses clauses;
    private final Found found;

    Modes(List<Word> words, Clauses clauses, Found found) {
        this.words = words;
        this.clauses = clauses;
        this.found = found;
    }

    /** The index after the turn of speech that stands here, or -1. */
    int at(int i) {
        return switch (clauses.low(i)) {
            case "read-only", "readonly" -> readOnly(i);
            case "read" -> clauses.low(i + 1).equals("only") ? readOnly(i + 1) : -1;
            case "only", "just" -> onlyLooking(i);
            case "mode" -> planning(i);
            case "without" ->
                WORKING.contains(clauses.low(i + 1)) && directedFromStart(i) && whole(i + 2) ? nothing(i + 2) : -1;
            case "making" ->
                clauses.low(i - 1).equals("without") && directedFromStart(i) && madeNone(i + 1) ? nothing(i + 3) : -1;
            case "no" -> none(i);
            case "change", "modify", "edit", "touch", "alter" ->
                clauses.low(i + 1).equals("nothing") && clauses.directed(i) ? confined(i + 2) : -1;
            case "nothing" -> nothingChanged(i);
            case "leave", "keep" -> asItIs(i);
            case "wait" -> waits(i);
            default -> -1;
        };
    }

    /** After "do not": "implement it yet", "start coding", "do anything", "fix anything". The index after it, or -1. */
    int prohibited(int after) {
        int i = after;
        boolean begins = Word.oneOf(clauses.low(i), "start", "begin", "proceed", "go", "continue", "jump");
        while (BEGINS.contains(clauses.low(i))) {
            i++;
        }
        boolean deed = clauses.low(i).equals("do")
                && (clauses.low(i + 1).equals("anything")
                        || found.isOfUser() && Word.oneOf(clauses.low(i + 1), "it", "this"))
                && ends(i + 2);
        if (deed) {
            return nothing(i + 2);
        }
        if (begins
                && i > after
                && (i >= words.size() || words.get(i).mark() || Word.oneOf(clauses.low(i), "yet", "until", "before"))) {
            return nothing(i);
        }
        boolean build = i == after && Word.oneOf(clauses.low(i), "build", "building");
        if (build && (i + 1 >= words.size() || Word.oneOf(clauses.low(i + 1), ".", "!", ",", ":", ";"))) {
            Thing run = new Thing(Constraint.Subject.COMMAND, "any build", i + 1);
            found.emit(Polarity.FORBID, Act.RUN, List.of(run), Exceptions.of(words, i + 1, Act.RUN, false));
            return i + 1;
        }
        return WORKING.contains(clauses.low(i)) && (i + 1 >= words.size() || whole(i + 1))
                ? emit(Thing.code(i + 1), i + 1)
                : -1;
    }

    /** Work that is asked for ends that nothing is to be changed; to write about it does not. */
    void granted(int i) {
        boolean asks = STARTING.contains(clauses.low(i)) && !Word.oneOf(clauses.low(i + 1), "sure", "no");
        boolean written = false;
        for (int k = i + 1; k < words.size() && k < i + 6; k++) {
            written |= Requests.document(clauses.low(k)) && !FOLLOWING.contains(clauses.low(i))
                    || Word.oneOf(clauses.low(k), "answer", "comment", "question", "issue", "nothing");
        }
        if (asks && !written) {
            found.emit(
                    Polarity.ALLOW,
                    Act.WRITE,
                    List.of(Thing.code(i + 1)),
                    new Exceptions(true, false, List.of(), false));
        }
    }

    /** Whether what follows names nothing in particular. */
    private boolean whole(int i) {
        if (i >= words.size() || words.get(i).mark()) {
            return true;
        }
        String w = clauses.low(i);
        if (w.equals("what")) {
            return Word.oneOf(clauses.low(i + 1), "you", "is") && words.size() > i + 2;
        }
        boolean article = Word.oneOf(w, "the", "any", "for", "this", "that");
        return WHOLE.contains(w)
                && (!article
                        || ends(i + 1)
                        || WHOLE_NOUNS.contains(clauses.low(i + 1))
                                && !Word.oneOf(clauses.low(i + 2), "in", "that", "which"));
    }

    private boolean ends(int i) {
        return i >= words.size()
                || words.get(i).mark()
                || Phrases.ending(clauses.low(i))
                || Word.oneOf(clauses.low(i), "yet", "until", "please", "today");
    }

    private boolean directedFromStart(int i) {
        return !clauses.conditional(i)
                && !clauses.denied(i)
                && (Verbs.opensDirected(clauses.low(0))
                        || LOOKING.contains(clauses.low(0))
                        || KINDS.contains(clauses.low(0)));
    }

    private int nothing(int end) {
        return emit(new Thing(Constraint.Subject.PATH, Things.EVERYTHING, end), end);
    }

    private int emit(Thing thing, int end) {
        Exceptions tail = Exceptions.of(words, end, Act.WRITE, false);
        found.emit(Polarity.FORBID, Act.WRITE, List.of(thing), tail);
        return end;
    }

    /** "this is a read-only task", "work read-only", "READ-ONLY: ...", "you are in read-only mode". */
    private int readOnly(int i) {
        if (ended(i)) {
            return -1;
        }
        String next = clauses.low(i + 1);
        boolean noun = RUNS.contains(next);
        boolean about = clauses.low(0).equals("this") && Word.oneOf(clauses.low(1), "is", "task") || addressed(i);
        boolean alone = i <= 1 && ends(i + 1);
        boolean how = ends(i + 1)
                && Word.oneOf(clauses.low(i - 1), "work", "operate", "stay", "strictly", "remain", "is", "a")
                && about;
        boolean first = i == 0 && noun;
        return !clauses.conditional(i) && !clauses.denied(i) && (alone || how || noun && (about || first))
                ? nothing(noun ? i + 2 : i + 1)
                : -1;
    }

    /** "leave read-only mode", "you are out of plan mode": the mode is over. */
    private boolean ended(int i) {
        int before = clauses.low(i).equals("only") ? i - 2 : i - 1;
        before = Word.oneOf(clauses.low(before), "the", "your", "of", "from") ? before - 1 : before;
        return ENDING.contains(clauses.low(before));
    }

    private boolean addressed(int i) {
        for (int k = 0; k < i; k++) {
            if (Word.oneOf(clauses.low(k), "you", "your", "stay", "work", "operate", "remain", "we")) {
                return true;
            }
        }
        return false;
    }

    /** "only analyse", "analysis only", "planning only, please". */
    private int onlyLooking(int i) {
        int from = clauses.clauseStart(i);
        boolean aside = found.isOfUser() && from > 0 && words.get(from - 1).mark() && i == from + 1;
        boolean after = KINDS.contains(clauses.low(i - 1))
                && (i <= 3 || aside)
                && ends(i + 1)
                && (!clauses.conditional(i) || aside && Word.oneOf(clauses.low(from - 1), "\u2014", "-", ";"));
        boolean before = LOOKING.contains(clauses.low(i + 1))
                && clauses.directed(i)
                && (ends(i + 2) || Word.oneOf(clauses.low(i + 2), "the", "this", "it", "why", "how", "my"));
        boolean verb = LOOKING.contains(clauses.low(i - 1)) && i <= 2 && ends(i + 1) && !clauses.conditional(i);
        return after || before || verb ? nothing(i + 1) : -1;
    }

    /** "plan mode is active", "you are in plan mode", "stay in planning mode". */
    private int planning(int i) {
        boolean plan = Word.oneOf(clauses.low(i - 1), "plan", "planning", "ask", "read-only", "review", "chat");
        boolean active = Word.oneOf(clauses.low(i + 1), "is", ":", "still")
                        && Word.oneOf(clauses.low(i + 2), "active", "on", "enabled", "still")
                || Word.oneOf(clauses.low(i + 1), "active", "on", "enabled");
        boolean in = Word.oneOf(clauses.low(i - 2), "in", "into", "to", "the", "a") && addressed(i);
        return plan && !clauses.conditional(i) && !clauses.denied(i) && (active || in && ends(i + 1))
                ? nothing(i + 1)
                : -1;
    }

    /** "without making changes", "without making any changes": nothing that narrows which. */
    private boolean madeNone(int at) {
        int work = Word.oneOf(clauses.low(at), "any", "code", "file") ? at + 1 : at;
        return Phrases.WORK.contains(clauses.low(work)) && ends(work + 1);
    }

    /** "no fixes", "no implementation yet", "no changes, please". */
    private int none(int at) {
        int i = Word.oneOf(clauses.low(at + 1), "file", "code", "source") && Phrases.WORK.contains(clauses.low(at + 2))
                ? at + 1
                : at;
        boolean work = WORKS.contains(clauses.low(i + 1));
        boolean code = clauses.low(i + 1).equals("code") && ends(i + 2);
        boolean stands = at == 0
                || words.get(at - 1).mark()
                || Word.oneOf(clauses.low(at - 1), "but", "and", "make", "please", "with", "so", "making");
        boolean outside = Word.oneOf(clauses.low(i + 2), "outside", "except", "besides", "other")
                && Word.oneOf(clauses.low(at - 1), "make", "making", "with");
        if (work && stands && outside && !clauses.conditional(at)) {
            return confined(i + 2);
        }
        boolean told = at > 0
                || found.isOfUser() && Word.oneOf(clauses.low(i + 2), ".", ",")
                || clauses.low(i + 2).equals(",") && Word.oneOf(clauses.low(i + 3), "please", "just", "only")
                || Word.oneOf(clauses.low(i + 2), "yet", "please", "until", "for", "!", "")
                || i + 2 >= words.size();
        return (work || code) && stands && told && ends(i + 2) && !clauses.conditional(i) ? nothing(i + 2) : -1;
    }

    /** "change nothing", "change nothing but src/a.py". */
    private int confined(int end) {
        int but = Word.oneOf(clauses.low(end), "but", "except", "besides")
                ? end + 1
                : clauses.low(end).equals("other") || clauses.low(end).equals("outside") ? end + 1 : end;
        if (but == end) {
            return ends(end) ? nothing(end) : -1;
        }
        int from = Word.oneOf(clauses.low(but), "than", "of", "for") ? but + 1 : but;
        Objects objects = Objects.inside(words, from);
        boolean clear = !objects.things().isEmpty() && objects.things().stream().noneMatch(Thing::isAll);
        if (clear) {
            found.emitOnly(objects.things(), false);
        }
        return clear ? objects.end() : -1;
    }

    /** "nothing may be changed", "nothing else is to be edited but a.py". */
    private int nothingChanged(int i) {
        if (clauses.low(i + 1).equals("outside")) {
            return nothingOutside(i);
        }
        boolean placed = INSIDE.contains(clauses.low(i + 1));
        Objects place = Objects.of(words, placed ? i + 2 : words.size(), Act.WRITE, false);
        int k = placed ? place.end() : i + 1;
        while (MODAL.contains(clauses.low(k))) {
            k++;
        }
        boolean changes = placed && !place.things().isEmpty() && k > place.end();
        if (changes
                && (Verbs.ofParticiple(clauses.low(k)) != null || clauses.low(k).equals("change"))
                && ends(k + 1)) {
            found.emit(Polarity.FORBID, Act.WRITE, place.things(), Exceptions.of(words, k + 1, Act.WRITE, false));
            return k + 1;
        }
        String verb = Verbs.ofParticiple(clauses.low(k));
        boolean first = i == 0 || words.get(i - 1).mark();
        String git = verb == null || k == i + 1 || !first ? null : Verbs.git(verb);
        if (git != null) {
            found.emit(
                    Polarity.FORBID,
                    Act.RUN,
                    List.of(new Thing(Subject.COMMAND, git, k + 1)),
                    Exceptions.of(words, k + 1, Act.RUN, false));
            return k + 1;
        }
        boolean write = verb != null && Verbs.act(verb) == Act.WRITE && k > i + 1;
        return write && first && !clauses.low(i + 1).equals("else") ? confined(k + 1) : -1;
    }

    /** "nothing outside of plugins/reports may be changed". */
    private int nothingOutside(int i) {
        Objects place = Objects.of(words, clauses.low(i + 2).equals("of") ? i + 3 : i + 2, Act.WRITE, false);
        int k = place.end();
        while (MODAL.contains(clauses.low(k))) {
            k++;
        }
        boolean changed =
                Verbs.ofParticiple(clauses.low(k)) != null || clauses.low(k).equals("change");
        if (place.things().isEmpty() || k == place.end() || !changed || !ends(k + 1)) {
            return -1;
        }
        found.emitOnly(place.things(), false);
        return k + 1;
    }

    /** "leave everything as it is", "keep all files unchanged". */
    private int asItIs(int i) {
        boolean all = clauses.low(i + 1).equals("everything")
                || clauses.low(i + 1).equals("all") && clauses.low(i + 2).equals("files");
        int at = clauses.low(i + 1).equals("everything") ? i + 2 : i + 3;
        boolean still = Word.oneOf(clauses.low(at), "unchanged", "untouched", "as-is", "alone")
                || clauses.low(at).equals("as") && Word.oneOf(clauses.low(at + 1), "it", "is", "they");
        return all && still && clauses.directed(i) && !clauses.conditional(i)
                ? nothing(clauses.low(at).equals("as") ? at + 3 : at + 1)
                : -1;
    }

    /** "make a plan and wait for my approval": nothing is to be changed before it. */
    private int waits(int i) {
        boolean mine = clauses.low(i + 1).equals("for")
                && Word.oneOf(clauses.low(i + 2), "my", "me")
                && (clauses.low(i + 2).equals("me")
                                && clauses.low(i + 3).equals("to")
                                && AGREES.contains(clauses.low(i + 4))
                        || GO.contains(clauses.low(i + 3)));
        return mine && clauses.directed(i) && !clauses.conditional(i) && !clauses.denied(i)
                ? nothing(words.size())
                : -1;
    }
}
