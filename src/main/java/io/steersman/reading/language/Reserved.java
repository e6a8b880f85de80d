package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads who keeps a deed to themselves, and puts it into plain words: "commits are made by humans", "deploying is something
 * only I do" and "I will push when I am ready" all tell the agent not to.
 *
 * <p>Three forms: the deed is done by a person, the deed is somebody's, a person does the deed. All words of the clause
 * must be known, so that what is said of software or of the past is none.
 */
public final class Reserved {

    private static final Lexicon LISTS = Lexicon.of("reserved");
    private static final Set<String> PERSON = LISTS.words("person");
    private static final Set<String> MACHINE = LISTS.words("machine");
    private static final Set<String> OWN = LISTS.words("own");
    private static final Set<String> FIRST = LISTS.words("first");
    private static final Set<String> IS = LISTS.words("is");
    private static final Set<String> DONE = LISTS.words("done");
    private static final Set<String> PREDICATE = LISTS.words("predicate");
    private static final Set<String> ACTIVE = LISTS.words("active");
    private static final Set<String> REST = LISTS.words("rest");
    private static final Set<String> BEFORE = LISTS.words("before");
    private static final Set<String> WORK = LISTS.words("work");
    private static final Map<String, String> DEEDS = deeds();
    private static final Set<String> OPENS = Set.of("and", "but", "so", "because", "since");
    private static final int LONGEST = 22;
    private static final int MOST = 200;

    private final List<Word> words;
    private final int from;
    private final int to;

    private Reserved(List<Word> words, int from, int to) {
        this.words = words;
        this.from = from;
        this.to = to;
    }

    private static Map<String, String> deeds() {
        Map<String, String> deeds = new HashMap<>();
        LISTS.turns().forEach((heading, forms) -> {
            if (heading.startsWith("deed ")) {
                forms.forEach(form -> deeds.put(form, heading.substring("deed ".length())));
            }
        });
        return deeds;
    }

    /** The words of a sentence, a clause that keeps a deed to a person put first and into plain words; the same list without one. */
    public static List<Word> of(List<Word> words) {
        boolean named = words.size() <= MOST
                && words.stream()
                        .anyMatch(word -> PERSON.contains(word.lower())
                                || OWN.contains(word.lower())
                                || MACHINE.contains(word.lower()));
        for (int from = 0; named && from < words.size(); from++) {
            if (from > 0 && !words.get(from - 1).mark() && !OPENS.contains(low(words, from))) {
                continue;
            }
            int to = from;
            while (to < words.size() && !closes(words.get(to)) && to - from < LONGEST) {
                to++;
            }
            String plain = new Reserved(words, from, to).plain();
            if (!plain.isEmpty()) {
                List<Word> all = new ArrayList<>(Word.of(plain + " without asking."));
                all.addAll(words.subList(0, from));
                all.addAll(words.subList(to, words.size()));
                return all;
            }
        }
        return words;
    }

    private static boolean closes(Word word) {
        return word.mark() && !word.lower().equals("/");
    }

    private static String low(List<Word> words, int i) {
        Word word = words.get(i);
        return word.kind() == Word.Kind.CODE ? coded(word.lower()) : word.lower();
    }

    /** "`git push`" is a push. */
    private static String coded(String text) {
        return text.startsWith("git ") ? text.substring("git ".length()) : text;
    }

    private String low(int i) {
        return low(words, i);
    }

    private String plain() {
        int person = first(PERSON);
        int owned = person < 0 ? first(OWN) : person;
        String command = command();
        if (!command.isEmpty()) {
            return "do not run `" + command + "`";
        }
        int deed = deed(from);
        if (person >= 0 && Word.oneOf(low(to - 1), "myself", "ourselves") && FIRST.contains(low(person))) {
            String work = work(person);
            if (!work.isEmpty()) {
                return work;
            }
        }
        if (owned < 0 || deed < 0) {
            return "";
        }
        boolean kept = person >= 0 && person < deed ? active(person, deed) : passive(deed);
        return kept ? "do not " + String.join(" or ", named(deed)) : "";
    }

    /** "`terraform apply` is run by CI only", "only CI runs `terraform apply`": the command, or empty. */
    private String command() {
        int person = first(PERSON) < 0 ? first(MACHINE) : first(PERSON);
        if (person < 0) {
            return "";
        }
        boolean first = words.get(from).code();
        int code = first ? from : person + 2;
        boolean known = code < to && words.get(code).code() && Things.command(words, code, false) != null;
        boolean only = false;
        for (int i = from; i < to && known; i++) {
            only |= Word.oneOf(low(i), "only", "exclusively", "solely");
            boolean told = i == code
                    || IS.contains(low(i))
                    || DONE.contains(low(i))
                    || PERSON.contains(low(i))
                    || MACHINE.contains(low(i))
                    || Word.oneOf(low(i), "by", "runs", "run", "executes", "the", "our");
            known = told;
        }
        boolean says = first
                ? code + 1 < to && IS.contains(low(code + 1))
                : person > from && low(person - 1).equals("only");
        return known && only && says ? words.get(code).text() : "";
    }

