package io.steersman.reading.language;

import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.text.Lexicon;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises single things that instructions speak of: a path, a kind of file, a command, a tool. */
public final class Things {

    private static final Lexicon LISTS = Lexicon.of("things");

    /** Something that nobody has named. */
    public static final String UNNAMED = "something-unnamed";
    /** Everything in the repository. */
    public static final String EVERYTHING = "**";
    /** Where the work is: "nothing outside of this repository". */
    public static final String PROJECT = "the project";
    /** Everything in the repository but what is written for people to read. */
    public static final String CODE = "code";
    /** Installing packages, whatever the package manager. */
    public static final String ANY_INSTALL = "any install";
    /** Changing what the project depends on, whatever the package manager. */
    public static final String ANY_DEPENDENCY = "any dependency";
    /** Opening or merging a pull request, whatever the host. */
    public static final String ANY_PULL_REQUEST = "any pull request";
    /** Publishing a package, an image or a release, whatever the registry. */
    public static final String ANY_RELEASE = "any release";
    /** Bringing dependencies to newer versions. */
    public static final String ANY_UPGRADE = "any upgrade";
    /** Leaving the branch for another one. */
    public static final String ANY_SWITCH = "any branch-switch";
    /** Making a branch. */
    public static final String ANY_BRANCH = "any branch";
    /** Starting a server, whatever the framework. */
    public static final String ANY_SERVER = "any server";
    /** Changing a database by its migrations, whatever the tool. */
    public static final String ANY_MIGRATION = "any migration";
    /** Bringing something to where others use it, whatever the host. */
    public static final String ANY_DEPLOY = "any deploy";
    /** Ending processes, whatever the command. */
    public static final String ANY_KILL = "any kill";
    /** Doing something to what runs elsewhere. */
    public static final String ANY_REMOTE = "any remote";
    /** Running tests, whatever the runner. */
    public static final String ANY_TEST_RUN = "any test run";

    /**
     * One thing and the index of the word after it.
     *
     * @param pattern its pattern, as {@link Constraint#pattern()}
     */
    public record Thing(Subject subject, String pattern, int end) {

        /** Whether it is everything, or all code: a way to work rather than a thing. */
        public boolean isAll() {
            return pattern.equals(EVERYTHING) || pattern.equals(CODE);
        }

        /** All code, told by words that end at the index. */
        public static Thing code(int end) {
            return new Thing(Subject.FILE_KIND, CODE, end);
        }
    }

    private static final Set<String> FOLDER =
            Set.of("directory", "folder", "dir", "directories", "folders", "subdirectory");
    private static final Set<String> FILE = Set.of("file", "files");
    private static final Set<String> TEST_PARTS = LISTS.words("test parts");
    private static final Set<String> CALLED_OPTION = LISTS.words("called option");
    /** What git is told to do by words that are no programs: "reset --hard". */
    private static final Set<String> OF_GIT = LISTS.words("of git");

    private static final Set<String> BARE_FOLDERS = LISTS.words("bare folders");
    private static final Set<String> VAGUE_FOLDERS = LISTS.words("vague folders");
    /** Tool names that people give without the word "tool"; others could be languages or products. */
    private static final Set<String> TOOLS = Set.of(
            "websearch",
            "webfetch",
            "todowrite",
            "multiedit",
            "notebookedit",
            "web_search",
            "web_fetch",
            "apply_patch");

    private static final Lexicon OPERATIONS = Lexicon.of("operations");
    private static final Map<String, String> OPERATION = new HashMap<>();
    private static final Set<String> OPERATED = OPERATIONS.words("@beside");

    static {
        for (String any : List.of(ANY_SERVER, ANY_MIGRATION, ANY_DEPLOY, ANY_RELEASE, ANY_KILL)) {
            OPERATIONS.words(any + " called").forEach(word -> OPERATION.put(word, any));
        }
    }

    private Things() {}

