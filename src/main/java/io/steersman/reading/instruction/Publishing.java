package io.steersman.reading.instruction;

import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Pieces;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what a user asks to be committed, pushed or merged, however it is said: "ship it", "open a PR", {@code /commit}. What
 * is asked for is leave for just that. A sentence that speaks of a ban is none, whether the ban is understood or not.
 */
final class Publishing {

    private static final Lexicon TURNS = Lexicon.of("publishing");
    private static final Set<String> BEFORE = Lexicon.ENGLISH.words("@verb before");
    private static final Set<String> NOUN_AFTER = Lexicon.ENGLISH.words("@noun after");
    private static final Set<String> BANS = Lexicon.ENGLISH.words("@ban around");
    private static final Set<String> MAIN = Set.of("main", "master", "trunk", "develop", "production");
    private static final Set<String> READY = TURNS.words("@ready");
    private static final Set<String> MADE_READY = TURNS.words("@made ready");
    private static final Set<String> ASKS_US = TURNS.words("@asks us");
    private static final Set<String> LATER = TURNS.words("@later");
    private static final int SOON = 6;
    private static final int LONGEST_NAME = 60;
    private static final int NEAR = 12;

    private final Sentence sentence;
    private final List<Word> words;

    private Publishing(Sentence sentence) {
        this.sentence = sentence;
        this.words = Word.of(sentence.text());
    }

    /** Adds the leave that a sentence of the user gives. */
    static void read(Sentence sentence, Instruction instruction, List<Constraint> out) {
        Publishing publishing = new Publishing(sentence);
        Set<String> deeds = publishing.deeds();
        if (!deeds.isEmpty()) {
            Found found = new Found(sentence, instruction, out);
            List<Thing> things = deeds.stream()
                    .map(deed -> new Thing(Subject.COMMAND, deed, 0))
                    .toList();
            found.emit(Polarity.ALLOW, Act.RUN, things, new Exceptions(true, false, List.of(), false));
        }
    }

    /** Whether a sentence asks for a deed in so many words, and speaks of no ban. */
    static boolean asksFor(List<Word> words, int i) {
        String before = i == 0 ? "" : words.get(i - 1).lower();
        String after = i + 1 < words.size() ? words.get(i + 1).lower() : "";
        boolean verb = i == 0 || words.get(i - 1).mark() || BEFORE.contains(before);
        boolean mine = before.equals("will") && i > 1 && words.get(i - 2).is("i") || before.equals("i'll");
        return verb
                && !mine
                && !NOUN_AFTER.contains(after)
                && !wonders(words, i)
                && !isForLater(words, i)
                && !banned(words, i);
    }

    /** "so that it is ready to commit", "we can commit later", "once Anna is done we push": tells of a time to come. */
    static boolean isForLater(List<Word> words, int i) {
        boolean ready = i > 1
                && words.get(i - 1).is("to")
                && READY.contains(words.get(i - 2).lower());
        boolean made = ready && words.subList(0, i - 2).stream().anyMatch(word -> MADE_READY.contains(word.lower()));
        boolean ours = i > 0
                && words.get(i - 1).is("we")
                && (i == 1 || !ASKS_US.contains(words.get(i - 2).lower()));
        return made
                || ours
                || words.subList(i + 1, Math.min(words.size(), i + SOON)).stream()
                        .takeWhile(word -> !word.mark())
                        .anyMatch(word -> LATER.contains(word.lower()));
    }

    /** "how would you push it", "when to push": asks about the deed, not for it. */
    private static boolean wonders(List<Word> words, int i) {
        int k = i - 1;
        boolean modal = false;
        while (k >= 0 && Word.oneOf(words.get(k).lower(), "you", "i", "we", "would", "could", "should", "to", "best")) {
            modal |= !Word.oneOf(words.get(k).lower(), "you", "i", "we");
            k--;
        }
        return modal && k >= 0 && Word.oneOf(words.get(k).lower(), "how", "when", "why", "whether", "where", "what");
    }

    /** Whether a ban stands around a word: what is noticed and not understood is no leave. */
    static boolean banned(List<Word> words, int i) {
        for (int k = 0; k < words.size(); k++) {
            Word word = words.get(k);
            boolean told = word.kind() == Word.Kind.WORD && BANS.contains(word.lower());
            boolean asked =
                    word.is("ask") && k + 1 < words.size() && words.get(k + 1).is("you");
            boolean reminded =
                    k + 1 < words.size() && Word.oneOf(words.get(k + 1).lower(), "forget", "hesitate", "only");
            boolean freed = word.is("without")
                    && k + 1 < words.size()
                    && Word.oneOf(words.get(k + 1).lower(), "asking", "further");
            if (told && !asked && !reminded && !freed && (k < i || k < i + NEAR && !divided(words, i, k))) {
                return true;
            }
        }
        return false;
    }

    private static boolean divided(List<Word> words, int from, int to) {
        for (int k = from; k < to; k++) {
            if (words.get(k).mark() || Word.oneOf(words.get(k).lower(), "but", "and")) {
                return true;
            }
        }
        return false;
    }

