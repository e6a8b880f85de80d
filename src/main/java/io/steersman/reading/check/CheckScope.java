package io.steersman.reading.check;

import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Interpreters;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How much of the work a run of checks covers.
 *
 * @param picks what it was narrowed to: files, names, patterns; empty when it covers all
 * @param bends options that let it pass where it would fail: tests left out, expected values written anew, failures retried
 * @param failed whether it runs just what failed before
 */
public record CheckScope(Set<String> picks, Set<String> bends, boolean failed) {

    private static final Lexicon LISTS = Lexicon.of("check-scope");

    /** Everything. */
    public static final CheckScope WHOLE = new CheckScope(Set.of(), Set.of(), false);

    private static final Set<String> PICKING = LISTS.words("picking");
    private static final Set<String> BENDING = LISTS.words("bending");
    private static final Set<String> LAST_FAILED = Set.of(
            "--lf",
            "--last-failed",
            "--onlyfailures",
            "--only-failures",
            "-f",
            "--only-failed",
            "--rerun-failed",
            "--ff",
            "--failed-first",
            "--failed",
            "--rerun");
    private static final Set<String> SCRIPTED =
            Set.of("node", "bash", "sh", "ruby", "php", "perl", "tsx", "ts-node", "zsh");
    private static final Set<String> EVERYTHING = Set.of("./...", "...", "//...");
    /** Behind a folder: all that lies below it. */
    private static final String BELOW = "/...";

    private static final int MOST = 16;

    public CheckScope {
        picks = Set.copyOf(picks);
        bends = Set.copyOf(bends);
    }

    /** How far one run covers another. */
    public enum Cover {
        ALL,
        /** It was narrower, and it is not known whether what failed was in it. */
        MAYBE,
        NONE
    }

    /** The scope of a check that a command runs. */
    public static CheckScope of(Command command) {
        Set<String> picks = new HashSet<>();
        Set<String> bends = new HashSet<>();
        boolean failed = false;
        List<String> words = command.arguments();
        String runner = Interpreters.isPython(command.program()) || SCRIPTED.contains(command.program()) ? "" : "run";
        for (int i = 0; i < words.size() && picks.size() + bends.size() < MOST; i++) {
            String word = words.get(i);
            String option = option(word);
            String value = word.indexOf('=') > 0 && word.startsWith("-")
                    ? word.substring(word.indexOf('=') + 1)
                    : i + 1 < words.size() ? words.get(i + 1) : "";
            if (BENDING.contains(option) || negates(option, value)) {
                bends.add(option + (option.equals("-k") || option.equals("-m") ? value : ""));
            } else if (LAST_FAILED.contains(option) && !option.equals("-f")) {
                failed = true;
            } else if (option.startsWith("-dtest") || picks(command, option) && !value.isEmpty()) {
                picks.add(value);
            } else if (!word.startsWith("-") && isPick(word, i == 0 ? runner : words.get(i - 1))) {
                picks.add(word);
            }
        }
        return new CheckScope(picks, bends, failed);
    }

    private static String option(String word) {
        if (!word.startsWith("-")) {
            return "";
        }
        int equals = word.indexOf('=');
        return (equals < 0 ? word : word.substring(0, equals)).toLowerCase(Locale.ROOT);
    }

    private static boolean picks(Command command, String option) {
        boolean module = option.equals("-m") && Interpreters.isPython(command.program());
        return PICKING.contains(option) && !module;
    }

    /** {@code -k "not slow"}, {@code -E "not test(x)"}. */
    private static boolean negates(String option, String value) {
        boolean selects =
                option.equals("-k") || option.equals("-m") || option.equals("-e") || option.equals("--filter");
        return selects
                && (value.startsWith("not ")
                        || value.contains(" not ")
                        || value.startsWith("!")
                        || value.contains("!="));
    }

    /** A file, a folder, a node of tests; not the name of a script, nor everything. */
    private static boolean isPick(String word, String before) {
        boolean path = word.indexOf('/') >= 0 || word.contains("::") || Operands.looksLikeFile(word);
        boolean everything = EVERYTHING.contains(word) || word.equals("./") || word.equals(".");
        boolean wholeFolder =
                word.equals("tests/") || word.equals("test/") || word.equals("spec/") || word.equals("src/");
        boolean runner = before.isEmpty() && (word.endsWith(".py") || word.endsWith(".sh") || word.endsWith(".js"));
        boolean valued = before.equals("-c") || before.equals("--config") || before.equals("-C") || before.equals("-p");
        return path && !everything && !wholeFolder && !runner && !valued;
    }

    /** The same, where the user asked for expected values to be written anew. */
    public CheckScope renewing() {
        Set<String> left = new HashSet<>(bends);
        left.removeIf(Renewal::isOption);
        return left.size() == bends.size() ? this : new CheckScope(picks, left, failed);
    }

    /** The scope of all that several commands run. */
    public static CheckScope and(CheckScope one, CheckScope other) {
        if (one.picks.isEmpty() || other.picks.isEmpty()) {
            return new CheckScope(Set.of(), union(one.bends, other.bends), one.failed && other.failed);
        }
        return new CheckScope(union(one.picks, other.picks), union(one.bends, other.bends), one.failed && other.failed);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    /**
     * How far a run of this scope covers what another had failed in.
     *
     * @param other the scope of the run that failed
     * @param failing names of what failed there, as far as they are known
     */
    public Cover covers(CheckScope other, List<String> failing) {
        if (!other.bends.containsAll(bends)) {
            return Cover.NONE;
        }
        if (failed || picks.isEmpty() || picks.equals(other.picks)) {
            return Cover.ALL;
        }
        boolean folders = picks.stream().allMatch(pick -> pick.endsWith(BELOW));
        List<String> names = folders
                ? failing.stream().filter(name -> name.indexOf('/') >= 0).toList()
                : failing;
        if (names.isEmpty()) {
            return other.picks.isEmpty() || related(new ArrayList<>(other.picks)) ? Cover.MAYBE : Cover.NONE;
        }
        return related(names) ? Cover.ALL : Cover.NONE;
    }

    /** Whether each of the names is among what this was narrowed to. */
    private boolean related(List<String> names) {
        for (String name : names) {
            if (picks.stream().noneMatch(pick -> meets(pick, name))) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(String pick, String name) {
        String one = stem(pick);
        String other = stem(name);
        return one.contains(other) || other.contains(one) || name.contains(pick) || pick.contains(name);
    }

    /** The last part of a path or a name, without ending and case. */
    private static String stem(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(BELOW) ? lower.substring(0, lower.length() - BELOW.length()) : lower;
        int node = plain.lastIndexOf("::");
        String last = node >= 0 ? plain.substring(node + 2) : Paths.name(plain);
        int dot = last.indexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }
}
