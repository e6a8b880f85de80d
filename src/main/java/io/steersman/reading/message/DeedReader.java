package io.steersman.reading.message;

import io.steersman.reading.language.PathWords;
import io.steersman.reading.language.Word;
import io.steersman.reading.message.DeedClaim.Deed;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.Paths;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one sentence of an agent for what it says that it did: who, a verb, and what it is about. */
final class DeedReader {

    private static final Lexicon WORDS = Lexicon.of("claims");
    private static final Set<String> MADE = WORDS.words("@made");
    private static final Set<String> CHANGED = WORDS.words("@changed");
    private static final Set<String> DELETED = WORDS.words("@deleted");
    private static final Set<String> DELETED_THING = WORDS.words("@deleted thing");
    private static final Set<String> COMMITTED = WORDS.words("@committed");
    private static final Set<String> PUSHED = WORDS.words("@pushed");
    private static final Set<String> OPENED = WORDS.words("@opened");
    private static final Set<String> CHECKED = WORDS.words("@checked");
    private static final Set<String> DEPLOYED = WORDS.words("@deployed");
    private static final Set<String> DEPLOYABLE = WORDS.words("@deployable");
    private static final Set<String> WHERE = WORDS.words("@where");
    private static final Set<String> MIGRATED = WORDS.words("@migrated");
    private static final Set<String> MIGRATION = WORDS.words("@migration");
    private static final Set<String> TAGGED = WORDS.words("@tagged");
    private static final Set<String> RELEASED = WORDS.words("@released");
    private static final Set<String> RELEASE = WORDS.words("@release");
    private static final Set<String> VERBS = Stream.of(
                    MADE, CHANGED, DELETED, COMMITTED, PUSHED, OPENED, CHECKED, DEPLOYED, MIGRATED, TAGGED, RELEASED)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> BETWEEN = WORDS.words("@between");
    private static final Set<String> OPENING = WORDS.words("@opening");
    private static final Set<String> AGENT = WORDS.words("@agent");
    private static final Set<String> PASSIVE = WORDS.words("@passive");
    private static final Set<String> WORK = WORDS.words("@work");
    private static final Set<String> DOCUMENT = WORDS.words("@document");
    private static final Set<String> REMOTE = WORDS.words("@remote");
    private static final Set<String> PUSHED_ASIDE = WORDS.words("@pushed aside");
    private static final Set<String> PLACE = WORDS.words("@place");
    private static final Set<String> DENYING = WORDS.words("@denying");
    private static final Set<String> AFTER = WORDS.words("@after");
    private static final Set<String> ELSEWHERE = WORDS.words("@elsewhere");
    /** Who or what stands before a verb that is no row of participles. */
    private static final Set<String> TOLD = WORDS.words("@told of others");
    /** What an object begins with: "Corrected the label and committed it" tells of the agent. */
    private static final Set<String> OBJECT = WORDS.words("@objects");

    private static final int LONGEST_ROW = 6;
    private static final int NEAR = 7;
    private static final int FAR = 16;

    private final List<Word> words;
    private final String sentence;
    private final List<DeedClaim> found;
    private boolean spoken;

    /** How a verb is said to be the agent's deed. */
    private enum Voice {
        NONE,
        ACTIVE,
        PASSIVE
    }

    private DeedReader(List<Word> words, String sentence, List<DeedClaim> found) {
        this.words = words;
        this.sentence = sentence;
        this.found = found;
    }

    static List<DeedClaim> read(String text) {
        List<DeedClaim> found = new ArrayList<>(0);
        Telling.each(text, DeedClaim::mayClaim, sentence -> {
            if (!sentence.endsWith("?")) {
                clauses(sentence, found);
            }
        });
        return found;
    }

    private static void clauses(String sentence, List<DeedClaim> found) {
        List<Word> words = Word.of(sentence);
        int start = 0;
        for (int at = 0; at <= words.size(); at++) {
            if (at == words.size() || words.get(at).is("but") || words.get(at).is(";")) {
                new DeedReader(words.subList(start, at), sentence, found).clause();
                start = at + 1;
            }
        }
    }

