package io.steersman.reading.instruction;

import io.steersman.reading.language.Clauses;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the other ways to set a limit: "only edit X", "no Y", "keep X unchanged", "use X, not Y", "X is off limits". */
final class Idioms {

    private static final Set<String> INSIDE = Set.of("in", "inside", "within", "under", "below", "on");

    private static final int FEW = 6;

    private final List<Word> words;
    private final Clauses clauses;
    private final Phrases phrases;
    private final Found found;
    private final Asking asking;
    private final Modes modes;
    private final Passives passives;
    private final Refusals refusals;

    Idioms(List<Word> words, Clauses clauses, Phrases phrases, Modes modes, Found found) {
        this.words = words;
        this.clauses = clauses;
        this.phrases = phrases;
        this.found = found;
        this.asking = new Asking(words, clauses, phrases, found);
        this.modes = modes;
        this.passives = new Passives(words, clauses, found);
        this.refusals = new Refusals(words, clauses, phrases, found);
    }

    /** The index after the turn of speech that stands here, or -1. */
    int at(int i) {
        int asked = asking.at(i);
        int mode = asked > 0 ? asked : modes.at(i);
        return mode > 0 ? mode : turn(i);
    }

    /** "never skip the pre-commit hooks": the option by which they are skipped. */
    int hooks(int i) {
        boolean denied = Word.oneOf(clauses.low(i - 1), "never", "not")
                || clauses.low(i - 1).equals("circumstances");
        if (!denied || !Word.oneOf(clauses.low(i), "skip", "bypass", "disable", "circumvent", "ignore")) {
            return -1;
        }
        for (int k = i + 1; k < words.size() && k < i + 5; k++) {
            if (Word.oneOf(clauses.low(k), "hooks", "hook")) {
                Exceptions tail = Exceptions.of(words, k + 1, Act.RUN, false);
                found.emit(Polarity.FORBID, Act.RUN, List.of(new Thing(Subject.COMMAND, "--no-verify", k + 1)), tail);
                return k + 1;
            }
        }
        return -1;
    }

    private int turn(int i) {
        String w = clauses.low(i);
        return switch (w) {
            case "only" -> only(i);
            case "without" -> without(i);
            case "no" -> ensured(i) ? noneChanged(i) : refusals.at(i);
            case "keep", "leave", "treat" -> kept(i);
            case "restrict", "limit", "confine" -> confined(i);
            case "use", "run" -> instead(i);
            case "always", "make", "be", "ensure" -> required(i);
            case "must" -> Math.max(limited(i), Math.max(passives.at(i), required(i)));
            case "need" -> limited(i);
            case "is", "are", "should", "may" -> Math.max(passives.free(i), Math.max(limited(i), passives.at(i)));
            case "can" -> passives.free(i);
            case "want" -> wanted(i);
            case "which", "that" -> passives.relative(i);
            default -> -1;
        };
    }

    private int only(int i) {
        int verbAt = clauses.low(i + 1).equals("be") ? i + 2 : i + 1;
        String after = Verbs.base(clauses.low(verbAt));
        String before = i > 0 ? Verbs.base(clauses.low(i - 1)) : null;
        if (Word.oneOf(clauses.low(i - 1), "work", "stay")
                && INSIDE.contains(clauses.low(i + 1))
                && clauses.directed(i - 1)) {
            return confine(i + 2, true);
        }
        if (after != null && clauses.directed(i)) {
            return onlyAbout(after, verbAt + 1);
        }
        boolean modal = Word.oneOf(clauses.low(i - 1), "should", "must", "may", "can");
        if (before != null && !modal && clauses.directed(i - 1)) {
            return onlyAbout(before, i + 1);
        }
        return -1;
    }

    private int onlyAbout(String verb, int from) {
        Act act = Verbs.act(verb);
        int i = from;
        if (verb.equals("make")) {
            i = phrases.work(i);
        }
        if (act != Act.WRITE && act != Act.CREATE || i < 0 || Verbs.git(verb) != null) {
            return -1;
        }
        while (Phrases.PARTICLES.contains(clauses.low(i)) || INSIDE.contains(clauses.low(i))) {
            i++;
        }
        boolean free = !Word.oneOf(verb, "modify", "edit", "change", "touch", "alter", "make");
        return confine(i, free);
    }

    private int confined(int i) {
        int k = i + 1;
        while (Word.oneOf(
                clauses.low(k),
                "your",
                "all",
                "any",
                "the",
                "yourself",
                "changes",
                "edits",
                "work",
                "modifications",
                "code")) {
            k++;
        }
        return k > i + 1 && clauses.low(k).equals("to") && clauses.directed(i) ? confine(k + 1, true) : -1;
    }

