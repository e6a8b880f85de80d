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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads deeds that a verb names by itself, with what it may say beside: "commit the changes", "delete branches", "install packages". */
final class Deeds {

    private static final Lexicon LISTS = Lexicon.of("phrases");

    private static final Set<String> PACKAGES = Set.of(
            "packages", "package", "dependencies", "libraries", "anything", "modules", "tools", "software", "plugins");
    private static final Set<String> TOWARDS = LISTS.words("towards");
    private static final Set<String> COMMIT_OBJECT = LISTS.words("commit object");
    /** What is deployed, published or merged, which says no more than the verb. */
    private static final Set<String> ARTEFACTS = LISTS.words("artefacts");
    /** Remotes that are hardly what is pushed to where none is named. */
    private static final Set<String> REMOTES = LISTS.words("remotes");

    private static final Set<String> BRANCHES = Set.of("main", "master", "production", "develop", "trunk");

    private final List<Word> words;
    private final Clauses clauses;
    private final Found found;

    Deeds(List<Word> words, Clauses clauses, Found found) {
        this.words = words;
        this.clauses = clauses;
        this.found = found;
    }

    /** The index after a deed that the verb names by itself, or with a noun of its own; -1 where it is about other things. */
    int named(String verb, int from, Polarity polarity, boolean strict) {
        if (Verbs.git(verb) != null) {
            return git(verb, from, polarity, strict);
        }
        if (verb.equals("migrate")) {
            return migrate(from, polarity);
        }
        if (verb.equals("install")) {
            return install(from, polarity);
        }
        if (Verbs.act(verb) == Act.DELETE) {
            return branches(from, polarity);
        }
        return Word.oneOf(verb, "create", "make", "open", "add") ? commits(from, polarity) : -1;
    }

    /** "restart the services", "upgrade dependencies": what many commands do; the index after it, or -1. */
    int operation(int from, Polarity polarity) {
        int end = -1;
        for (var said : OperationWords.at(words, from).entrySet()) {
            end = Math.max(end, made(said.getKey(), said.getValue(), polarity));
        }
        return end;
    }

    /** "push, or open requests": what follows belongs to the other verb; "commit or push to it" means a branch for both. */
    int alone(String verb, int from, Polarity polarity) {
        String pattern = Verbs.git(verb);
        boolean it =
                Word.oneOf(clauses.low(from), "to", "on", "onto") && Word.oneOf(clauses.low(from + 1), "it", "them");
        if (it || narrowed(from)) {
            return it && pattern != null ? toIt(pattern, from, polarity) : from;
        }
        if (pattern != null && polarity == Polarity.FORBID) {
            Exceptions tail = Exceptions.of(words, from, Act.RUN, false);
            found.emit(polarity, Act.RUN, List.of(new Thing(Subject.COMMAND, pattern, from)), tail);
        }
        return from;
    }

    /** "amend, squash or rebase commits that have been pushed": what all of them are about is not just anything. */
    private boolean narrowed(int from) {
        return Word.oneOf(clauses.low(from), "commits", "changes", "branches", "anything")
                && Word.oneOf(clauses.low(from + 1), "that", "which", "whose");
    }

    /** The branch that was named before; without one it is not known where. */
    private int toIt(String pattern, int from, Polarity polarity) {
        for (int k = from; k > 0; k--) {
            if (BRANCHES.contains(clauses.low(k - 1))) {
                Thing there = new Thing(Subject.COMMAND, pattern + " " + clauses.low(k - 1), from + 2);
                found.emit(polarity, Act.RUN, List.of(there), Exceptions.of(words, from + 2, Act.RUN, false));
                return from + 2;
            }
        }
        return from;
    }

    /** "delete any branches": the commands that do it. */
    int branches(int from, Polarity polarity) {
        int i = from;
        while (Word.oneOf(clauses.low(i), "any", "a", "the", "local", "remote", "old", "git", "existing", "my")) {
            i++;
        }
        if (!Word.oneOf(clauses.low(i), "branch", "branches")) {
            return -1;
        }
        for (String pattern : List.of("git branch --delete", "git branch -D", "git push --delete")) {
            made(pattern, i + 1, polarity);
        }
        return i + 1;
    }

