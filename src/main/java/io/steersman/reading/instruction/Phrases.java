package io.steersman.reading.instruction;

import io.steersman.reading.language.Clauses;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.OperationWords;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads verbs and what they are about: "modify or delete tests", "commit", "install any packages". */
final class Phrases {

    static final Set<String> PARTICLES = Set.of("to", "at", "with", "on", "into", ":", "from", "up");
    static final Set<String> WORK =
            Set.of("changes", "change", "edits", "edit", "modifications", "modification", "changes,");

    private static final Lexicon LISTS = Lexicon.of("phrases");
    private static final Set<String> ENDING = LISTS.words("ending");
    /** To do this to no file is not to leave all files as they are. */
    private static final Set<String> PARTIAL = LISTS.words("partial");

    private static final Set<String> EXAMPLES = LISTS.words("examples");
    private static final Set<String> CHANGES_GIT = LISTS.words("changes git");

    private static final int FEW = 7;

    private final List<Word> words;
    private final Clauses clauses;
    private final Found found;
    private final Deeds deeds;

    Phrases(List<Word> words, Clauses clauses, Found found) {
        this.words = words;
        this.clauses = clauses;
        this.found = found;
        this.deeds = new Deeds(words, clauses, found);
    }

    /** Deeds that a verb names by itself. */
    Deeds deeds() {
        return deeds;
    }

    /** A verb, or several, and the things that it is about. */
    int phrase(int from, Polarity polarity) {
        int operation = polarity == Polarity.REQUIRE ? -1 : deeds.operation(from, polarity);
        boolean whole = operation > 0 && OperationWords.at(words, from).containsKey(OperationWords.ALL_TESTS);
        if (whole && !clauses.low(operation).equals("(")) {
            return operation;
        }
        return Math.max(operation, verbs(from, polarity));
    }

    private int verbs(int from, Polarity polarity) {
        List<String> verbs = new ArrayList<>();
        int i = new DeedChain(words, clauses).read(from, verbs);
        if (verbs.isEmpty()) {
            return -1;
        }
        boolean strict = polarity != Polarity.ALLOW;
        int end = i;
        for (String verb : verbs) {
            int after = about(verb, i, polarity, strict);
            boolean points = !found.isOfUser() && Word.oneOf(clauses.low(i), "it", "them", "these", "those");
            boolean alone = after == i
                    && strict
                    && !points
                    && Verbs.git(verb) != null
                    && verbs.indexOf(verb) < verbs.size() - 1;
            end = Math.max(end, alone ? deeds.alone(verb, i, polarity) : after);
        }
        if (strict && polarity == Polarity.FORBID && end < words.size() && joined(end) > 0) {
            int next = joined(end);
            boolean listed = !clauses.low(next - 1).equals(",") || found.isListed() || alternative(next);
            if (Verbs.base(clauses.low(next)) != null && listed) {
                return Math.max(end, phrase(next, polarity));
            }
            Thing command = listed ? Things.command(words, next, false) : null;
            if (command != null && command.pattern().indexOf(" -") > 0) {
                return Math.max(end, forbid(next, Act.RUN));
            }
        }
        return end;
    }

    /** Whether a list of deeds goes on to its last one: "install packages, push, or open requests". */
    private boolean alternative(int from) {
        for (int i = from; i < words.size() && !clauses.low(i).equals("."); i++) {
            if (Word.oneOf(clauses.low(i), "or", "nor")) {
                return true;
            }
        }
        return false;
    }

    int joined(int i) {
        int k = i;
        while (k < words.size()
                && (clauses.low(k).equals(",")
                        || clauses.low(k).equals("or")
                        || clauses.low(k).equals("nor"))) {
            k++;
        }
        return k > i && k < words.size() ? k : -1;
    }

