package io.steersman.reading.language;

import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.text.Lexicon;
import java.util.HashMap;
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
        put(
                Act.WRITE,
                "modify modifying modified",
                "edit editing edited",
                "hand-edit hand-editing hand-edited",
                "change changing changed",
                "touch touching touched",
                "alter altering altered",
                "update updating updated",
                "write writing written",
                "rewrite rewriting rewritten",
                "overwrite overwriting overwritten",
                "refactor refactoring refactored",
                "reformat reformatting reformatted",
                "rename renaming renamed",
                "move moving moved",
                "make making made",
                "adjust adjusting adjusted",
                "patch patching patched",
                "commit committing committed",
                "auto-commit auto-committing auto-committed",
                "push pushing pushed",
                "force-push force-pushing force-pushed",
                "amend amending amended",
                "rebase rebasing rebased",
                "stash stashing stashed",
                "merge merging merged",
                "tag tagging tagged",
                "publish publishing published",
                "deploy deploying deployed",
                "mess messing messed",
                "tamper tampering tampered");
        put(
                Act.CREATE,
                "create creating created",
                "add adding added",
                "introduce introducing introduced",
                "generate generating generated");
        put(Act.DELETE, "delete deleting deleted", "remove removing removed", "drop dropping dropped");
        put(
                Act.RUN,
                "run running run",
                "execute executing executed",
                "invoke invoking invoked",
                "migrate migrating migrated",
                "spin spinning spun",
                "boot booting booted",
                "start starting started",
                "restart restarting restarted",
                "launch launching launched",
                "apply applying applied",
                "perform performing performed",
                "kill killing killed",
                "install installing installed");
        put(Act.USE, "use using used", "call calling called", "rely relying relied", "pass passing passed");
        put(
                Act.READ,
                "read reading read",
                "open opening opened",
                "view viewing viewed",
                "access accessing accessed",
                "inspect inspecting inspected",
                "look looking looked");
    }

    private Verbs() {}

    private static void put(Act act, String... forms) {
        for (String form : forms) {
            String[] words = form.split(" ", -1);
            BASE.put(words[0], act);
            GERUND.put(words[1], words[0]);
            PARTICIPLE.put(words[2], words[0]);
        }
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