    private void clause() {
        if (words.stream().anyMatch(word -> word.kind() == Word.Kind.WORD && DENYING.contains(word.lower()))) {
            return;
        }
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            Voice voice = word.kind() == Word.Kind.WORD && isVerb(word.lower()) ? voice(i) : Voice.NONE;
            if (voice != Voice.NONE) {
                spoken |= deed(i, voice);
            }
        }
    }

    private static boolean isVerb(String word) {
        return VERBS.contains(word);
    }

    private Voice voice(int verb) {
        int at = verb - 1;
        while (at >= 0
                && words.get(at).kind() == Word.Kind.WORD
                && BETWEEN.contains(words.get(at).lower())) {
            at--;
        }
        boolean joined = at < verb - 1 && words.get(verb - 1).is("and")
                || at >= 0 && words.get(at).is(",");
        if (at < 0 || begins(at) || joined && (spoken || agentLeads() || closesRow(at, verb))) {
            return Voice.ACTIVE;
        }
        String before = words.get(at).lower();
        return AGENT.contains(before)
                ? Voice.ACTIVE
                : PASSIVE.contains(before) && !isBy(verb) ? Voice.PASSIVE : Voice.NONE;
    }

    /** "Typo fixed and committed.": what was done, in a row of participles that ends there. */
    private boolean closesRow(int before, int verb) {
        boolean ends = verb + 1 >= words.size()
                || words.get(verb + 1).mark()
                || Word.oneOf(words.get(verb + 1).lower(), "and", "to", "too");
        int last = words.get(before).is(",") ? before - 1 : before;
        boolean row = last >= 0 && last < LONGEST_ROW && words.get(last).lower().endsWith("ed") && !isBy(verb);
        boolean told = words.subList(0, verb).stream().noneMatch(word -> TOLD.contains(word.lower()));
        return ends && row && told;
    }

    /** Whether nothing but marks and opening words stands up to a place. */
    private boolean begins(int end) {
        for (int i = 0; i <= end; i++) {
            Word word = words.get(i);
            boolean sign = word.kind() == Word.Kind.WORD && word.lower().chars().noneMatch(Character::isLetterOrDigit);
            if (!word.mark() && !sign && !OPENING.contains(word.lower())) {
                return false;
            }
        }
        return true;
    }

    /** "I fixed the crash and committed it": the sentence tells of the agent's deeds. */
    private boolean agentLeads() {
        int at = 0;
        while (at < words.size() && OPENING.contains(words.get(at).lower())) {
            at++;
        }
        boolean more = at + 1 < words.size();
        boolean implied = more
                && words.get(at).lower().endsWith("ed")
                && OBJECT.contains(words.get(at + 1).lower());
        boolean agent = more && AGENT.contains(words.get(at).lower());
        return implied || agent && words.get(at + 1).lower().endsWith("ed");
    }

    private boolean isBy(int verb) {
        return words.subList(verb, words.size()).stream().anyMatch(word -> word.is("by"));
    }

    /** Whether a verb, said to be done, is about anything that a run shows. */
    private boolean deed(int verb, Voice voice) {
        String word = words.get(verb).lower();
        boolean opened = OPENED.contains(word);
        if (COMMITTED.contains(word) && isAboutWork(verb, voice)
                || opened && voice == Voice.ACTIVE && names(verb, "commit")) {
            return add(Deed.COMMIT, "");
        }
        if (PUSHED.contains(word) && isPush(verb, voice)) {
            return add(Deed.PUSH, "");
        }
        if (opened && isRequest(verb, voice)) {
            return add(Deed.PULL_REQUEST, "");
        }
        if (operation(verb, voice)) {
            return true;
        }
        if (CHECKED.contains(word) || word.equals("ran") && names(verb, "tests")) {
            boolean own = voice == Voice.ACTIVE ? ends(verb) : subject(verb, WORK);
            return own && add(Deed.CHECK, word);
        }
        return file(verb, word, voice);
    }

    /** Whether it tells of a deploy, a migration, a tag or a release. */
    private boolean operation(int verb, Voice voice) {
        String word = words.get(verb).lower();
        if (DEPLOYED.contains(word) && isOf(verb, voice, DEPLOYABLE, WHERE) && (voice == Voice.ACTIVE || been(verb))) {
            return add(Deed.DEPLOY, "");
        }
        if (MIGRATED.contains(word) && isOf(verb, voice, MIGRATION, MIGRATION)) {
            return add(Deed.MIGRATION, "");
        }
        if (TAGGED.contains(word) && voice == Voice.ACTIVE && isVersion(verb + 1)) {
            return add(Deed.TAG, "");
        }
        return RELEASED.contains(word)
                && (isOf(verb, voice, RELEASE, RELEASE) || isVersion(verb + 1))
                && add(Deed.RELEASE, "");
    }

    /** "has been deployed", not "is deployed": the second tells how things stand. */
    private boolean been(int verb) {
        return words.subList(0, verb).stream().anyMatch(word -> word.is("been"));
    }

    private boolean isOf(int verb, Voice voice, Set<String> things, Set<String> places) {
        return voice == Voice.PASSIVE ? subject(verb, things) : near(verb, things, NEAR) || near(verb, places, NEAR);
    }

    private boolean isVersion(int at) {
        String text = at < words.size() ? words.get(at).lower() : "";
        int digit = text.startsWith("v") ? 1 : 0;
        return text.length() > digit + 1 && Character.isDigit(text.charAt(digit)) && text.indexOf('.') > 0;
    }

    private boolean file(int verb, String word, Voice voice) {
        if (DELETED.contains(word)) {
            String path = voice == Voice.ACTIVE ? deleted(verb + 1) : "";
            return !path.isEmpty() && add(Deed.DELETE, path);
        }
        boolean changed = CHANGED.contains(word) && voice == Voice.ACTIVE;
        String path = MADE.contains(word) || changed ? path(verb, voice) : "";
        boolean test = word.equals("added") && FileKinds.isTest(path);
        return !path.isEmpty() && add(changed && !test ? Deed.CHANGE : Deed.FILE, path);
    }

    /** Whether a name ends here, so that it is no part of a longer one: "a pull request template". */
    private boolean ends(int at) {
        return at + 1 >= words.size()
                || words.get(at + 1).kind() != Word.Kind.WORD
                || AFTER.contains(words.get(at + 1).lower())
                || !Character.isLetter(words.get(at + 1).lower().charAt(0));
    }

    private boolean add(Deed deed, String target) {
        if (found.stream()
                .noneMatch(claim -> claim.deed() == deed && claim.target().equals(target))) {
            found.add(new DeedClaim(deed, target, ClaimReader.quote(sentence)));
        }
        return true;
    }

    private boolean isAboutWork(int verb, Voice voice) {
        if (voice == Voice.PASSIVE) {
            return subject(verb, WORK);
        }
        boolean to = verb + 1 < words.size() && words.get(verb + 1).is("to");
        boolean work = ends(verb) || WORK.contains(words.get(verb + 1).lower());
        return to ? near(verb, REMOTE, NEAR) : work;
    }

    private boolean isPush(int verb, Voice voice) {
        if (near(verb, PUSHED_ASIDE, 4)) {
            return false;
        }
        boolean bare = verb + 1 >= words.size()
                || words.get(verb + 1).mark()
                || words.get(verb + 1).is("and");
        return voice == Voice.PASSIVE
                ? subject(verb, WORK)
                : bare || near(verb, WORK, NEAR) || near(verb, REMOTE, NEAR);
    }

    private boolean isRequest(int verb, Voice voice) {
        if (voice == Voice.PASSIVE) {
            return subject(verb, Set.of("request", "pr", "mr"));
        }
        boolean two = names(verb, "request") && (names(verb, "pull") || names(verb, "merge"));
        return two || names(verb, "pr") || names(verb, "mr") || names(verb, "pull-request");
    }

    private boolean names(int verb, String noun) {
        return near(verb, Set.of(noun), 5);
    }

    /** Whether one of some words stands behind a verb, before the next mark. */
    private boolean near(int verb, Set<String> some, int most) {
        for (int i = verb + 1; i < words.size() && i <= verb + most; i++) {
            if (words.get(i).mark()) {
                return false;
            }
            boolean branch = some == REMOTE
                    && words.get(i - 1).is("to")
                    && words.get(i).text().indexOf('/') > 0;
            if (branch
                    || words.get(i).kind() == Word.Kind.WORD
                            && some.contains(words.get(i).lower())) {
                return some.size() > 1
                        || words.get(i).is("pull")
                        || words.get(i).is("merge")
                        || ends(i);
            }
        }
        return false;
    }

    /** Whether the subject of a passive is one of some words: the last noun before its verb. */
    private boolean subject(int verb, Set<String> some) {
        for (int i = verb - 1; i >= 0 && i > verb - NEAR; i--) {
            Word word = words.get(i);
            boolean passes = BETWEEN.contains(word.lower())
                    || PASSIVE.contains(word.lower())
                    || Word.oneOf(word.lower(), "has", "committed", "pushed");
            if (!passes || word.is("all")) {
                return word.kind() == Word.Kind.WORD && some.contains(word.lower());
            }
        }
        return false;
    }

    /** The file that a verb is about: behind it, or what a passive begins with; empty when there is none. */
    private String path(int verb, Voice voice) {
        if (voice == Voice.PASSIVE) {
            for (int i = verb - 1; i >= 0; i--) {
                if (isPath(words.get(i))) {
                    return words.get(i).text();
                }
            }
            if (!subject(verb, DOCUMENT)) {
                return "";
            }
        }
        boolean direct = MADE.contains(words.get(verb).lower());
        for (int i = verb + 1; i < words.size() && i <= verb + FAR; i++) {
            Word word = words.get(i);
            if (isPath(word)) {
                return isPlaced(i, verb, direct) && ends(i) ? word.text() : "";
            }
            boolean aim = word.is("to")
                    && i + 1 < words.size()
                    && !isPath(words.get(i + 1))
                    && !PLACE.contains(words.get(i + 1).lower());
            if (aim || word.is(":") || word.is(".") || word.is("\u2014") || ELSEWHERE.contains(word.lower())) {
                return "";
            }
        }
        return "";
    }

    /** The file that stands where the object does: "removed the import from a.ts" is about none. */
    private String deleted(int from) {
        int at = from;
        while (at < words.size() && DELETED_THING.contains(words.get(at).lower())) {
            at++;
        }
        return at < words.size() && isPath(words.get(at)) && ends(at)
                ? words.get(at).text()
                : "";
    }

    private boolean isPlaced(int path, int verb, boolean direct) {
        Word before = words.get(path - 1);
        return path - 1 == verb || PLACE.contains(before.lower()) || direct && (before.is("(") || before.is(":"));
    }

    private static boolean isPath(Word word) {
        boolean name = word.code() || word.kind() == Word.Kind.WORD;
        String last = Paths.name(word.text());
        int dot = last.lastIndexOf('.');
        return name && dot > 0 && dot < last.length() - 1 && PathWords.names(word.text(), word.code());
    }
}