    /** A path, glob or folder at the word, or null. */
    public static @Nullable Thing path(List<Word> words, int i) {
        Word word = words.get(i);
        if (word.mark() || word.kind() == Word.Kind.QUOTE) {
            return null;
        }
        if (word.kind() == Word.Kind.WORD && BARE_FOLDERS.contains(word.text())) {
            boolean called =
                    i + 1 < words.size() && FOLDER.contains(words.get(i + 1).lower());
            return new Thing(Subject.PATH, word.text() + "/", called ? i + 2 : i + 1);
        }
        boolean folder =
                i + 1 < words.size() && FOLDER.contains(words.get(i + 1).lower());
        boolean file = i + 1 < words.size() && FILE.contains(words.get(i + 1).lower());
        if (file
                && !word.code()
                && NamedFiles.isKind(word.lower().substring(word.lower().lastIndexOf('/') + 1))) {
            return null;
        }
        String text = word.text().startsWith("@") ? word.text().substring(1) : word.text();
        int end = folder || file ? i + 2 : i + 1;
        boolean named = (folder || file && word.code())
                && name(text)
                && (word.code() || text.indexOf('/') > 0 || text.indexOf('_') > 0);
        return named || PathWords.names(text, word.code()) ? new Thing(Subject.PATH, text, end) : null;
    }