    /** "changes should be limited to X". */
    private int limited(int i) {
        boolean passive = Word.oneOf(clauses.low(i), "should", "must")
                && clauses.low(i + 1).equals("be");
        int verb = passive ? i + 2 : i + 1;
        boolean confines = Word.oneOf(clauses.low(verb), "limited", "restricted", "confined")
                && clauses.low(verb + 1).equals("to");
        boolean source = clauses.low(i - 3).equals("source");
        boolean changes = Phrases.WORK.contains(clauses.low(i - 1))
                && (i < 2 || Word.oneOf(clauses.low(i - 2), "your", "all", "any", "the", "code"));
        int place = changes && i <= 4 ? placed(i) : -1;
        if (place > 0) {
            return confine(place, true);
        }
        return confines && changes && i <= 4 ? confine(verb + 2, true, source) : -1;
    }

    /** "all changes must be in X", "changes need to stay inside X", "edits belong in X": the index of the place, or -1. */
    private int placed(int i) {
        int verb = i;
        while (Word.oneOf(clauses.low(verb), "must", "should", "need", "needs", "have", "has", "to", "only", "all")) {
            verb++;
        }
        boolean lies = Word.oneOf(clauses.low(verb), "be", "stay", "remain", "live", "belong", "go", "happen")
                && verb > i
                && Word.oneOf(clauses.low(verb + 1), "in", "inside", "within", "under");
        return lies ? verb + 2 : -1;
    }

    /** "I do not want any tests changed", "we don't want the tests to be changed". */
    private int wanted(int i) {
        boolean denied = clauses.low(i - 1).equals("not")
                && clauses.low(i - 2).equals("do")
                && Word.oneOf(clauses.low(i - 3), "i", "we");
        Objects objects = Objects.of(words, i + 1, Act.WRITE, false);
        int end = objects.end();
        end += Word.oneOf(clauses.low(end), "to", "being", "getting") ? 1 : 0;
        end += Word.oneOf(clauses.low(end), "be", "get") ? 1 : 0;
        return denied && Passives.narrow(objects) ? changed(objects, end) : -1;
    }

    /** A participle that ends the clause: what stands before it must not be changed. */
    private int changed(Objects objects, int at) {
        String verb = Verbs.ofParticiple(clauses.low(at));
        boolean write = verb != null && (Verbs.act(verb) == Act.WRITE || Verbs.act(verb) == Act.DELETE);
        boolean ends = at + 1 >= words.size() || words.get(at + 1).mark() || Phrases.ending(clauses.low(at + 1));
        if (objects.things().isEmpty() || !write || !ends) {
            return -1;
        }
        found.emit(Polarity.FORBID, Act.WRITE, objects.things(), Exceptions.of(words, at + 1, Act.WRITE, false));
        return at + 1;
    }

    /** "make sure that no ...". */
    private boolean ensured(int i) {
        return Word.oneOf(clauses.low(i - 1), "that", "sure", "ensure")
                && Word.oneOf(clauses.low(0), "ensure", "make", "please")
                && !clauses.conditional(i);
    }

    /** "ensure that no test files are modified". */
    private int noneChanged(int i) {
        Objects objects = Objects.of(words, i + 1, Act.WRITE, false);
        int end = objects.end();
        boolean are = Word.oneOf(clauses.low(end), "are", "is", "get", "gets");
        return are && Passives.narrow(objects) ? changed(objects, end + 1) : -1;
    }

    private int confine(int from, boolean pathsOnly) {
        return confine(from, pathsOnly, false);
    }

    /** Who confines the changes of source code leaves the documentation free. */
    private int confine(int from, boolean pathsOnly, boolean source) {
        Objects objects = Objects.inside(words, from);
        List<Thing> things = objects.things().stream()
                .filter(t -> !t.isAll() && !(pathsOnly && t.subject() == Subject.FILE_KIND))
                .toList();
        Exceptions tail = Exceptions.of(words, objects.end(), Act.WRITE, false);
        if (things.isEmpty() || things.size() < objects.things().size() || !tail.holds()) {
            return -1;
        }
        List<Thing> free = new ArrayList<>(things);
        if (source) {
            free.add(new Thing(Subject.FILE_KIND, "documentation", objects.end()));
        }
        found.emitOnly(free, tail.askable());
        return objects.end();
    }

