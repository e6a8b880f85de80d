package io.steersman.reading;

import io.steersman.reading.Constraint.Act;
import io.steersman.reading.Constraint.Polarity;
import io.steersman.reading.Constraint.Subject;
import io.steersman.reading.Prompt.Sentence;
import io.steersman.reading.Things.Thing;
import io.steersman.trajectory.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the constraints out of one sentence. */
final class SentenceReader {

    private static final Set<String> PARTICLES = Set.of("to", "at", "with", "on", "into", ":", "from", "up");
    private static final Set<String> WORK =
            Set.of("changes", "change", "edits", "edit", "modifications", "modification", "changes,");
    private static final Set<String> PACKAGES = Set.of(
            "packages", "package", "dependencies", "libraries", "anything", "modules", "tools", "software", "plugins");
    private static final Set<String> COMMIT_OBJECT = Set.of(
            "the",
            "any",
            "your",
            "my",
            "these",
            "those",
            "changes",
            "change",
            "anything",
            "code",
            "it",
            "them",
            "this",
            "that",
            "work",
            "all",
            "our",
            "result",
            "results",
            "branch",
            "commits",
            "everything",
            "yourself",
            "modified",
            "files");
    private static final Set<String> BRANCHES = Set.of("main", "master", "production", "develop", "trunk");
    private static final Set<String> GRANTING = Set.of(
            "please", "to", "can", "could", "you", "we", "and", "then", "also", "now", "should", "must", "let's",
            "lets", "just", "ahead", "may", "or", "us", "-", ":", ",", ".", "\u2014", "(", "!", "ok", "okay", "yes",
            "always", "alright", "great", "instead");

    private final Sentence sentence;
    private final Instruction instruction;
    private final List<Constraint> out;
    private final List<Word> words;
    private final Clauses clauses;

    SentenceReader(Sentence sentence, Instruction instruction, List<Constraint> out) {
        this.sentence = sentence;
        this.instruction = instruction;
        this.out = out;
        this.words = words(sentence);
        this.clauses = new Clauses(words);
    }

    private static List<Word> words(Sentence sentence) {
        List<Word> own = Word.of(sentence.text());
        if (sentence.lead().isEmpty() || own.isEmpty() || negates(own)) {
            return own;
        }
        List<Word> all = new ArrayList<>(Word.of(sentence.lead()));
        String verb = all.get(all.size() - 1).lower();
        boolean replaced = Verbs.base(verb) != null
                && Verbs.base(own.get(0).lower()) != null
                && !own.get(0).code();
        if (replaced) {
            all.remove(all.size() - 1);
        }
        all.addAll(own);
        return all;
    }

    private static boolean negates(List<Word> words) {
        String first = words.get(0).lower();
        String second = words.size() > 1 ? words.get(1).lower() : "";
        return Word.oneOf(first, "never", "avoid", "no", "only", "you", "always", "must", "should")
                || second.equals("not");
    }

    void read() {
        if (words.isEmpty()) {
            return;
        }
        boolean question = words.get(words.size() - 1).is("?");
        int i = 0;
        while (i < words.size()) {
            int next = words.get(i).kind() == Word.Kind.WORD ? at(i, question) : -1;
            i = next > i ? next : i + 1;
        }
    }

    private int at(int i, boolean question) {
        if (clauses.reminds(i)) {
            return phrase(i + 4, Polarity.ALLOW);
        }
        int after = question ? -1 : clauses.prohibition(i);
        if (after > 0) {
            return phrase(clauses.skipAdverbs(after), Polarity.FORBID);
        }
        int special = question ? -1 : special(i);
        return special > 0 ? special : granted(i);
    }

    private int special(int i) {
        String w = clauses.low(i);
        return switch (w) {
            case "only" -> only(i);
            case "without" -> without(i);
            case "no" -> no(i);
            case "keep", "leave", "treat" -> kept(i);
            case "restrict", "limit", "confine" -> confined(i);
            case "use", "run" -> instead(i);
            case "always", "make", "be", "ensure" -> required(i);
            case "must" -> Math.max(passive(i), required(i));
            case "is", "are", "should", "may" -> passive(i);
            default -> -1;
        };
    }