    private int about(String verb, int from, Polarity polarity, boolean strict) {
        int deed = deeds.named(verb, from, polarity, strict);
        if (deed >= 0) {
            return deed;
        }
        int i = from;
        boolean applies = verb.equals("apply") && polarity == Polarity.FORBID && work(i) > 0;
        if (verb.equals("make") || applies) {
            i = work(i);
            if (i < 0 || polarity == Polarity.FORBID && ends(past(i))) {
                return i < 0 ? from : everything(i);
            }
        }
        boolean particle = false;
        while (PARTICLES.contains(clauses.low(i))) {
            particle |= !clauses.low(i).equals(":");
            i++;
        }
        Act act = verb.equals("add") && particle ? Act.WRITE : Verbs.act(verb);
        if (act == Act.WRITE && !verb.equals("add") && clauses.low(i).equals("git")) {
            return ofGit(i + 1, polarity);
        }
        boolean forbids = strict && polarity == Polarity.FORBID;
        int elsewhere = forbids ? elsewhere(i, from, act) : -1;
        if (elsewhere >= 0) {
            return elsewhere;
        }
        Objects objects = strict && act == Act.RUN ? run(i, verb) : Objects.of(words, i, act, strict);
        if (forbids && PARTIAL.contains(verb) && objects.things().stream().allMatch(Thing::isAll)) {
            return from;
        }
        if (objects.things().isEmpty()) {
            return polarity == Polarity.FORBID ? nothingNamed(i, act) : from;
        }
        Objects whose = strict ? ofCommand(objects) : objects;
        Exceptions tail = strict ? Exceptions.of(words, whose.end(), act, polarity == Polarity.REQUIRE) : open(objects);
        found.emit(polarity, act, whose == objects ? objects.things() : joined(objects, whose), tail);
        return whose.end();
    }

    /** To kill a server is not to start one. */
    private Objects run(int i, String verb) {
        Objects all = run(i);
        boolean server = verb.equals("kill")
                && all.things().stream().anyMatch(t -> t.pattern().equals(Things.ANY_SERVER));
        return server ? Objects.command(Things.ANY_KILL, all.end()) : all;
    }

    /** What is done to another machine, or to what was told before; -1 for neither. */
    private int elsewhere(int i, int from, Act act) {
        int remote = remote(i, act);
        int there = remote > 0 ? -1 : there(i);
        return there > 0 ? pointed(there, clauses.clauseStart(from - 1), act) : remote;
    }

    /** "never delete without asking", or what is meant stands before; "delete and recreate a tag" goes on to its thing. */
    private int nothingNamed(int i, Act act) {
        boolean goesOn = Word.oneOf(clauses.low(i), "or", "and", "nor");
        boolean all = act == Act.DELETE && i < words.size() && !goesOn && ending(clauses.low(i));
        return all ? everything(i, act) : before(i, act);
    }

    /** "do not touch the production cluster": the index after it, or -1. */
    private int remote(int i, Act act) {
        Thing place = act == Act.CREATE ? null : Operations.place(words, i, Things.ANY_REMOTE);
        if (place == null) {
            return -1;
        }
        found.emit(Polarity.FORBID, Act.RUN, List.of(place), Exceptions.of(words, place.end(), Act.RUN, false));
        return place.end();
    }

    /** "do not touch git": what changes anything there; to look is free. */
    private int ofGit(int end, Polarity polarity) {
        boolean ends = end >= words.size() || words.get(end).mark() || ending(clauses.low(end));
        if (ends) {
            List<Thing> things = CHANGES_GIT.stream()
                    .map(command -> new Thing(Subject.COMMAND, command, end))
                    .toList();
            found.emit(polarity, Act.RUN, things, Exceptions.of(words, end, Act.RUN, false));
        }
        return end;
    }

    private boolean ends(int i) {
        return i >= words.size() || words.get(i).mark();
    }

    private int past(int i) {
        return clauses.unasked(i);
    }

