package io.steersman.reading.instruction;

import io.steersman.reading.language.Clauses;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Set;

/** Reads limits of which the thing comes first: "X must not be changed", "X is off limits". */
final class Passives {

    private static final Lexicon LISTS = Lexicon.of("passives");

    private static final Set<String> OUTRIGHT = LISTS.words("outright");

    private static final Set<String> WELCOME = LISTS.words("welcome");
    private static final Set<String> BANNED = LISTS.words("banned");
    private static final Set<String> AGENTS = LISTS.words("agents");
    private static final int FAR = 9;
    private static final Set<String> FINE = LISTS.words("fine");

    private final List<Word> words;
    private final Clauses clauses;
    private final NamedDeeds named;
    private final Found found;

    Passives(List<Word> words, Clauses clauses, Found found) {
        this.words = words;
        this.clauses = clauses;
        this.named = new NamedDeeds(words, clauses, found);
        this.found = found;
    }

    /** "X is fine to edit", "X may be changed now": leave for the things before. */
    int free(int i) {
        boolean is = Word.oneOf(clauses.low(i), "is", "are");
        boolean fine =
                is && FINE.contains(clauses.low(i + 1)) && clauses.low(i + 2).equals("to");
        boolean may =
                Word.oneOf(clauses.low(i), "can", "may") && clauses.low(i + 1).equals("be");
        String verb = fine ? Verbs.base(clauses.low(i + 3)) : may ? Verbs.ofParticiple(clauses.low(i + 2)) : null;
        int start = clauses.clauseStart(i);
        while (Word.oneOf(clauses.low(start), "actually", "now", "ok", "okay", "also", "then", "but", "so")) {
            start++;
        }
        boolean others = clauses.low(start - 1).equals("but")
                && Word.oneOf(clauses.low(start - 2), "anything", "everything", "all", "nothing");
        boolean write =
                !others && found.isOfUser() && verb != null && Verbs.git(verb) == null && Verbs.act(verb) == Act.WRITE;
        if (!write || clauses.conditional(i) || clauses.denied(i)) {
            return -1;
        }
        Objects objects = Objects.inside(words, start);
        Objects things = objects.things().isEmpty() ? Objects.of(words, start, Act.WRITE, false) : objects;
        if (things.things().isEmpty() || things.end() != i || !narrow(things)) {
            return -1;
        }
        found.emit(Polarity.ALLOW, Act.WRITE, things.things(), new Exceptions(true, false, List.of(), false));
        return fine ? i + 4 : i + 3;
    }

    /** "X must not be changed", "X is off limits": from the verb, with the things before it. */
    int at(int i) {
        int begin = clauses.clauseStart(i);
        boolean goesOn = begin == i && clauses.low(i - 1).equals("and");
        int start = using(begin);
        while (begin > 0 && listMark(begin - 1)) {
            begin = clauses.clauseStart(begin - 1);
            start = begin;
        }
        int end = banned(i);
        int after = everywhere(end);
        if (end < 0
                || clauses.conditional(i)
                || after < words.size() && !words.get(after).mark() && !Phrases.ending(clauses.low(after))) {
            return -1;
        }
        boolean operation =
                Things.operation(words, start) != null && (ran(end - 1) || OUTRIGHT.contains(clauses.low(end - 1)));
        Objects objects = Objects.of(words, start, operation ? Act.RUN : Act.WRITE, false);
        if (objects.things().isEmpty()) {
            objects = inPlace(begin, i);
        }
        boolean files = (operation || !ran(end - 1))
                && !objects.things().isEmpty()
                && (objects.end() == i || goesOn && tells(objects.end()))
                && narrow(objects);
        if (files) {
            Act act = operation ? Act.RUN : Act.WRITE;
            found.emit(Polarity.FORBID, act, objects.things(), Exceptions.of(words, end, act, false));
            return end;
        }
        return command(begin, start, i, end);
    }

    /** "git push is forbidden", from the thing to the end of the ban; -1 where the thing is no command. */
    private int command(int begin, int start, int i, int end) {
        boolean outright = OUTRIGHT.contains(clauses.low(end - 1));
        boolean open = begin == 0 || words.get(begin - 1).mark() || Word.oneOf(clauses.low(begin - 1), "and", "but");
        if (outright
                && open
                && named.subject(
                        start, i, Exceptions.of(words, end, Act.RUN, false).askable())) {
            return end;
        }
        Objects commands = Objects.of(words, start, Act.RUN, false);
        boolean named = !commands.things().isEmpty()
                && commands.end() == i
                && (words.get(start).code() || start > begin + 1 || isSubcommand(commands));
        if (named && (outright || ran(end - 1))) {
            found.emit(Polarity.FORBID, Act.RUN, commands.things(), Exceptions.of(words, end, Act.RUN, false));
            return end;
        }
        return -1;
    }

    /** "the public API in src/index.ts must stay as it is": what is in a place stands for the place. */
    private Objects inPlace(int begin, int end) {
        int at = begin;
        while (at < end && !Word.oneOf(clauses.low(at), "in", "inside", "under", "within")) {
            at++;
        }
        return Objects.inside(words.subList(0, end), at < end ? at + 1 : end);
    }

    /** "X is generated and must not be changed": what is said of the thing before. */
    private boolean tells(int i) {
        return Word.oneOf(
                clauses.low(i), "is", "are", "stays", "stay", "comes", "come", "belongs", "belong", "gets", "get");
    }