    /** A verb, or several, and the things that it is about. */
    private int phrase(int from, Polarity polarity) {
        List<String> verbs = new ArrayList<>();
        int i = verbs(from, verbs);
        if (verbs.isEmpty()) {
            return -1;
        }
        boolean strict = polarity != Polarity.ALLOW;
        int end = i;
        for (String verb : verbs) {
            end = Math.max(end, about(verb, i, polarity, strict));
        }
        if (strict && polarity == Polarity.FORBID && end < words.size() && joined(end) > 0) {
            int next = joined(end);
            if (Verbs.base(clauses.low(next)) != null && !clauses.low(next - 1).equals(",")) {
                return Math.max(end, phrase(next, polarity));
            }
        }
        return end;
    }

    private int joined(int i) {
        int k = i;
        while (k < words.size()
                && (clauses.low(k).equals(",")
                        || clauses.low(k).equals("or")
                        || clauses.low(k).equals("nor"))) {
            k++;
        }
        return k > i && k < words.size() ? k : -1;
    }

    private int verbs(int from, List<String> verbs) {
        int i = from;
        while (i < words.size()) {
            String w = clauses.low(i);
            int slash = w.indexOf('/');
            String verb = Verbs.base(slash > 0 ? w.substring(0, slash) : w);
            if (verb == null) {
                break;
            }
            verbs.add(verb);
            i++;
            int k = i;
            while (k < words.size() && Word.oneOf(clauses.low(k), ",", "or", "and", "/", "nor")) {
                k++;
            }
            k = k > i ? clauses.skipAdverbs(k) : k;
            if (k == i || Verbs.base(clauses.low(k)) == null) {
                break;
            }
            i = k;
        }
        return i;
    }

    private int about(String verb, int from, Polarity polarity, boolean strict) {
        if (Verbs.git(verb) != null) {
            return git(verb, from, polarity, strict);
        }
        if (verb.equals("install")) {
            return install(from, polarity);
        }
        int i = from;
        if (verb.equals("make")) {
            i = work(i);
            if (i < 0
                    || polarity == Polarity.FORBID
                            && (i >= words.size() || words.get(i).mark())) {
                return i < 0 ? from : everything(i);
            }
        }
        boolean particle = false;
        while (PARTICLES.contains(clauses.low(i))) {
            particle |= !clauses.low(i).equals(":");
            i++;
        }
        Act act = Verbs.act(verb);
        if (verb.equals("add") && particle) {
            act = Act.WRITE;
        }
        Objects objects = Objects.of(words, i, act, strict);
        if (objects.things().isEmpty()) {
            return polarity == Polarity.FORBID ? before(i, act) : from;
        }
        Exceptions tail =
                strict ? Exceptions.of(words, objects.end(), act, polarity == Polarity.REQUIRE) : open(objects);
        emit(polarity, act, objects.things(), tail);
        return objects.end();
    }

    private static Exceptions open(Objects objects) {
        return new Exceptions(true, false, List.of(), objects.things().isEmpty());
    }

    /** "make any changes to": the index of what is changed, or -1. */
    private int work(int from) {
        int i = from;
        while (Word.oneOf(clauses.low(i), "any", "code", "further", "more", "other", "your", "all", "the")) {
            i++;
        }
        return WORK.contains(clauses.low(i)) ? i + 1 : -1;
    }

    /** "`/app/a.py` - the original (DO NOT MODIFY)": the thing stands before. */
    private int before(int i, Act act) {
        boolean ends =
                i >= words.size() || words.get(i).mark() && !clauses.low(i).equals(":");
        int start = clauses.clauseStart(i - 1);
        boolean aside = start > 0 && Word.oneOf(clauses.low(start - 1), "(", ":", "-", "\u2014");
        if (!ends || !aside || act != Act.WRITE && act != Act.DELETE) {
            return i;
        }
        int colon = clauses.low(start - 1).equals(":") ? 0 : -1;
        for (int k = 0; k < start - 1 && (colon == 0 || k < 2); k++) {
            Thing path = Things.path(words, k);
            if (path != null) {
                emit(Polarity.FORBID, act, List.of(path), Exceptions.of(words, i, act, false));
                return Math.max(i, start);
            }
        }
        return i;
    }

