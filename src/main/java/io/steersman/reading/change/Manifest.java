package io.steersman.reading.change;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.Paths;
import io.steersman.reading.text.Lexicon;
import java.util.Set;
import java.util.TreeSet;

/** Tells edits of a manifest that change what a project depends on from those of its other entries. */
public final class Manifest {

    private static final Lexicon LISTS = Lexicon.of("manifest");

    private static final Set<String> OWN = LISTS.words("own");

    /** {@code "lodash": "^4.17"}, as package.json and composer.json have it. */
    private static final Pattern JSON = Pattern.compile(
            "\"(@?[\\w./-]+)\"\\s*:\\s*\"((?:[~^<>=v]|\\d|\\*|workspace:|npm:|git|file:|latest)[^\"]*)\"");
    /** {@code requests>=2.0}, in a requirements file or between quotes. */
    private static final Pattern PINNED =
            Pattern.compile("(?m)(?:^|[\"'])\\s*([A-Za-z][\\w.-]*(?:\\[[^\\]]*])?)\\s*((?:[=<>~!]=|[<>])[^\"',\\n]*)");
    /** {@code serde = "1.0"}, {@code serde = { version = "1" }}. */
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?m)^\\s*([A-Za-z][\\w-]*)\\s*=\\s*(\"[~^=<>]?\\s*\\d[^\"]*\"|\\{\\s*(?:version|git|path)\\b.*)");
    /** {@code gem 'rails'}, {@code implementation("a:b:1")}, {@code <artifactId>x</artifactId>}, {@code a.com/b v1.2}. */
    private static final Pattern NAMED = Pattern.compile(
            "(?m)^\\s*(?:gem\\s+|(?:[a-z]\\w*)?(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[rR]untimeOnly)\\s*\\(?\\s*)[\"']([^\"']+)"
                    + "|<artifactId>([^<]+)|^\\s*(?:require\\s+)?([a-z0-9.-]+\\.[a-z]+/\\S+)\\s+v\\d");

    private Manifest() {}

    /** Whether what goes and what comes name other packages or other versions. */
    public static boolean isChangedBy(Write write) {
        boolean bare = Paths.name(write.path()).startsWith("requirements");
        return write.change() == Change.EDIT && !entries(write.removed(), bare).equals(entries(write.added(), bare));
    }

    private static Set<String> entries(String text, boolean bare) {
        Set<String> entries = new TreeSet<>();
        collect(JSON, text, entries);
        collect(PINNED, text, entries);
        collect(ASSIGNED, text, entries);
        collect(NAMED, text, entries);
        if (bare) {
            text.lines().map(String::strip).filter(Manifest::isName).forEach(entries::add);
        }
        return entries;
    }

    private static boolean isName(String line) {
        return !line.isEmpty() && line.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
    }

    private static void collect(Pattern pattern, String text, Set<String> entries) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            boolean own = name != null && OWN.contains(name.toLowerCase(java.util.Locale.ROOT));
            if (!own) {
                entries.add(matcher.group().strip());
            }
        }
    }
}