    /** "not allowed here", "forbidden in this repository": the index after what narrows nothing. */
    private int everywhere(int end) {
        boolean place = Word.oneOf(clauses.low(end), "in", "on", "for")
                && Word.oneOf(clauses.low(end + 1), "this", "the", "our")
                && Word.oneOf(clauses.low(end + 2), "repo", "repository", "project", "codebase", "team", "monorepo");
        return place ? end + 3 : Word.oneOf(clauses.low(end), "here", "anymore") ? end + 1 : end;
    }

    /** "the use of X is forbidden", "running X is not allowed": the index of X. */
    private int using(int start) {
        int i = start;
        while (Word.oneOf(
                clauses.low(i), "the", "any", "use", "usage", "of", "command", "commands", "option", "flag")) {
            i++;
        }
        return i;
    }

    /** "git push", not "make": words that name a command also without back-ticks. */
    private static boolean isSubcommand(Objects commands) {
        return commands.things().stream().allMatch(thing -> thing.pattern().indexOf(' ') > 0);
    }

    private boolean ran(int i) {
        return Word.oneOf(
                clauses.low(i), "run", "executed", "used", "invoked", "called", "started", "launched", "applied");
    }

    /** "sdk/gen, which agents may not modify", "gen/, which are generated and must not be edited": the thing stands before. */
    int relative(int which) {
        int before = clauses.low(which - 1).equals(",") ? which - 2 : which - 1;
        Thing thing = before < 0 ? null : Things.path(words, before);
        thing = thing == null && before >= 0 ? Things.folder(words, before) : thing;
        if (thing == null || clauses.conditional(which)) {
            return -1;
        }
        for (int i = which + 1;
                i < words.size() && i < which + FAR && !words.get(i).mark();
                i++) {
            boolean denied = Word.oneOf(clauses.low(i), "must", "may", "should", "can", "shall")
                    && Word.oneOf(clauses.low(i + 1), "not", "never");
            int verb = i + (clauses.low(i + 2).equals("be") ? 3 : 2);
            String base = verb == i + 3 ? Verbs.ofParticiple(clauses.low(verb)) : Verbs.base(clauses.low(verb));
            boolean told = verb == i + 3 || AGENTS.contains(clauses.low(i - 1));
            int end = clauses.unasked(verb + 1);
            boolean ends = end >= words.size() || words.get(end).mark();
            if (denied && told && base != null && ends && Verbs.git(base) == null && Verbs.act(base) != Act.RUN) {
                Exceptions none = new Exceptions(true, false, List.of(), false);
                found.emit(Polarity.FORBID, Verbs.act(base), List.of(thing), none);
                return end;
            }
        }
        return -1;
    }

    private boolean listMark(int i) {
        return Word.oneOf(clauses.low(i), ",", "and", "or", ")", "(");
    }

    static boolean narrow(Objects objects) {
        return objects.things().stream()
                .noneMatch(t -> t.isAll()
                        || t.pattern().equals("documentation")
                        || t.pattern().equals("dependencies"));
    }

    private int bannedOutright(int i) {
        if (clauses.low(i).equals("a") && clauses.low(i + 1).equals("no-go")) {
            return i + 2;
        }
        if (BANNED.contains(clauses.low(i))) {
            return i + 1;
        }
        int table = Word.oneOf(clauses.low(i + 1), "the", "of") ? i + 2 : i + 1;
        boolean away =
                Word.oneOf(clauses.low(i), "off", "out") && Word.oneOf(clauses.low(table), "limits", "table", "bounds");
        return away ? table + 1 : -1;
    }

    /** The index after "must not be changed", "is read-only" ..., or -1. */
    private int banned(int i) {
        String w = clauses.low(i);
        boolean is = w.equals("is") || w.equals("are");
        int adverb =
                is && Word.oneOf(clauses.low(i + 1), "strictly", "absolutely", "always", "completely", "explicitly")
                        ? 1
                        : 0;
        if (adverb > 0) {
            return bannedOutright(i + 2);
        }
        String next = clauses.low(i + 1);
        int outright = is ? bannedOutright(i + 1) : -1;
        if (outright > 0) {
            return outright;
        }
        if (is && Word.oneOf(next, "not", "never") && WELCOME.contains(clauses.low(i + 2))) {
            return i + 3;
        }
        if (!is && Word.oneOf(next, "remain", "stay") && clauses.low(i + 2).equals("as")) {
            boolean they = Word.oneOf(clauses.low(i + 3), "they", "it");
            return clauses.low(i + 3).equals("is") ? i + 4 : they ? i + 5 : -1;
        }
        if (!is && Word.oneOf(next, "remain", "stay")) {
            return Word.oneOf(clauses.low(i + 2), "unchanged", "untouched", "intact", "as-is", "unmodified")
                    ? i + 3
                    : -1;
        }
        boolean never = next.equals("never") || next.equals("not");
        int be = !is && never && clauses.low(i + 2).equals("be")
                ? i + 3
                : is && never && clauses.low(i + 2).equals("to") ? i + 4 : -1;
        if (be > 0 && ran(be)) {
            return be + 1;
        }
        String verb = be > 0 ? Verbs.ofParticiple(clauses.low(be)) : null;
        boolean write = verb != null && (Verbs.act(verb) == Act.WRITE || Verbs.act(verb) == Act.DELETE);
        return write ? be + 1 : -1;
    }
}