    private Set<String> deeds() {
        Set<String> deeds = new LinkedHashSet<>();
        if (sentence.text().startsWith("/")) {
            command(deeds);
            return deeds;
        }
        turns(deeds);
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).kind() == Word.Kind.WORD) {
                deed(i, deeds);
            } else if (words.get(i).code()) {
                spelled(i, deeds);
            }
        }
        return deeds;
    }

    /** "put it on github", "check it in": a deed that is named by other words. */
    private void turns(Set<String> deeds) {
        String said = words.stream().map(Word::lower).collect(Collectors.joining(" ", " ", " "));
        boolean asks = said.endsWith(" ? ") && wonders(words, words.size());
        TURNS.turns().forEach((deed, turns) -> turns.stream()
                .filter(turn -> !deed.startsWith("@"))
                .filter(turn -> !asks && said.contains(" " + turn + " ") && !banned(words, words.size()))
                .findFirst()
                .ifPresent(turn -> named(deed, deeds)));
    }

    /** A slash command of the user is the user speaking: its name says what is wanted. */
    private void command(Set<String> deeds) {
        String text = sentence.text();
        int space = text.indexOf(' ');
        String name = text.substring(1, space < 0 ? text.length() : space);
        if (name.length() <= LONGEST_NAME && name.indexOf('/') < 0) {
            for (String word : Pieces.between(name.toLowerCase(Locale.ROOT), "-_:")) {
                named(word, deeds);
            }
        }
    }

    private void deed(int i, Set<String> deeds) {
        String w = words.get(i).lower();
        spelled(i, deeds);
        if (wished(i) && !banned(words, i)) {
            named(String.valueOf(Verbs.ofParticiple(w)), deeds);
        }
        boolean request =
                Word.oneOf(w, "pr", "prs", "mr", "pull-request") || w.equals("pull") && next(i).startsWith("request");
        if (request) {
            if ((opened(i) || i == 0 && Word.oneOf(next(i), "please", "pls", "")) && !banned(words, i)) {
                named("pr", deeds);
            }
        } else if (w.equals("commit") && made(i) && !banned(words, i)) {
            named("commit", deeds);
        } else if (w.equals("branch") && near(i, "put", "move", "create", "make") && !banned(words, i)) {
            deeds.add(Things.ANY_BRANCH);
        } else if (w.equals("roll") && Word.oneOf("out", next(i), next(i + 1)) && asksFor(words, i)) {
            named("deploy", deeds);
        } else if (w.equals("dependency")
                && near(i, "as")
                && near(i, "add", "use", "bring", "pull")
                && !banned(words, i)) {
            named("install", deeds);
        } else if (asksFor(words, i)) {
            named(w, deeds);
        }
    }

    private void named(String word, Set<String> deeds) {
        switch (word) {
            case "commit", "recommit", "amend" -> deeds.addAll(List.of("git commit", "git commit --amend"));
            case "push", "force-push" -> {
                // Only what is committed can be pushed.
                deeds.add("git commit");
                push(deeds);
            }
            case "tag" -> deeds.add("git tag");
            case "rebase" -> deeds.add("git rebase");
            case "stash" -> deeds.add("git stash");
            case "migrate" -> deeds.add(Things.ANY_MIGRATION);
            case "install" -> deeds.add(Things.ANY_INSTALL);
            case "pr", "mr", "ship", "land", "finish", "deliver", "wrap", "release", "publish", "deploy", "submit" -> {
                deeds.add("git commit");
                push(deeds);
                deeds.addAll(List.of(Things.ANY_PULL_REQUEST, Things.ANY_RELEASE, Things.ANY_DEPLOY, "git tag"));
            }
            case "merge" -> {
                deeds.addAll(List.of(
                        "git commit", "git merge", "git push main", "git push master", Things.ANY_PULL_REQUEST));
                push(deeds);
            }
            default -> {}
        }
    }

    private void push(Set<String> deeds) {
        deeds.add("git push");
        for (Word word : words) {
            if (MAIN.contains(word.lower())) {
                deeds.add("git push " + word.lower());
            }
            if (word.lower().startsWith("force") || word.lower().startsWith("--force")) {
                deeds.add("git push --force");
            }
        }
    }

    /** A command that the user spells out where a verb may stand, or after "run", is asked for as it is. */
    private void spelled(int i, Set<String> deeds) {
        Thing command = Things.command(words, i, false);
        boolean told = asksFor(words, i)
                || i > 0 && Word.oneOf(words.get(i - 1).lower(), "run", "execute", "do", "use", "try", "call", "with");
        if (command != null && told && !aside(i) && command.pattern().indexOf(' ') > 0 && !banned(words, i)) {
            boolean script = command.pattern().endsWith(" run") && command.end() < words.size();
            deeds.add(
                    script ? command.pattern() + " " + words.get(command.end()).text() : command.pattern());
        }
    }

    /** "operations (force push, `git clean -f`)": what brackets list is named, not asked for. */
    private boolean aside(int i) {
        int k = i - 1;
        while (k >= 0 && !words.get(k).is("(") && !words.get(k).is(")")) {
            k--;
        }
        return k > 0
                && words.get(k).is("(")
                && !Verbs.opensDirected(words.get(0).lower());
    }

    /** "let's get this committed", "I want it deployed". */
    private boolean wished(int i) {
        return words.get(i).lower().endsWith("ed") && near(i, "get", "have", "want", "need");
    }

    private String next(int i) {
        return i + 1 < words.size() ? words.get(i + 1).lower() : "";
    }

    /** "make a commit", "squash it into one commit". */
    private boolean made(int i) {
        return near(i, "make", "create", "squash", "add", "do", "prepare", "into");
    }

    private boolean opened(int i) {
        return near(
                i, "open", "create", "make", "raise", "submit", "send", "file", "draft", "put", "update", "merge", "do",
                "prepare");
    }

    private boolean near(int i, String... verbs) {
        for (int k = Math.max(0, i - 5); k < i; k++) {
            if (Word.oneOf(words.get(k).lower(), verbs)) {
                return true;
            }
        }
        return false;
    }
}