    /** "anything there", "files in there": the index of the word that points to a place told before, or -1. */
    private int there(int i) {
        int at = i;
        while (Word.oneOf(clauses.low(at), "any", "the", "files", "file", "anything", "code", "in")) {
            at++;
        }
        return at > i && clauses.low(at).equals("there") ? at : -1;
    }

    /** What is run, strictly: a command, or what words for one stand for. */
    private Objects run(int i) {
        Objects objects = Objects.of(words, anything(i), Act.RUN, true);
        return objects.things().isEmpty() ? spelledOut(i, objects) : objects;
    }

    /** "anything with sudo", "commands with --force": what it is run with. */
    private int anything(int i) {
        boolean any = Word.oneOf(clauses.low(i), "anything", "commands", "something", "stuff");
        return any && Word.oneOf(clauses.low(i + 1), "with", "using", "via", "under", "through", "like") ? i + 2 : i;
    }

    /** "the whole suite (`make test-all`)", "commands of the database like `prisma migrate`": what the words stand for. */
    private Objects spelledOut(int from, Objects none) {
        int i = from;
        while (i < words.size()
                && i < from + FEW
                && !words.get(i).mark()
                && !Word.oneOf(clauses.low(i), "like", "as")) {
            i++;
        }
        boolean spelled = i > from && Word.oneOf(clauses.low(i), "(", "like", "as") && i + 1 < words.size();
        boolean brackets = spelled && clauses.low(i).equals("(");
        int first = i + 1;
        while (brackets && EXAMPLES.contains(clauses.low(first))) {
            first++;
        }
        boolean named = spelled && first < words.size() && (words.get(first).code() || brackets && programs(first));
        return named ? Objects.of(words, first, Act.RUN, false) : none;
    }

    /** "(rm, mv, git commit)": brackets that begin with two programs list commands. */
    private boolean programs(int first) {
        Thing command = Things.command(words, first, false);
        return command != null
                && command.end() < words.size()
                && clauses.low(command.end()).equals(",");
    }

    /** "`--force` with `git push`", "--no-verify when committing": the command that the options belong to, or themselves. */
    private Objects ofCommand(Objects options) {
        boolean all = options.things().stream().allMatch(thing -> Things.isOption(thing.pattern()));
        int i = options.end();
        if (!all || !Word.oneOf(clauses.low(i), "when", "while", "with", "to", "for", "on", "in")) {
            return options;
        }
        int of = i + (Word.oneOf(clauses.low(i + 1), "using", "running", "you", "a", "the") ? 2 : 1);
        String verb = Verbs.base(clauses.low(of));
        String git = verb == null ? null : Verbs.git(verb);
        return git == null ? Objects.of(words, of, Act.RUN, false) : Objects.command(git, of + 1);
    }

    private static List<Thing> joined(Objects options, Objects commands) {
        return options.things().stream()
                .flatMap(option -> commands.things().stream()
                        .map(command ->
                                new Thing(Subject.COMMAND, command.pattern() + " " + option.pattern(), commands.end())))
                .toList();
    }

    private static Exceptions open(Objects objects) {
        return new Exceptions(true, false, List.of(), objects.things().isEmpty());
    }

    /** "make any changes to": the index of what is changed, or -1. */
    int work(int from) {
        int i = from;
        while (Word.oneOf(clauses.low(i), "any", "code", "further", "more", "other", "your", "all", "the")) {
            i++;
        }
        return WORK.contains(clauses.low(i)) ? i + 1 : -1;
    }