    private int git(String verb, int from, Polarity polarity, boolean strict) {
        String pattern = Verbs.git(verb);
        int i = from;
        while (COMMIT_OBJECT.contains(clauses.low(i)) && !(clauses.low(i).equals("all") && i > from + 4)) {
            i++;
        }
        while (Word.oneOf(
                clauses.low(i),
                "directly",
                "straight",
                "yet",
                "to",
                "into",
                "git",
                "the",
                "origin",
                "remote",
                "repository",
                "repo",
                "github",
                "anything",
                "in",
                "this",
                "afterwards")) {
            i++;
        }
        Word next = i < words.size() ? words.get(i) : null;
        boolean branch = next != null && BRANCHES.contains(next.lower()) && i > from;
        if (branch && next != null) {
            pattern = pattern + " " + next.lower();
            i++;
        }
        boolean ends = i >= words.size() || words.get(i).mark() || ending(clauses.low(i));
        if (strict && !ends || pattern == null) {
            return from;
        }
        Exceptions tail = strict
                ? Exceptions.of(words, i, Act.RUN, polarity == Polarity.REQUIRE)
                : new Exceptions(true, false, List.of(), false);
        if (polarity != Polarity.REQUIRE) {
            emit(polarity, Act.RUN, List.of(new Thing(Subject.COMMAND, pattern, i)), tail);
        }
        return i;
    }

    private static boolean ending(String w) {
        return Word.oneOf(
                w,
                "or",
                "and",
                "nor",
                "but",
                "unless",
                "until",
                "without",
                "please",
                "if",
                "when",
                "before",
                "for",
                "because",
                "as",
                "so",
                "at",
                "yourself",
                "while",
                "once",
                "since",
                "now",
                "under",
                "after",
                "with",
                "either",
                "except");
    }

    private int install(int from, Polarity polarity) {
        int i = from;
        while (Word.oneOf(
                clauses.low(i),
                "any",
                "new",
                "additional",
                "extra",
                "other",
                "more",
                "the",
                "system",
                "system-wide",
                "external",
                "third-party",
                "missing",
                "required",
                "python",
                "npm",
                "further")) {
            i++;
        }
        if (!PACKAGES.contains(clauses.low(i)) || polarity == Polarity.REQUIRE) {
            return from;
        }
        Exceptions tail = polarity == Polarity.FORBID
                ? Exceptions.of(words, i + 1, Act.RUN, false)
                : new Exceptions(true, false, List.of(), false);
        boolean narrowed = Word.oneOf(clauses.low(i + 1), "that", "which", "in", "from", "globally", "outside", "to");
        if (!narrowed || polarity == Polarity.ALLOW) {
            emit(polarity, Act.RUN, List.of(new Thing(Subject.COMMAND, Things.ANY_INSTALL, i + 1)), tail);
        }
        return i + 1;
    }

