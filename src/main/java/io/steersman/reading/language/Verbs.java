package io.steersman.reading.language;

import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The verbs by which an instruction speaks of what an agent may do. */
public final class Verbs {

    private static final Lexicon LISTS = Lexicon.of("verbs");

    private static final Map<String, Act> BASE = new HashMap<>();
    private static final Map<String, String> GERUND = new HashMap<>();
    private static final Map<String, String> PARTICIPLE = new HashMap<>();

    /** Verbs that name a git command by themselves. */
    private static final Map<String, String> GIT = Map.ofEntries(
            Map.entry("commit", "git commit"),
            Map.entry("auto-commit", "git commit"),
            Map.entry("push", "git push"),
            Map.entry("force-push", "git push --force"),
            Map.entry("amend", "git commit --amend"),
            Map.entry("rebase", "git rebase"),
            Map.entry("stash", "git stash"),
            Map.entry("merge", "git merge"),
            Map.entry("tag", "git tag"),
            Map.entry("publish", Things.ANY_RELEASE),
            Map.entry("deploy", Things.ANY_DEPLOY));

    /** Words that begin a sentence to the agent. */
    private static final Set<String> IMPERATIVE = LISTS.words("imperative");

    static {
        LISTS.kinds("act", Act.class).forEach(Verbs::put);
    }

    private Verbs() {}

    /** A verb is listed in its three forms: "modify modifying modified". */
    private static void put(String forms, Act act) {
        List<String> form = Pieces.words(forms);
        BASE.put(form.get(0), act);
        GERUND.put(form.get(1), form.get(0));
        PARTICIPLE.put(form.get(2), form.get(0));
    }

    /** The base form of a verb given in its base form or with -ing; null when the word is no such verb. */
    public static @Nullable String base(String word) {
        return BASE.containsKey(word) ? word : GERUND.get(word);
    }

    /** The base form of a verb given with -ing; null when the word is no such form. */
    public static @Nullable String ofGerund(String word) {
        return GERUND.get(word);
    }

    /** The base form of a past participle; null when the word is none. */
    public static @Nullable String ofParticiple(String word) {
        return PARTICIPLE.get(word);
    }

    /** What the verb, in its base form, speaks of doing. */
    public static Act act(String base) {
        return BASE.getOrDefault(base, Act.WRITE);
    }

    /** The git command that a verb names by itself; null for other verbs. */
    public static @Nullable String git(String base) {
        return GIT.get(base);
    }

    /** Whether a sentence that begins with this word may speak to the agent. */
    public static boolean opensDirected(String word) {
        return IMPERATIVE.contains(word) || BASE.containsKey(word);
    }
}
