package io.steersman.reading.path;

import io.steersman.reading.text.Lexicon;
import java.util.Locale;
import java.util.Set;

/**
 * What kind of file a path names, told from the path alone. A file can be of several kinds.
 *
 * <p>Decided here: everything below a folder of tests is a test, helpers, fixtures and snapshots included; {@code
 * testing/} and names that merely begin with test ({@code testing_utils.py}, {@code testimonials.py}) are not. {@code
 * setup.py}, a {@code Dockerfile} and a {@code Makefile} are configuration: they say how a project is built. A file below
 * a temporary folder is of no other kind: what happens there does not touch the project.
 */
public final class FileKinds {

    private static final Lexicon LISTS = Lexicon.of("file-kinds");

    private static final Set<String> TEST_FOLDERS = LISTS.words("test folders");
    private static final Set<String> TEST_NAMES =
            Set.of("conftest.py", "tests.py", "test.py", "runtests.py", "test_helper.rb", "spec_helper.rb", "tests.rs");
    private static final Set<String> LOCKS = Set.of(
            "package-lock.json",
            "npm-shrinkwrap.json",
            "pnpm-lock.yaml",
            "bun.lockb",
            "go.sum",
            "packages.lock.json",
            "gradle.lockfile",
            "conda-lock.yml",
            "package.resolved");
    private static final Set<String> MANIFESTS = LISTS.words("manifests");
    private static final Set<String> CONFIGURATION = LISTS.words("configuration");
    private static final Set<String> SETTINGS = LISTS.words("settings");
    private static final Set<String> SETTINGS_FOLDERS = LISTS.words("settings folders");
    private static final Set<String> SETTINGS_FORMS = LISTS.words("settings forms");
    private static final Set<String> CI_NAMES = LISTS.words("ci names");
    private static final Set<String> DOCUMENTS = Set.of(
            "readme", "changelog", "changes", "contributing", "license", "licence", "authors", "history", "notice");