    /** "migrate the production database". */
    int migrate(int from, Polarity polarity) {
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
    int commits(int from, Polarity polarity) {
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
        int rest = clauses.unasked(end);
        boolean ends = rest >= words.size()
                || words.get(rest).mark()
                || Phrases.ending(clauses.low(rest))
                || clauses.low(rest).equals("yet");
        if (!ends && polarity != Polarity.ALLOW) {
            return -1;
        }
        Exceptions tail = polarity == Polarity.ALLOW
                ? new Exceptions(true, false, List.of(), false)
                : Exceptions.of(words, rest, Act.RUN, false);
        found.emit(polarity, Act.RUN, List.of(new Thing(Subject.COMMAND, pattern, end)), tail);
        return end;
    }

    int git(String verb, int from, Polarity polarity, boolean strict) {
        int i = from;
        String git = Verbs.git(verb);
        if (strict
                && git != null
                && Word.oneOf(clauses.low(i), "to", "onto")
                && clauses.low(i + 1).equals("it")) {
            return toIt(git, i, polarity);
        }
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
        boolean commits = strict && polarity == Polarity.FORBID && Word.oneOf(verb, "commit", "stage");
        Thing file =
                commits && i == from && (from >= words.size() || words.get(from).mark()) ? entry(from) : null;
        if (file != null) {
            Thing added = new Thing(Subject.COMMAND, "git add " + file.pattern(), from);
            found.emit(polarity, Act.RUN, List.of(added), Exceptions.of(words, from, Act.RUN, false));
            return from;
        }
        while (Word.oneOf(verb, "deploy", "publish", "tag") && ARTEFACTS.contains(clauses.low(i))) {
            i++;
        }
        int files = commits && i == articles(from) ? committed(i) : -1;
        return files > 0 ? files : git(verb, from, i, polarity, strict);
    }

    /** "`secrets.h` - credentials, never commit": the file that an entry of a list is about; null without one. */
    private @Nullable Thing entry(int from) {
        Thing path = Things.path(words, 0);
        boolean told = path != null
                && path.end() < from - 1
                && Word.oneOf(clauses.low(path.end()), "-", "\u2014", "\u2013", ":", "(");
        return told ? path : null;
    }

    /** The same, from the word behind what is committed or pushed. */
    private int git(String verb, int from, int object, Polarity polarity, boolean strict) {
        String pattern = Verbs.git(verb);
        int i = object;
        String target = i < words.size() ? words.get(i).lower().replace("/master", "") : "";
        target = target.equals("prod") ? "production" : target;
        boolean place = BRANCHES.contains(target) || Word.oneOf(target, "staging", "live");
        boolean branch = place && i > from && (BRANCHES.contains(target) || verb.equals("deploy"));
        int named = branch ? -1 : reference(verb, from, polarity);
        if (branch) {
            pattern = pattern + " " + target;
            i++;
        } else if (named > 0) {
            pattern = pattern + " " + spelled(words.get(named).text());
            i = named + 1;
        }
        if (branch || named > 0) {
            i += Word.oneOf(clauses.low(i), "branch", "remote", "directly") ? 1 : 0;
        }
        i = clauses.unasked(i);
        String option = withOption(i);
        pattern = option.isEmpty() ? pattern : pattern + " " + option;
        i = option.isEmpty() ? i : i + 2;
        i += !option.isEmpty() && Word.oneOf(clauses.low(i), "flag", "option") ? 1 : 0;
        boolean ends = i >= words.size()
                || words.get(i).mark()
                || Phrases.ending(clauses.low(i))
                || clauses.low(i).equals("yet");
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

    /** "push to upstream", "push to `release/2.x`": the index of a remote or a branch by its name, or -1. */
    private int reference(String verb, int from, Polarity polarity) {
        int i = from;
        while (COMMIT_OBJECT.contains(clauses.low(i)) || Word.oneOf(clauses.low(i), "directly", "straight", "ever")) {
            i++;
        }
        boolean towards = Word.oneOf(clauses.low(i), "to", "onto", "into");
        if (polarity != Polarity.FORBID || !towards || !Word.oneOf(verb, "push", "force-push")) {
            return -1;
        }
        i++;
        while (Word.oneOf(clauses.low(i), "the", "our", "my", "any")) {
            i++;
        }
        return i < words.size() && isReference(words.get(i)) ? i : -1;
    }

    /** "upstream/main" is a branch of a remote. */
    private static String spelled(String reference) {
        int slash = reference.indexOf('/');
        boolean remote =
                slash > 0 && REMOTES.contains(reference.substring(0, slash).toLowerCase(Locale.ROOT));
        return remote ? reference.substring(0, slash) + " " + reference.substring(slash + 1) : reference;
    }

    private static boolean isReference(Word word) {
        String text = word.text();
        boolean spelled = word.code() && !text.isEmpty() && text.indexOf(' ') < 0 && !text.equals("origin");
        boolean branch = text.indexOf('/') > 0 && !text.startsWith("origin/") && word.kind() == Word.Kind.WORD;
        return spelled || branch || REMOTES.contains(word.lower());
    }

    /** The index behind the articles. */
    private int articles(int from) {
        int i = from;
        while (COMMIT_OBJECT.contains(clauses.low(i))) {
            i++;
        }
        return i;
    }

    /** "never commit `.env` or `dist/`": other commits are free, to add these is not; the index after them, or -1. */
    private int committed(int from) {
        Objects files = Objects.of(words, from, Act.READ, true);
        List<Thing> added = files.things().stream()
                .filter(file -> file.subject() == Subject.PATH && !file.isAll())
                .map(file -> new Thing(Subject.COMMAND, "git add " + file.pattern(), file.end()))
                .toList();
        if (added.isEmpty()) {
            return -1;
        }
        found.emit(Polarity.FORBID, Act.RUN, added, Exceptions.of(words, files.end(), Act.RUN, false));
        return files.end();
    }

    /** "commit with `--no-verify`", "push with force": the option, empty when none is named. */
    private String withOption(int i) {
        boolean with = Word.oneOf(clauses.low(i), "with", "using", "via") && i + 1 < words.size();
        String named = with ? words.get(i + 1).text() : "";
        return Things.isOption(named) ? named : named.equals("force") ? "--force" : "";
    }

    int install(int from, Polarity polarity) {
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
}
