package io.steersman.reading.instruction;

import io.steersman.reading.language.Clauses;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.PathWords;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of things that a verb speaks of: "tests, configuration files (pyproject.toml, setup.cfg, etc.)".
 *
 * <p>Strict reading takes a thing only if what follows it does not narrow it ("tests that are slow"): what is narrowed
 * cannot be held against a call, so it is left out.
 */
final class Objects {

    private static final Lexicon LISTS = Lexicon.of("objects");

    private static final Set<String> DETERMINERS = LISTS.words("determiners");
    private static final Set<String> FILES = LISTS.words("files");
    private static final Set<String> INSIDE = Set.of("in", "under", "inside", "within", "at", "below", "beneath");
    private static final Set<String> OK_NEXT = LISTS.words("ok next");
    private static final Set<String> PRODUCTION = LISTS.words("production");
    private static final Set<String> NARROWING = LISTS.words("narrowing");
    private static final Set<String> ADJECTIVES = LISTS.words("adjectives");
    private static final int FEW = 4;
    private static final Set<String> WHOLE = LISTS.words("whole");

    private final List<Word> words;
    private final boolean strict;
    private final List<Thing> things = new ArrayList<>();
    private int end;
    private boolean places;
    /** Whether a thing was passed over that names nothing here: what comes after it must be a name. */
    private boolean skipped;

    private Objects(List<Word> words, boolean strict) {
        this.words = words;
        this.strict = strict;
    }

    /**
     * Reads a list of things from the word on.
     *
     * @param act what is spoken of doing with them, which says what they can be
     * @param strict whether narrowed things are left out
     */
    static Objects of(List<Word> words, int from, Act act, boolean strict) {
        Objects objects = new Objects(words, strict);
        objects.read(from, act);
        return objects;
    }

    /** Reads a list of places, each a path or a folder named in words, strictly. */
    static Objects inside(List<Word> words, int from) {
        Objects objects = new Objects(words, true);
        objects.places = true;
        objects.read(from, Act.WRITE);
        return objects;
    }

    /** A list of one command that is told by a verb. */
    static Objects command(String pattern, int end) {
        Objects objects = new Objects(List.of(), false);
        objects.things.add(new Thing(Subject.COMMAND, pattern, end));
        objects.end = end;
        return objects;
    }

    List<Thing> things() {
        return things;
    }

    /** The index of the word after the list. */
    int end() {
        return end;
    }

    private void read(int from, Act act) {
        int i = from;
        end = from;
        while (i < words.size()) {
            Thing thing = one(skipDeterminers(i), act);
            int unknown = thing == null && strict ? unknown(i, from) : -1;
            if (unknown > 0) {
                skipped = true;
                i = unknown;
                continue;
            }
            if (thing == null || skipped && !isNamed(thing)) {
                return;
            }
            thing = Operations.placed(words, placed(thing));
            int size = things.size();
            int after = parenthesis(thing.end(), act);
            if (!strict || contextOk(after)) {
                things.add(size, thing);
                end = after;
            } else {
                things.subList(Math.min(size, things.size()), things.size()).clear();
                if (i > from && Word.oneOf(words.get(i - 1).lower(), "or", "and", "nor")) {
                    things.clear();
                }
                after = thing.subject() == Subject.COMMAND ? nextInList(after) : words.size();
                if (after >= words.size()) {
                    end = things.isEmpty() ? thing.end() : end;
                    return;
                }
                end = after;
            }
            i = afterConjunction(after);
            if (i < 0) {
                return;
            }
        }
    }

    /** "secrets, `.env`, credentials": the next thing of a list after one that names nothing here; -1 where no list goes on. */
    private int unknown(int i, int from) {
        int at = i;
        while (at < words.size() && at < i + FEW && plainNoun(words.get(at))) {
            at++;
        }
        boolean listed = at > i && at < words.size() && (words.get(at).is(",") || i > from && joins(words.get(at)));
        return listed ? afterConjunction(at) : -1;
    }

    private static boolean isNamed(Thing thing) {
        return !thing.isAll() && (thing.subject() == Subject.PATH || thing.subject() == Subject.COMMAND);
    }

    private static boolean plainNoun(Word word) {
        return word.kind() == Word.Kind.WORD
                && !NARROWING.contains(word.lower())
                && !joins(word)
                && !Verbs.opensDirected(word.lower())
                && !PathWords.names(word.text(), false);
    }

