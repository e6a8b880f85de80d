package io.steersman.reading.instruction;

import io.steersman.reading.language.Clauses;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads verbs and what they are about: "modify or delete tests", "commit", "install any packages". */
final class Phrases {

    private static final Lexicon LISTS = Lexicon.of("phrases");

    static final Set<String> PARTICLES = Set.of("to", "at", "with", "on", "into", ":", "from", "up");
    static final Set<String> WORK =
            Set.of("changes", "change", "edits", "edit", "modifications", "modification", "changes,");
    private static final Set<String> PACKAGES = Set.of(
            "packages", "package", "dependencies", "libraries", "anything", "modules", "tools", "software", "plugins");
    private static final Set<String> TOWARDS = LISTS.words("towards");
    private static final Set<String> COMMIT_OBJECT = LISTS.words("commit object");
    private static final Set<String> BRANCHES = Set.of("main", "master", "production", "develop", "trunk");

    private final List<Word> words;
    private final Clauses clauses;
    private final Found found;

    Phrases(List<Word> words, Clauses clauses, Found found) {
        this.words = words;
        this.clauses = clauses;
        this.found = found;
    }

    /** A verb, or several, and the things that it is about. */
    int phrase(int from, Polarity polarity) {
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
        if (verb.equals("migrate")) {
            return migrate(from, polarity);
        }
        if (verb.equals("install")) {
            return install(from, polarity);
        }
        int i = from;
        int commits = Word.oneOf(verb, "create", "make", "open", "add") ? commits(from, polarity) : -1;
        if (commits > 0) {
            return commits;
        }
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
        Objects whose = strict ? ofCommand(objects) : objects;
        Exceptions tail = strict ? Exceptions.of(words, whose.end(), act, polarity == Polarity.REQUIRE) : open(objects);
        found.emit(polarity, act, whose == objects ? objects.things() : joined(objects, whose), tail);
        return whose.end();
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

    /** "migrate the production database". */
    private int migrate(int from, Polarity polarity) {
        int i = from;
        while (Word.oneOf(
                clauses.low(i), "the", "any", "our", "my", "prod", "production", "staging", "live", "local")) {
            i++;
        }
        boolean database = Word.oneOf(clauses.low(i), "database", "databases", "db", "schema");
        int end = database ? made(Things.ANY_MIGRATION, i + 1, polarity) : -1;
        return end < 0 ? from : end;
    }

    /** "create any commits", "make a commit", "open pull requests", "create new branches". */
    private int commits(int from, Polarity polarity) {
        int i = from;
        while (Word.oneOf(clauses.low(i), "any", "a", "git", "new", "further", "more", "the", "draft")) {
            i++;
        }
        if (polarity == Polarity.REQUIRE) {
            return -1;
        }
        return switch (clauses.low(i)) {
            case "commit", "commits" -> git("commit", i + 1, polarity, true);
            case "branch", "branches" -> made(Things.ANY_BRANCH, i + 1, polarity);
            case "pr", "prs", "mr", "mrs" -> made(Things.ANY_PULL_REQUEST, i + 1, polarity);
            case "pull", "merge" ->
                clauses.low(i + 1).startsWith("request") ? made(Things.ANY_PULL_REQUEST, i + 2, polarity) : -1;
            case "release", "releases" -> made(Things.ANY_RELEASE, i + 1, polarity);
            case "tag", "tags" -> made("git tag", i + 1, polarity);
            default -> -1;
        };
    }

    private int made(String pattern, int end, Polarity polarity) {
        boolean ends = end >= words.size()
                || words.get(end).mark()
                || ending(clauses.low(end))
                || clauses.low(end).equals("yet");
        if (!ends && polarity != Polarity.ALLOW) {
            return -1;
        }
        Exceptions tail = polarity == Polarity.ALLOW
                ? new Exceptions(true, false, List.of(), false)
                : Exceptions.of(words, end, Act.RUN, false);
        found.emit(polarity, Act.RUN, List.of(new Thing(Subject.COMMAND, pattern, end)), tail);
        return end;
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
                found.emit(Polarity.FORBID, act, List.of(path), Exceptions.of(words, i, act, false));
                return Math.max(i, start);
            }
        }
        return i;
    }

    int git(String verb, int from, Polarity polarity, boolean strict) {
        String pattern = Verbs.git(verb);
        int i = from;
        boolean named = Word.oneOf(clauses.low(i), "it", "them", "these", "those", "this", "that");
        if (named && strict && !found.isOfUser()) {
            return from;
        }
        while (COMMIT_OBJECT.contains(clauses.low(i)) && !(clauses.low(i).equals("all") && i > from + 4)) {
            i++;
        }
        while (TOWARDS.contains(clauses.low(i))) {
            i++;
        }
        Word next = i < words.size() ? words.get(i) : null;
        String target = next == null ? "" : next.lower().replace("/master", "");
        target = target.equals("prod") ? "production" : target;
        boolean place = BRANCHES.contains(target) || Word.oneOf(target, "staging", "live");
        boolean branch = place && i > from && (BRANCHES.contains(target) || verb.equals("deploy"));
        if (branch) {
            pattern = pattern + " " + target;
            i++;
        }
        i = clauses.unasked(i);
        String option = withOption(i);
        pattern = option.isEmpty() ? pattern : pattern + " " + option;
        i = option.isEmpty() ? i : i + 2;
        i += !option.isEmpty() && Word.oneOf(clauses.low(i), "flag", "option") ? 1 : 0;
        boolean ends = i >= words.size() || words.get(i).mark() || ending(clauses.low(i));
        if (strict && !ends || pattern == null) {
            return from;
        }
        Exceptions tail = strict
                ? Exceptions.of(words, i, Act.RUN, polarity == Polarity.REQUIRE)
                : new Exceptions(true, false, List.of(), false);
        if (polarity != Polarity.REQUIRE) {
            found.emit(polarity, Act.RUN, List.of(new Thing(Subject.COMMAND, pattern, i)), tail);
        }
        return i;
    }

    /** "commit with `--no-verify`", "push with force": the option, empty when none is named. */
    private String withOption(int i) {
        boolean with = Word.oneOf(clauses.low(i), "with", "using", "via") && i + 1 < words.size();
        String named = with ? words.get(i + 1).text() : "";
        return Things.isOption(named) ? named : named.equals("force") ? "--force" : "";
    }

    static boolean ending(String w) {
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
            found.emit(polarity, Act.RUN, List.of(new Thing(Subject.COMMAND, Things.ANY_INSTALL, i + 1)), tail);
        }
        return i + 1;
    }

    int everything(int i) {
        List<Thing> all = List.of(new Thing(Subject.PATH, Things.EVERYTHING, i));
        found.emit(Polarity.FORBID, Act.WRITE, all, Exceptions.of(words, i, Act.WRITE, false));
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