    private int only(int i) {
        int verbAt = clauses.low(i + 1).equals("be") ? i + 2 : i + 1;
        String after = Verbs.base(clauses.low(verbAt));
        String before = i > 0 ? Verbs.base(clauses.low(i - 1)) : null;
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
            i = work(i);
        }
        if (act != Act.WRITE && act != Act.CREATE || i < 0 || Verbs.git(verb) != null) {
            return -1;
        }
        while (PARTICLES.contains(clauses.low(i))) {
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

    private int confine(int from, boolean pathsOnly) {
        Objects objects = Objects.of(words, from, Act.WRITE, true);
        List<Thing> things = objects.things().stream()
                .filter(t -> !t.pattern().equals(Things.EVERYTHING) && !(pathsOnly && t.subject() == Subject.FILE_KIND))
                .toList();
        Exceptions tail = Exceptions.of(words, objects.end(), Act.WRITE, false);
        if (things.isEmpty() || things.size() < objects.things().size() || !tail.holds()) {
            return -1;
        }
        emitOnly(things, tail.askable());
        return objects.end();
    }

    private void emitOnly(List<Thing> things, boolean askable) {
        Thing first = things.get(0);
        List<String> rest = things.stream().skip(1).map(Thing::pattern).toList();
        add(new Constraint(
                Polarity.ONLY,
                Act.WRITE,
                first.subject(),
                first.pattern(),
                rest,
                askable,
                sentence.quote(),
                instruction.index(),
                instruction.source()));
    }

    private int without(int i) {
        boolean directed = Verbs.opensDirected(clauses.low(0)) || Verbs.base(clauses.low(0)) != null;
        if (Verbs.ofGerund(clauses.low(i + 1)) == null || !directed || clauses.conditional(i) || denied(i)) {
            return -1;
        }
        return phrase(i + 1, Polarity.FORBID);
    }

    private boolean denied(int i) {
        for (int k = 0; k < i; k++) {
            if (clauses.low(k).equals("not")
                    || clauses.low(k).equals("never")
                    || clauses.low(k).equals("no")) {
                return true;
            }
        }
        return false;
    }

    private int no(int i) {
        boolean first = i == 0 || i == 1 && clauses.low(0).equals("under");
        boolean listed =
                i > 0 && clauses.low(i - 1).equals(",") && clauses.low(0).equals("no");
        boolean aside = i > 0 && words.get(i - 1).mark() && Verbs.opensDirected(clauses.low(0));
        if (!first && !listed && !aside || i + 1 >= words.size()) {
            return -1;
        }
        String next = clauses.low(i + 1);
        if (Verbs.ofGerund(next) != null) {
            return phrase(i + 1, Polarity.FORBID);
        }
        if (Word.oneOf(next, "git", "code", "file") && WORK.contains(clauses.low(i + 2)) || WORK.contains(next)) {
            return noChanges(WORK.contains(next) ? i + 2 : i + 3, !WORK.contains(next));
        }
        if (next.equals("new")) {
            return forbid(i + 2, Act.CREATE);
        }
        if (next.equals("commits") || next.equals("pushes") || next.equals("pushing") || next.equals("commit")) {
            return git(next.startsWith("push") ? "push" : "commit", i + 2, Polarity.FORBID, true);
        }
        return next.equals("circumstances") ? never(i) : forbid(i + 1, Act.USE);
    }

    /** "Under no circumstances should you ...". */
    private int never(int i) {
        int verb = i + 2;
        while (Word.oneOf(
                clauses.low(verb), "should", "may", "must", "you", "are", "to", "ever", ",", "can", "is", "it")) {
            verb++;
        }
        return phrase(verb, Polarity.FORBID);
    }

    private int noChanges(int i, boolean code) {
        if (clauses.low(i).equals("to")) {
            return forbid(i + 1, Act.WRITE);
        }
        if (code && (i >= words.size() || words.get(i).mark())) {
            return everything(i);
        }
        return -1;
    }

    private int everything(int i) {
        List<Thing> all = List.of(new Thing(Subject.PATH, Things.EVERYTHING, i));
        emit(Polarity.FORBID, Act.WRITE, all, Exceptions.of(words, i, Act.WRITE, false));
        return i;
    }

    private int forbid(int from, Act act) {
        Objects objects = Objects.of(words, from, act, true);
        List<Thing> things = objects.things().stream()
                .filter(t -> !t.pattern().equals(Things.ANY_TEST_RUN))
                .toList();
        if (things.isEmpty()) {
            return -1;
        }
        emit(Polarity.FORBID, act, things, Exceptions.of(words, objects.end(), act, false));
        int inspected = joined(objects.end());
        Thing path = inspected > 0
                        && inspected + 1 < words.size()
                        && clauses.low(inspected + 1).equals("inspection")
                ? Things.path(words, inspected)
                : null;
        if (path != null) {
            emit(Polarity.FORBID, Act.READ, List.of(path), Exceptions.of(words, words.size(), act, false));
        }
        return objects.end();
    }

    /** "keep X unchanged", "leave X alone", "treat X as read-only". */
    private int kept(int i) {
        if (!clauses.directed(i)) {
            return -1;
        }
        Objects objects = Objects.of(words, i + 1, Act.WRITE, false);
        int end = objects.end();
        boolean as = clauses.low(end).equals("as");
        boolean still = Word.oneOf(clauses.low(end), "unchanged", "untouched", "alone", "as-is", "intact", "unmodified")
                || as && Word.oneOf(clauses.low(end + 1), "is", "read-only", "readonly", "they");
        if (objects.things().isEmpty() || !still || clauses.conditional(i)) {
            return -1;
        }
        emit(
                Polarity.FORBID,
                Act.WRITE,
                objects.things(),
                Exceptions.of(words, as ? end + 2 : end + 1, Act.WRITE, false));
        return end + 1;
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
        return forbid(of ? end + 2 : end + 1, Act.USE);
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
        return judged ? phrase(verb, Polarity.REQUIRE) : -1;
    }

    private int toVerb(int from) {
        int i = from;
        while (Word.oneOf(clauses.low(i), "that", "you", "to", "always", "also")) {
            i++;
        }
        return i;
    }

    /** "X must not be changed", "X is off limits": from the verb, with the things before it. */
    private int passive(int i) {
        int start = clauses.clauseStart(i);
        while (start > 0 && listMark(start - 1)) {
            start = clauses.clauseStart(start - 1);
        }
        int end = banned(i);
        if (end < 0
                || clauses.conditional(i)
                || end < words.size() && !words.get(end).mark() && !ending(clauses.low(end))) {
            return -1;
        }
        Objects objects = Objects.of(words, start, Act.WRITE, false);
        boolean files = !objects.things().isEmpty() && objects.end() == i && narrow(objects);
        if (files) {
            emit(Polarity.FORBID, Act.WRITE, objects.things(), Exceptions.of(words, end, Act.WRITE, false));
            return end;
        }
        Objects commands = Objects.of(words, start, Act.RUN, false);
        boolean named = !commands.things().isEmpty()
                && commands.end() == i
                && words.get(start).code();
        if (named && Word.oneOf(clauses.low(end - 1), "forbidden", "prohibited", "allowed", "permitted")) {
            emit(Polarity.FORBID, Act.RUN, commands.things(), Exceptions.of(words, end, Act.RUN, false));
            return end;
        }
        return -1;
    }

    private boolean listMark(int i) {
        return Word.oneOf(clauses.low(i), ",", "and", "or", ")", "(");
    }

    private static boolean narrow(Objects objects) {
        return objects.things().stream()
                .noneMatch(t -> t.pattern().equals(Things.EVERYTHING)
                        || t.pattern().equals("documentation")
                        || t.pattern().equals("dependencies"));
    }

    /** The index after "must not be changed", "is read-only" ..., or -1. */
    private int banned(int i) {
        String w = clauses.low(i);
        boolean is = w.equals("is") || w.equals("are");
        String next = clauses.low(i + 1);
        if (is
                && (next.equals("off-limits")
                        || next.equals("read-only")
                        || next.equals("forbidden")
                        || next.equals("prohibited")
                        || next.equals("frozen"))) {
            return i + 2;
        }
        if (is && next.equals("off") && clauses.low(i + 2).equals("limits")) {
            return i + 3;
        }
        if (is && next.equals("not") && Word.oneOf(clauses.low(i + 2), "allowed", "permitted")) {
            return i + 3;
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
        String verb = be > 0 ? Verbs.ofParticiple(clauses.low(be)) : null;
        boolean write = verb != null && (Verbs.act(verb) == Act.WRITE || Verbs.act(verb) == Act.DELETE);
        return write ? be + 1 : -1;
    }

    /** Something asked for, or leave given. */
    private int granted(int i) {
        String verb = clauses.low(i);
        boolean base = verb.equals(Verbs.base(verb));
        boolean begins = i == 0 || GRANTING.contains(clauses.low(i - 1));
        if (!base || !begins || clauses.conditional(i) || denied(i)) {
            return -1;
        }
        return phrase(i, Polarity.ALLOW);
    }

    private void emit(Polarity polarity, Act act, List<Thing> things, Exceptions tail) {
        if (!tail.holds()) {
            return;
        }
        List<String> excepted = tail.things().stream().map(Thing::pattern).toList();
        for (Thing thing : things) {
            boolean everything = thing.pattern().equals(Things.EVERYTHING);
            if (tail.outside() && !everything) {
                continue;
            }
            if (polarity == Polarity.FORBID && everything && !excepted.isEmpty()) {
                if (act == Act.WRITE) {
                    emitOnly(tail.things(), tail.askable());
                }
                continue;
            }
            if (!fits(act, thing) || polarity == Polarity.REQUIRE && !required(act, thing)) {
                continue;
            }
            Act real = thing.subject() == Subject.COMMAND ? Act.RUN : act;
            add(new Constraint(
                    polarity,
                    real,
                    thing.subject(),
                    thing.pattern(),
                    excepted,
                    tail.askable(),
                    sentence.quote(),
                    instruction.index(),
                    instruction.source()));
        }
    }

    private static boolean fits(Act act, Thing thing) {
        return switch (act) {
            case WRITE, CREATE, DELETE -> thing.subject() == Subject.PATH || thing.subject() == Subject.FILE_KIND;
            case READ -> thing.subject() == Subject.PATH && !thing.pattern().equals(Things.EVERYTHING);
            case RUN -> thing.subject() == Subject.COMMAND;
            case USE -> thing.subject() == Subject.COMMAND || thing.subject() == Subject.TOOL;
        };
    }

    private static boolean required(Act act, Thing thing) {
        return act == Act.RUN
                || thing.subject() == Subject.PATH && !thing.pattern().equals(Things.EVERYTHING)
                || thing.pattern().equals("documentation");
    }

    private void add(Constraint constraint) {
        boolean known = out.stream().anyMatch(c -> same(c, constraint));
        if (!known) {
            out.add(constraint);
        }
    }

    static boolean same(@Nullable Constraint a, Constraint b) {
        return a != null
                && a.polarity() == b.polarity()
                && a.act() == b.act()
                && a.subject() == b.subject()
                && a.pattern().equals(b.pattern());
    }
}