    /** "generated files under src/gen": the place says which. */
    private Thing placed(Thing thing) {
        int at = thing.end();
        boolean kind = thing.subject() == Subject.FILE_KIND && !thing.isAll() && at + 1 < words.size();
        Thing place = kind && INSIDE.contains(words.get(at).lower()) ? place(skipDeterminers(at + 1)) : null;
        return place == null ? thing : place;
    }

    private @Nullable Thing one(int i, Act act) {
        if (i >= words.size()) {
            return null;
        }
        return switch (act) {
            case WRITE, CREATE, DELETE -> file(i, act);
            case READ -> lookedAt(i);
            case RUN -> command(i, true);
            case USE -> use(i);
        };
    }

    private @Nullable Thing file(int i, Act act) {
        Thing inside = inside(i);
        if (inside != null) {
            return inside;
        }
        Thing path = path(i);
        if (path != null) {
            return path;
        }
        Thing own = Things.kind(words, i);
        boolean place = places || own == null && words.get(i).text().indexOf('/') > 0;
        Thing folder = place ? Things.folder(words, i) : null;
        Thing kind = folder == null ? own : folder;
        Thing called = Things.theFolder(words, i);
        Thing named = called != null && (kind == null || kind.end() < called.end()) ? called : kind;
        Thing spelled = named == null ? spelledOut(i, act) : named;
        return spelled != null ? spelled : everything(i, act);
    }

    /** "the schema file (`schema.prisma`)", "the dev server (`vinxi dev`)": the brackets say what the words stand for. */
    private @Nullable Thing spelledOut(int from, Act act) {
        int open = from;
        while (open < words.size() && open < from + FEW && words.get(open).kind() == Word.Kind.WORD) {
            open++;
        }
        boolean spelled = open > from
                && open + 2 < words.size()
                && words.get(open).is("(")
                && (words.get(open + 1).code() || Things.path(words, open + 1) != null)
                && (words.get(open + 2).is(")") || words.get(open + 2).is(","));
        if (!spelled || !plainNoun(from, open)) {
            return null;
        }
        Thing thing = act == Act.RUN ? Things.command(words, open + 1, true) : path(open + 1);
        return thing == null ? null : new Thing(thing.subject(), thing.pattern(), open);
    }

    private boolean plainNoun(int from, int to) {
        for (int k = from; k < to; k++) {
            if (OK_NEXT.contains(words.get(k).lower())) {
                return false;
            }
        }
        return true;
    }

    /** "files under src/", "anything in vendor". */
    private @Nullable Thing inside(int i) {
        boolean files = FILES.contains(words.get(i).lower()) && !words.get(i).code();
        int at = files && i + 1 < words.size() && words.get(i + 1).is("files") ? i + 2 : i + 1;
        if (!files || at + 1 >= words.size() || !INSIDE.contains(words.get(at).lower())) {
            return null;
        }
        return place(skipDeterminers(at + 1));
    }

    /** What can be read: a path, what lies in a folder, "the solution folder", "`.env` files". */
    private @Nullable Thing lookedAt(int i) {
        Thing thing = i < words.size() ? file(i, Act.READ) : null;
        return thing != null && thing.subject() == Subject.PATH && !thing.isAll() ? thing : null;
    }

    private @Nullable Thing place(int i) {
        Thing path = path(i);
        return path != null || i >= words.size() ? path : Things.folderIn(words, i);
    }

    private @Nullable Thing path(int i) {
        return i < words.size() ? Things.path(words, i) : null;
    }

    private @Nullable Thing everything(int i, Act act) {
        String w = words.get(i).lower();
        String before = i > 0 ? words.get(i - 1).lower() : "";
        boolean any = before.equals("any")
                || before.equals("new")
                || before.equals("all")
                || Verbs.base(before) != null
                || PRODUCTION.contains(before);
        boolean placed =
                i + 1 < words.size() && INSIDE.contains(words.get(i + 1).lower());
        boolean whole = placed
                && i + 3 <= words.size()
                && WHOLE.contains(words.get(Math.min(i + 3, words.size() - 1)).lower());
        if (before.equals("other") || placed && !whole) {
            return null;
        }
        boolean source = i + 1 < words.size()
                && (w.equals("source") && Word.oneOf(words.get(i + 1).lower(), "code", "files")
                        || act == Act.WRITE
                                && PRODUCTION.contains(w)
                                && words.get(i + 1).is("code"));
        if (source) {
            return Thing.code(i + 2);
        }
        if (w.equals("code") && (any || act == Act.WRITE && before.equals("the"))) {
            return Thing.code(i + 1);
        }
        boolean everything = w.equals("anything")
                || w.equals("everything")
                || any && (w.equals("files") || w.equals("file") && before.equals("any"))
                || strict && w.equals("file") && Word.oneOf(before, "a", "single")
                || act == Act.WRITE && w.equals("codebase");
        return everything ? new Thing(Subject.PATH, Things.EVERYTHING, i + 1) : null;
    }