    private static boolean name(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && "._-/*@".indexOf(c) < 0) {
                return false;
            }
        }
        return text.length() > 1;
    }

    /** A kind of file at the word, or null. */
    public static @Nullable Thing kind(List<Word> words, int i) {
        Word word = words.get(i);
        if (word.kind() != Word.Kind.WORD) {
            return null;
        }
        String w = word.lower();
        int slash = w.lastIndexOf('/');
        Thing called = NamedFiles.at(words, i);
        if (called != null) {
            return called;
        }
        String head = slash > 0 ? w.substring(slash + 1) : w;
        String next = i + 1 < words.size() ? words.get(i + 1).lower() : "";
        boolean files = FILE.contains(next);
        int after = files ? i + 2 : i + 1;
        return switch (head) {
            case "tests", "specs" -> kind("tests", next.equals("suite") || files ? i + 2 : i + 1);
            case "test", "testing" -> TEST_PARTS.contains(next) ? kind("tests", i + 2) : anyTest(words, i);
            case "config", "configs", "configuration", "configurations" ->
                FOLDER.contains(next) ? null : kind("configuration", after);
            case "settings" -> files ? kind("configuration", after) : null;
            case "lockfile", "lockfiles", "lock-files" -> kind("lock files", i + 1);
            case "lock" -> files ? kind("lock files", after) : null;
            case "ci", "ci/cd" -> continuousIntegration(words, i);
            case "documentation", "docs" -> FOLDER.contains(next) ? null : kind("documentation", after);
            case "doc" -> files ? kind("documentation", after) : null;
            case "readme" -> new Thing(Subject.PATH, "README*", after);
            case "changelog" -> new Thing(Subject.PATH, "CHANGELOG*", after);
            case "database", "db", "schema", "sql" -> next.equals("migrations") ? kind("migrations", i + 2) : null;
            case "migrations" -> kind("migrations", after);
            case "migration" -> files || next.equals("scripts") ? kind("migrations", i + 2) : null;
            case "generated", "auto-generated", "autogenerated" ->
                files || next.equals("code") ? kind("generated files", i + 2) : null;
            case "dependencies", "deps", "dependency" -> kind("dependencies", after);
            case "npm", "runtime", "third-party", "external", "pip", "python", "dev", "package" ->
                Word.oneOf(next, "dependencies", "dependency", "deps") ? kind("dependencies", i + 2) : null;
            case "github" ->
                next.equals("actions") || next.equals("workflows") ? kind("CI", skipFiles(words, i + 2)) : null;
            default -> files ? NamedFiles.ofKind(head, next.equals("files"), after) : null;
        };
    }

    /** "any test", "a single test": one of them stands for all. */
    private static @Nullable Thing anyTest(List<Word> words, int i) {
        boolean any = i > 0 && Word.oneOf(words.get(i - 1).lower(), "any", "existing", "single");
        boolean ends = i + 1 >= words.size() || words.get(i + 1).mark();
        return any && ends && words.get(i).is("test") ? kind("tests", i + 1) : null;
    }

    /** A folder that is named in words, behind "in" or "under": "packages/core", "frontend directory"; or null. */
    public static @Nullable Thing folder(List<Word> words, int i) {
        Word word = words.get(i);
        boolean called =
                i + 1 < words.size() && FOLDER.contains(words.get(i + 1).lower());
        if (word.kind() != Word.Kind.WORD || !name(word.text()) || VAGUE_FOLDERS.contains(word.lower())) {
            return null;
        }
        boolean path = word.text().indexOf('/') > 0;
        return path || called ? new Thing(Subject.PATH, word.text() + "/", called ? i + 2 : i + 1) : null;
    }

    /** A folder behind "in" or "under", also one that is only named between back-ticks: "inside `dist`". */
    public static @Nullable Thing folderIn(List<Word> words, int i) {
        Word word = words.get(i);
        boolean plain =
                word.code() && word.text().length() > 1 && word.text().equals(word.lower()) && name(word.text());
        return plain ? new Thing(Subject.PATH, word.text() + "/", i + 1) : folder(words, i);
    }

    /** A folder that is called one and is this one: "the migrations folder". */
    public static @Nullable Thing theFolder(List<Word> words, int i) {
        boolean definite = i > 0 && Word.oneOf(words.get(i - 1).lower(), "the", "our", "my", "your");
        boolean called =
                i + 1 < words.size() && FOLDER.contains(words.get(i + 1).lower());
        return definite && called ? folder(words, i) : null;
    }

    /** Whether a word before "folder" tells which one only to those who know. */
    static boolean isVague(String word) {
        return VAGUE_FOLDERS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static Thing continuousIntegration(List<Word> words, int i) {
        int end = i + 1;
        while (end < words.size()
                && Word.oneOf(
                        words.get(end).lower(),
                        "config",
                        "configuration",
                        "files",
                        "workflow",
                        "workflows",
                        "pipeline",
                        "pipelines",
                        "setup")) {
            end++;
        }
        return kind("CI", end);
    }

    private static int skipFiles(List<Word> words, int i) {
        return i < words.size()
                        && (FILE.contains(words.get(i).lower()) || words.get(i).is("workflows"))
                ? i + 1
                : i;
    }

    private static Thing kind(String name, int end) {
        return new Thing(Subject.FILE_KIND, name, end);
    }

    /** A command at the word, back-ticked or bare, or null. */
    public static @Nullable Thing command(List<Word> words, int i, boolean anyCode) {
        Word word = words.get(i);
        if (word.kind() != Word.Kind.CODE && word.kind() != Word.Kind.WORD) {
            return null;
        }
        if (isOption(word.text())) {
            boolean noun = i + 1 < words.size()
                    && CALLED_OPTION.contains(words.get(i + 1).lower());
            return new Thing(Subject.COMMAND, word.text(), noun ? i + 2 : i + 1);
        }
        if (word.code()) {
            return codeCommand(words, i, anyCode);
        }
        if (OF_GIT.contains(word.lower())
                && i + 1 < words.size()
                && words.get(i + 1).kind() == Word.Kind.WORD
                && words.get(i + 1).text().startsWith("-")) {
            String pattern = "git " + word.lower() + " " + words.get(i + 1).text();
            return new Thing(Subject.COMMAND, pattern, skipNoun(words, i + 2));
        }
        if (!Programs.known(word.lower())
                || Character.isUpperCase(word.text().charAt(0))
                        && !word.text().equals("Git")
                        && !calledCommands(words, i)) {
            return null;
        }
        StringBuilder pattern = new StringBuilder(word.lower());
        int end = i + 1;
        while (end < words.size() && end < i + 4 && belongs(word.lower(), words.get(end), end == i + 1)) {
            pattern.append(' ').append(words.get(end).text());
            end++;
        }
        return new Thing(Subject.COMMAND, pattern.toString(), skipNoun(words, end));
    }

    private static @Nullable Thing codeCommand(List<Word> words, int i, boolean anyCode) {
        Word word = words.get(i);
        String text = word.text().startsWith("$ ") ? word.text().substring(2) : word.text();
        int space = text.indexOf(' ');
        String program = space < 0 ? text : text.substring(0, space);
        if (OF_GIT.contains(program) && text.indexOf(" -") == program.length()) {
            return new Thing(Subject.COMMAND, "git " + text, skipNoun(words, i + 1));
        }
        boolean command = Programs.known(program) || anyCode && isProgram(program);
        return command ? new Thing(Subject.COMMAND, text, skipNoun(words, i + 1)) : null;
    }

    /** A deed that many commands do, named by what it is done with: "dev server", "database migrations", "deployments"; or null. */
    public static @Nullable Thing operation(List<Word> words, int from) {
        int i = from;
        while (i < words.size() && i < from + 3 && words.get(i).kind() == Word.Kind.WORD) {
            String pattern = OPERATION.get(words.get(i).lower());
            if (pattern != null) {
                return new Thing(Subject.COMMAND, pattern, i + 1);
            }
            if (!OPERATED.contains(words.get(i).lower())) {
                return null;
            }
            i++;
        }
        return null;
    }

    /** {@code --no-verify}, or {@code -n} between back-ticks: an option, of whatever program. */
    public static boolean isOption(String text) {
        int dashes = text.startsWith("--") ? 2 : 1;
        return text.startsWith("-")
                && text.length() > dashes
                && Character.isLetter(text.charAt(dashes))
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
    }

    private static boolean belongs(String program, Word word, boolean first) {
        boolean option = word.kind() == Word.Kind.WORD
                && word.text().startsWith("-")
                && word.text().length() > 1;
        return option || first && word.kind() == Word.Kind.WORD && Programs.subcommand(program, word.text());
    }

    /** "NPM commands", "Docker commands": a name in capitals that is said to be a program. */
    private static boolean calledCommands(List<Word> words, int i) {
        return i + 1 < words.size() && Word.oneOf(words.get(i + 1).lower(), "command", "commands");
    }

    private static boolean isProgram(String program) {
        return !program.isEmpty()
                && (Character.isLowerCase(program.charAt(0)) || program.startsWith("./"))
                && program.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-/".indexOf(c) >= 0);
    }

    private static int skipNoun(List<Word> words, int i) {
        return i < words.size() && Word.oneOf(words.get(i).lower(), "command", "commands") ? i + 1 : i;
    }

    /** A tool at the word, or null: "WebSearch", "the web search tool". */
    public static @Nullable Thing tool(List<Word> words, int i) {
        Word word = words.get(i);
        if (word.mark() || word.kind() == Word.Kind.QUOTE) {
            return null;
        }
        StringBuilder name = new StringBuilder(word.text());
        for (int end = i + 1;
                end < words.size() && end <= i + 3 && !words.get(end).mark();
                end++) {
            String w = words.get(end).lower();
            if (w.equals("tool") || w.equals("tools")) {
                return toolNamed(name.toString(), end + 1);
            }
            name.append(' ').append(words.get(end).text());
        }
        if (word.is("web")
                && i + 1 < words.size()
                && Word.oneOf(words.get(i + 1).lower(), "search", "searches", "browsing")) {
            return new Thing(Subject.TOOL, "web search", i + 2);
        }
        return TOOLS.contains(word.lower()) ? new Thing(Subject.TOOL, word.text(), i + 1) : null;
    }

    private static @Nullable Thing toolNamed(String name, int end) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean vague = Set.of(
                        "any",
                        "other",
                        "any other",
                        "interactive",
                        "external",
                        "more",
                        "these",
                        "those",
                        "same",
                        "additional")
                .contains(lower);
        return vague ? null : new Thing(Subject.TOOL, name, end);
    }
}