    /** "I'll fix it myself". */
    private String work(int person) {
        boolean opens = true;
        for (int i = from; i < person; i++) {
            opens &= BEFORE.contains(low(i));
        }
        boolean will = low(person).endsWith("'ll") || person + 1 < to && Word.oneOf(low(person + 1), "will", "can");
        int verb = person + (low(person).endsWith("'ll") ? 1 : 2);
        boolean deed = will && opens && verb < to && WORK.contains(low(verb)) && to - verb <= 5;
        return deed ? "do not change the code" : "";
    }

    /** "only I commit", "the manager owns commits", "I will push when I am ready". */
    private boolean active(int person, int deed) {
        boolean only = nobodyElse()
                || person > from && low(person - 1).equals("only")
                || person > from + 1 && low(person - 2).equals("only");
        boolean itself = low(person).endsWith("'ll");
        boolean verb = true;
        boolean does = false;
        for (int i = from; i < person; i++) {
            if (!BEFORE.contains(low(i)) && !PERSON.contains(low(i))) {
                return false;
            }
        }
        for (int i = person + 1; i < deed; i++) {
            String w = low(i);
            itself |= Word.oneOf(w, "will", "always", "only", "alone");
            only |= w.equals("only");
            verb &= Word.oneOf(
                    w, "will", "always", "only", "may", "can", "must", "should", "alone", "to", "or", "allowed", "are",
                    "is");
            does |= !verb;
            if (!ACTIVE.contains(w) && !PERSON.contains(w)) {
                return false;
            }
        }
        for (int i = deed + 1; i < to; i++) {
            itself |= Word.oneOf(low(i), "myself", "ourselves", "themselves");
            if (!REST.contains(low(i)) && deed(i, i + 1).isEmpty()) {
                return false;
            }
        }
        return does
                || only
                || itself && (FIRST.contains(low(person)) || low(to - 1).equals("themselves"));
    }

    /** "commits are made by humans", "tags must only be created by me", "deploying is my job". */
    private boolean passive(int deed) {
        for (int i = from; i < deed; i++) {
            if (!BEFORE.contains(low(i)) && !Word.oneOf(low(i), "all", "any", "every", "git")) {
                return false;
            }
        }
        int is = deed + 1;
        while (is < to && !IS.contains(low(is))) {
            if (!REST.contains(low(is)) && deed(is, is + 1).isEmpty()) {
                return false;
            }
            is++;
        }
        int by = is + 1;
        while (by < to && DONE.contains(low(by)) && !PERSON.contains(low(by))) {
            by++;
        }
        if (is >= to || by >= to) {
            return false;
        }
        return low(by).equals("by") ? people(by + 1) : only(is + 1);
    }

    /** "no one but the maintainers", "nobody except me". */
    private boolean nobodyElse() {
        int but = low(from).equals("no") ? from + 2 : from + 1;
        return Word.oneOf(low(from), "no", "nobody", "none") && but < to && Word.oneOf(low(but), "but", "except");
    }

    private boolean people(int at) {
        boolean person = false;
        for (int i = at; i < to; i++) {
            person |= PERSON.contains(low(i));
            if (!PERSON.contains(low(i)) && !PREDICATE.contains(low(i)) && !REST.contains(low(i))) {
                return false;
            }
        }
        return person;
    }

    private boolean only(int at) {
        boolean person = false;
        for (int i = at; i < to; i++) {
            String w = low(i);
            person |= PERSON.contains(w) || OWN.contains(w);
            if (!PERSON.contains(w) && !OWN.contains(w) && !PREDICATE.contains(w)) {
                return false;
            }
        }
        return person;
    }

    private int first(Set<String> list) {
        for (int i = from; i < to; i++) {
            if (list.contains(low(i))) {
                return i;
            }
        }
        return -1;
    }

    private int deed(int at) {
        for (int i = at; i < to; i++) {
            boolean compound = i + 1 < to && Word.oneOf(low(i + 1), "manager", "script", "hook", "message", "messages");
            if (!compound && !deed(i, i + 1).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /** The deeds that a word names: two of "commit/push". */
    private Set<String> deed(int i, int end) {
        Set<String> all = new LinkedHashSet<>();
        for (int k = i; k < end; k++) {
            String w = low(k);
            String request = k + 1 < to && low(k + 1).startsWith("request") ? "pull-requests" : "";
            for (String part : w.equals("pull") ? List.of(request) : List.of(w.split("/", 3))) {
                if (DEEDS.containsKey(part)) {
                    all.add(DEEDS.get(part));
                }
            }
        }
        return all;
    }

    private Set<String> named(int deed) {
        int end = deed + 1;
        while (end < to && !IS.contains(low(end))) {
            end++;
        }
        Set<String> all = deed(deed, end);
        boolean branch =
                deed + 2 < to && Word.oneOf(low(deed + 1), "to", "into") && Word.oneOf(low(deed + 2), "main", "master");
        if (branch && all.size() == 1 && Word.oneOf(all.iterator().next(), "push", "commit")) {
            return Set.of(all.iterator().next() + " to " + low(deed + 2));
        }
        return all;
    }
}