    private static final Set<String> PICTURES =
            Set.of("png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "pdf", "heic");

    private FileKinds() {}

    /** Whether the file is a picture, or shown as one: what a client tells of it is no text. */
    public static boolean isPicture(String path) {
        return PICTURES.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether the file is a test or belongs to tests. */
    public static boolean isTest(String path) {
        if (isTemporary(path)) {
            return false;
        }
        String name = Paths.name(path);
        return isTestName(name) || isBelow(path, TEST_FOLDERS);
    }

    private static boolean isTestName(String name) {
        int dot = name.lastIndexOf('.');
        if (dot <= 0) {
            return false;
        }
        String stem = name.substring(0, dot);
        String lower = stem.toLowerCase(Locale.ROOT);
        return TEST_NAMES.contains(name)
                || lower.startsWith("test_")
                || lower.endsWith("_test")
                || lower.endsWith("_tests")
                || lower.endsWith("_spec")
                || lower.endsWith(".test")
                || lower.endsWith(".spec")
                || lower.endsWith(".cy")
                || lower.endsWith("-test")
                || lower.endsWith("-spec")
                || name.endsWith(".snap")
                || name.endsWith(".feature")
                || isTestClass(stem, name.substring(dot + 1));
    }

    /** {@code OrderTest}, {@code OrderTests}, {@code OrderIT}, {@code TestOrder}: languages that name files so. */
    private static boolean isTestClass(String stem, String extension) {
        return switch (extension) {
            case "java", "kt", "kts", "cs", "php", "scala", "groovy", "swift", "vb", "fs" ->
                endsAsTest(stem)
                        || stem.startsWith("Test") && stem.length() > 4 && Character.isUpperCase(stem.charAt(4));
            default -> false;
        };
    }

    private static boolean endsAsTest(String stem) {
        return stem.endsWith("Test")
                || stem.endsWith("Tests")
                || stem.endsWith("TestCase")
                || stem.endsWith("IT")
                || stem.endsWith("Spec");
    }

    /** Whether the file sets up a project, its tools or its build: manifests, tool settings, container files. */
    public static boolean isConfiguration(String path) {
        if (isTemporary(path)) {
            return false;
        }
        String name = Paths.name(path).toLowerCase(Locale.ROOT);
        return MANIFESTS.contains(name)
                || CONFIGURATION.contains(name)
                || hasConfigurationForm(name)
                || isContinuousIntegration(path);
    }

    /** Whether people would call it configuration, if only by its name or its folder: {@code config.yaml}, {@code config/app.json}. */
    public static boolean isSettings(String path) {
        String name = Paths.name(path).toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String form = name.substring(name.lastIndexOf('.') + 1);
        int slash = path.lastIndexOf('/');
        boolean kept = slash > 0 && SETTINGS_FOLDERS.contains(Paths.name(path.substring(0, slash)));
        return (kept || SETTINGS.contains(stem)) && SETTINGS_FORMS.contains(form);
    }

    private static boolean hasConfigurationForm(String name) {
        return name.endsWith(".ini")
                || name.endsWith(".cfg")
                || name.endsWith(".toml")
                || name.endsWith(".conf")
                || name.startsWith("dockerfile.")
                || name.startsWith(".env")
                || name.startsWith("requirements") && name.endsWith(".txt")
                || (name.startsWith("tsconfig") || name.startsWith("jsconfig")) && name.endsWith(".json")
                || name.startsWith(".") && (name.contains("rc.") || name.endsWith("rc"))
                || name.contains(".config.") && !name.endsWith(".md")
                || name.startsWith("appsettings") && name.endsWith(".json")
                || name.endsWith("proj") && name.contains(".")
                || (name.startsWith(".golangci") || name.startsWith(".rubocop") || name.startsWith("application"))
                        && (name.endsWith(".yml") || name.endsWith(".yaml"));
    }

    /** Whether a package manager wrote the file to pin versions. */
    public static boolean isLockFile(String path) {
        String name = Paths.name(path).toLowerCase(Locale.ROOT);
        return !isTemporary(path) && (LOCKS.contains(name) || name.endsWith(".lock"));
    }

    /** Whether the file tells a build server what to do, or a commit hook. */
    public static boolean isContinuousIntegration(String path) {
        if (isTemporary(path)) {
            return false;
        }
        String name = Paths.name(path).toLowerCase(Locale.ROOT);
        return CI_NAMES.contains(name)
                || Paths.matches(".github/workflows", path)
                || Paths.matches(".github/actions", path)
                || Paths.matches(".circleci", path)
                || Paths.matches(".buildkite", path)
                || Paths.matches(".husky", path);
    }

    /** Whether the file is written for people: documents, everything below {@code docs/}, README and its like. */
    public static boolean isDocumentation(String path) {
        if (isTemporary(path)) {
            return false;
        }
        String name = Paths.name(path).toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        return name.endsWith(".md")
                || name.endsWith(".mdx")
                || name.endsWith(".rst")
                || name.endsWith(".adoc")
                || DOCUMENTS.contains(dot < 0 ? name : name.substring(0, dot)) && !isSource(name)
                || isBelow(path, Set.of("docs", "doc"));
    }

    private static boolean isSource(String name) {
        return name.endsWith(".py")
                || name.endsWith(".js")
                || name.endsWith(".ts")
                || name.endsWith(".go")
                || name.endsWith(".java")
                || name.endsWith(".rs")
                || name.endsWith(".rb")
                || name.endsWith(".json");
    }

    /** Whether the file names the packages that a project depends on; {@link #isLockFile} is another kind. */
    public static boolean isDependencyManifest(String path) {
        String name = Paths.name(path).toLowerCase(Locale.ROOT);
        return !isTemporary(path)
                && (MANIFESTS.contains(name)
                        || name.startsWith("requirements") && (name.endsWith(".txt") || name.endsWith(".in"))
                        || name.endsWith(".gemspec")
                        || name.endsWith("proj") && name.contains(".")
                        || isBelow(path, Set.of("requirements")) && name.endsWith(".txt"));
    }

    /** Whether the file lies where temporary files lie: {@code /tmp}, {@code $TMPDIR}, what {@code mktemp} made. */
    public static boolean isTemporary(String path) {
        if (path.isEmpty() || "/$~C`".indexOf(path.charAt(0)) < 0) {
            return false;
        }
        return isAtOrBelow(path, "/tmp")
                || isAtOrBelow(path, "/var/tmp")
                || isAtOrBelow(path, "/private/tmp")
                || isAtOrBelow(path, "/dev/shm")
                || path.startsWith("/var/folders/")
                || path.startsWith("/private/var/folders/")
                || path.startsWith("$TMP")
                || path.startsWith("${TMP")
                || path.startsWith("$TEMP")
                || path.startsWith("$(mktemp")
                || path.startsWith("`mktemp")
                || path.contains("/AppData/Local/Temp/");
    }

    private static boolean isAtOrBelow(String path, String folder) {
        return path.startsWith(folder) && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
    }

    /** Whether one of the path's folders has one of the names, in any case; a bare folder is its own. */
    private static boolean isBelow(String path, Set<String> folders) {
        int from = 0;
        int end = path.indexOf('/');
        while (end >= 0) {
            String folder = path.substring(from, end).toLowerCase(Locale.ROOT);
            if (folders.contains(folder)) {
                return true;
            }
            from = end + 1;
            end = path.indexOf('/', from);
        }
        String last = path.substring(from).toLowerCase(Locale.ROOT);
        return folders.contains(last) && !path.endsWith("bin/" + last);
    }
}