    private @Nullable Thing command(int i, boolean anyCode) {
        Thing command = Things.command(words, i, anyCode);
        if (command != null) {
            return command;
        }
        Thing kind = Things.kind(words, i);
        if (kind != null && kind.pattern().equals("tests")) {
            return new Thing(Subject.COMMAND, Things.ANY_TEST_RUN, kind.end());
        }
        Thing operation = Things.operation(words, i);
        return operation == null ? spelledOut(i, Act.RUN) : operation;
    }

    private @Nullable Thing use(int i) {
        Thing tool = Things.tool(words, i);
        return tool != null ? tool : Things.command(words, i, false);
    }

    private int skipDeterminers(int from) {
        int i = from;
        while (i < words.size()
                && !words.get(i).code()
                && DETERMINERS.contains(words.get(i).lower())) {
            i++;
        }
        boolean described = i + 1 < words.size()
                && ADJECTIVES.contains(words.get(i).lower())
                && (words.get(i + 1).code()
                        || FILES.contains(words.get(i + 1).lower()) && inside(i + 1) != null
                        || Things.path(words, i + 1) != null);
        return described ? i + 1 : i;
    }

    private int parenthesis(int i, Act act) {
        if (i >= words.size() || !words.get(i).is("(")) {
            return i;
        }
        int j = i + 1;
        while (j < words.size() && !words.get(j).is(")")) {
            Thing inner = Exceptions.starts(words, j) > 0 ? null : path(j);
            if (Exceptions.starts(words, j) > 0 || Word.oneOf(words.get(j).lower(), "never", "not")) {
                return i;
            }
            if (inner != null && act != Act.RUN && act != Act.USE) {
                things.add(inner);
            }
            boolean listed = act == Act.RUN
                    && words.get(j).code()
                    && Word.oneOf(words.get(j - 1).lower(), "(", ",", "or", "/");
            Thing run = listed ? Things.command(words, j, false) : null;
            if (run != null) {
                things.add(run);
            }
            j = inner == null ? j + 1 : inner.end();
        }
        return Math.min(j + 1, words.size());
    }

    private boolean contextOk(int i) {
        if (i >= words.size()) {
            return true;
        }
        Word next = words.get(i);
        if (next.mark()) {
            return true;
        }
        if (next.kind() != Word.Kind.WORD) {
            return false;
        }
        String w = next.lower();
        boolean flag = i > 1 && Word.oneOf(words.get(i - 1).lower(), "flag", "option", "switch");
        if (i > 0
                && Things.isOption(words.get(flag ? i - 2 : i - 1).text())
                && Word.oneOf(w, "with", "to", "for", "on", "in")) {
            return true;
        }
        Clauses clauses = new Clauses(words);
        if (clauses.unasked(i) > i) {
            return contextOk(clauses.unasked(i));
        }
        if (w.equals("in") || w.equals("of") || w.equals("for") || w.equals("from")) {
            int noun = i + 2;
            return noun < words.size() && WHOLE.contains(words.get(noun).lower()) && contextOk(noun + 1)
                    || i + 2 < words.size()
                            && words.get(i + 1).is("any")
                            && Word.oneOf(words.get(i + 2).lower(), "way", "reason")
                    || w.equals("for")
                            && i + 1 < words.size()
                            && words.get(i + 1).is("now");
        }
        boolean where = i + 1 < words.size()
                && Word.oneOf(words.get(i + 1).lower(), "on", "in", "to", "from", "against", "onto", "into");
        return where && w.endsWith("ly") ? contextOk(i + 1) : OK_NEXT.contains(w);
    }

    private int nextInList(int from) {
        for (int i = from; i < words.size() && i < from + 10; i++) {
            if (words.get(i).is(",")) {
                return i;
            }
        }
        return words.size();
    }

    /** The index of the next thing of the list, or -1 where the list ends. */
    private int afterConjunction(int from) {
        int i = from;
        boolean joined = false;
        while (i < words.size() && joins(words.get(i))) {
            joined = true;
            i++;
        }
        return joined && i < words.size() ? i : -1;
    }

    private static boolean joins(Word word) {
        return word.is(",") || word.is("or") || word.is("and") || word.is("nor") || word.is("/") || word.is("&");
    }
}