    private int without(int i) {
        boolean option =
                i + 1 < words.size() && Things.isOption(words.get(i + 1).text());
        if (option && Verbs.base(clauses.low(0)) != null && !clauses.denied(i)) {
            return phrases.forbid(i + 1, Act.RUN);
        }
        boolean able = clauses.low(0).equals("you") && Word.oneOf(clauses.low(1), "can", "could", "may", "will");
        boolean directed = !able && (Verbs.opensDirected(clauses.low(0)) || Verbs.base(clauses.low(0)) != null);
        int deed = deed(i + 1);
        if (deed < 0 || !directed || clauses.conditional(i) || clauses.denied(i)) {
            return -1;
        }
        int end = phrases.phrase(deed, Polarity.FORBID);
        int next = later(deed + 1);
        return next > 0 ? Math.max(end, phrases.phrase(next, Polarity.FORBID)) : end;
    }

    /** "bumping the version or touching a.md": the first deed that is known here, or -1. */
    private int deed(int from) {
        if (Verbs.ofGerund(clauses.low(from)) != null) {
            return from;
        }
        return clauses.low(from).endsWith("ing") ? later(from + 1) : -1;
    }

    private int later(int from) {
        int k = from;
        while (k < words.size() && k < from + FEW && !words.get(k).mark()) {
            if (Word.oneOf(clauses.low(k - 1), "or", "nor") && Verbs.ofGerund(clauses.low(k)) != null) {
                return k;
            }
            k++;
        }
        return -1;
    }

    /** "keep X unchanged", "leave X alone", "treat X as read-only". */
    private int kept(int i) {
        if (!clauses.directed(i)) {
            return -1;
        }
        Objects named = Objects.of(words, i + 1, Act.WRITE, false);
        Objects objects = named.things().isEmpty() ? inPlace(i + 1) : named;
        int end = objects.end();
        boolean as = clauses.low(end).equals("as");
        boolean still =
                Word.oneOf(clauses.low(end), "unchanged", "untouched", "alone", "as-is", "intact", "unmodified", "be")
                        || as && Word.oneOf(clauses.low(end + 1), "is", "it", "read-only", "readonly", "they");
        if (objects.things().isEmpty() || !still || clauses.conditional(i)) {
            return -1;
        }
        found.emit(
                Polarity.FORBID,
                Act.WRITE,
                objects.things(),
                Exceptions.of(words, as ? end + 2 : end + 1, Act.WRITE, false));
        return end + 1;
    }

    /** "the public names in include/api.h": what is in a place stands for the place. */
    private Objects inPlace(int from) {
        int i = from;
        while (i < from + FEW && i < words.size() && !words.get(i).mark() && !INSIDE.contains(clauses.low(i))) {
            i++;
        }
        return INSIDE.contains(clauses.low(i)) ? Objects.inside(words, i + 1) : Objects.inside(words, words.size());
    }

    /** "use pnpm, not npm", "use pnpm instead of npm". */
    private int instead(int i) {
        if (!clauses.directed(i)) {
            return -1;
        }
        Objects used = Objects.of(words, i + 1, Act.USE, false);
        if (used.things().size() != 1) {
            return -1;
        }
        int end = clauses.low(used.end()).equals(",") ? used.end() + 1 : used.end();
        boolean of = clauses.low(end).equals("instead") && clauses.low(end + 1).equals("of")
                || clauses.low(end).equals("rather") && clauses.low(end + 1).equals("than");
        boolean not = clauses.low(end).equals("not") || clauses.low(end).equals("never");
        if (!of && !not) {
            return -1;
        }
        return phrases.forbid(of ? end + 2 : end + 1, Act.USE);
    }

    private int required(int i) {
        String w = clauses.low(i);
        int verb =
                switch (w) {
                    case "always" -> i + 1;
                    case "must" -> clauses.low(i - 1).equals("you") ? clauses.skipAdverbs(i + 1) : -1;
                    case "make", "be" -> clauses.low(i + 1).equals("sure") ? toVerb(i + 2) : -1;
                    default ->
                        clauses.low(i + 1).equals("you") || clauses.low(i + 1).equals("that") ? toVerb(i + 1) : -1;
                };
        String base = verb > 0 && verb < words.size() ? Verbs.base(clauses.low(verb)) : null;
        if (base == null || !base.equals(clauses.low(verb)) || !clauses.directed(i)) {
            return -1;
        }
        Act act = Verbs.act(base);
        boolean judged = act == Act.RUN || act == Act.WRITE || act == Act.CREATE;
        return judged ? phrases.phrase(verb, Polarity.REQUIRE) : -1;
    }

    private int toVerb(int from) {
        int i = from;
        while (Word.oneOf(clauses.low(i), "that", "you", "to", "always", "also")) {
            i++;
        }
        return i;
    }
}