    /** "`/app/a.py` - the original (DO NOT MODIFY)": the thing stands before. */
    private int before(int i, Act act) {
        int past = clauses.unasked(i);
        boolean ends = past >= words.size()
                || words.get(past).mark() && !clauses.low(past).equals(":");
        int start = clauses.clauseStart(i - 1);
        boolean points = Word.oneOf(clauses.low(i), "it", "them", "these", "those");
        start = points ? firstOf(start) : start;
        if (points && Word.oneOf(clauses.low(start - 1), "so", "but", "and", ";", ":", "-", "\u2014")) {
            return pointed(i, start, act);
        }
        boolean aside = start > 0 && Word.oneOf(clauses.low(start - 1), "(", ":", "-", "\u2014", ";");
        if (!ends || !aside || act != Act.WRITE && act != Act.DELETE) {
            return i;
        }
        int colon = Word.oneOf(clauses.low(start - 1), ":", ";") ? 0 : -1;
        Thing kind = colon == 0 ? Things.kind(words, 0) : null;
        if (kind != null && kind.end() == start - 1) {
            found.emit(Polarity.FORBID, act, List.of(kind), Exceptions.of(words, i, act, false));
            return Math.max(i, start);
        }
        for (int k = 0; k < start - 1 && (colon == 0 || k < 2); k++) {
            Thing path = Things.path(words, k);
            if (path != null) {
                found.emit(Polarity.FORBID, act, List.of(path), Exceptions.of(words, i, act, false));
                return Math.max(i, start);
            }
        }
        return i;
    }

    /** "the files in `proto/` are generated, so do not change them": what was named before is meant. */
    private int pointed(int i, int start, Act act) {
        List<Thing> named = new ArrayList<>();
        for (int k = 0; k < start; k++) {
            Thing thing = act == Act.RUN || act == Act.USE ? called(k) : Things.path(words, k);
            if (thing != null) {
                named.add(thing);
            }
        }
        int end = Math.max(i + 1, clauses.unasked(i + 1));
        boolean ends = end >= words.size() || words.get(end).mark();
        if (named.size() == 1 && ends && act != Act.READ) {
            found.emit(Polarity.FORBID, act, named, Exceptions.of(words, end, act, false));
            return end;
        }
        return i;
    }

    /** Where the clause begins that the verb at the index only goes on: "modify, rename, or delete". */
    private int firstOf(int verb) {
        int start = verb;
        int joins = start - 1;
        while (Word.oneOf(clauses.low(joins), "or", ",", "nor", "and")) {
            joins--;
            if (Verbs.base(clauses.low(joins)) != null) {
                start = clauses.clauseStart(joins);
                joins = start - 1;
            }
        }
        return start;
    }

    /** What can be run, told before the verb: "`scripts/release` is for humans", "Migrations: never run them". */
    private @Nullable Thing called(int k) {
        Word word = words.get(k);
        if (word.code()) {
            boolean script = Things.path(words, k) != null;
            return script ? new Thing(Subject.COMMAND, word.text(), k + 1) : Things.command(words, k, false);
        }
        return word.kind() == Word.Kind.WORD ? Things.operation(words, k) : null;
    }

    static boolean ending(String w) {
        return ENDING.contains(w);
    }

    int everything(int i) {
        return everything(i, Act.WRITE);
    }

    private int everything(int i, Act act) {
        List<Thing> all = List.of(new Thing(Subject.PATH, Things.EVERYTHING, i));
        found.emit(Polarity.FORBID, act, all, Exceptions.of(words, i, act, false));
        return i;
    }

    int size() {
        return words.size();
    }

    int forbid(int from, Act act) {
        Objects objects = Objects.of(words, from, act, true);
        List<Thing> things = objects.things().stream()
                .filter(t -> !t.pattern().equals(Things.ANY_TEST_RUN))
                .toList();
        if (things.isEmpty()) {
            return -1;
        }
        found.emit(Polarity.FORBID, act, things, Exceptions.of(words, objects.end(), act, false));
        int inspected = joined(objects.end());
        Thing path = inspected > 0
                        && inspected + 1 < words.size()
                        && clauses.low(inspected + 1).equals("inspection")
                ? Things.path(words, inspected)
                : null;
        if (path != null) {
            found.emit(Polarity.FORBID, Act.READ, List.of(path), Exceptions.of(words, words.size(), act, false));
        }
        return objects.end();
    }
}
