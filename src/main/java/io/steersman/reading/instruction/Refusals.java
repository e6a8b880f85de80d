package io.steersman.reading.instruction;

import io.steersman.reading.language.Clauses;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import java.util.List;

/** Reads limits that begin with "no": "no new files", "no pushing", "no test changes", "under no circumstances". */
final class Refusals {

    private final List<Word> words;
    private final Clauses clauses;
    private final Phrases phrases;
    private final Found found;

    Refusals(List<Word> words, Clauses clauses, Phrases phrases, Found found) {
        this.words = words;
        this.clauses = clauses;
        this.phrases = phrases;
        this.found = found;
    }

    /** The index after what is refused by the "no" at the index, or -1. */
    int at(int i) {
        if (!refuses(i)) {
            return -1;
        }
        String next = clauses.low(i + 1);
        if (Verbs.ofGerund(next) != null) {
            return phrases.phrase(i + 1, Polarity.FORBID);
        }
        int kind = kindChanges(i + 1);
        if (kind > 0) {
            return kind;
        }
        if (Word.oneOf(next, "git", "code", "file") && Phrases.WORK.contains(clauses.low(i + 2))
                || Phrases.WORK.contains(next)) {
            return noChanges(Phrases.WORK.contains(next) ? i + 2 : i + 3, !Phrases.WORK.contains(next));
        }
        if (next.equals("new")) {
            return phrases.forbid(i + 2, Act.CREATE);
        }
        int noun = Word.oneOf(next, "direct", "further", "more", "additional", "automatic") ? i + 2 : i + 1;
        String git = ofGit(clauses.low(noun));
        if (!git.isEmpty()) {
            return phrases.deeds().git(git, noun + 1, Polarity.FORBID, true);
        }
        int made = Word.oneOf(next, "pr", "prs", "pull", "merge", "mr", "mrs")
                ? phrases.deeds().commits(i + 1, Polarity.FORBID)
                : -1;
        if (made > 0) {
            return made;
        }
        boolean installs = Word.oneOf(clauses.low(i + 2), "installs", "installations")
                && Things.command(words, i + 1, false) != null;
        if (installs) {
            List<Thing> command = List.of(new Thing(Subject.COMMAND, next + " install", i + 3));
            found.emit(Polarity.FORBID, Act.RUN, command, Exceptions.of(words, i + 3, Act.RUN, false));
            return i + 3;
        }
        boolean operation = Things.operation(words, i + 1) != null;
        return next.equals("circumstances") ? never(i) : phrases.forbid(i + 1, operation ? Act.RUN : Act.USE);
    }

    /** Whether a clause begins with this "no", or it is told after an order, a list or a mark. */
    private boolean refuses(int i) {
        boolean first = i == 0
                || clauses.low(i - 1).equals("under")
                        && (i == 1 || words.get(i - 2).mark());
        boolean refused = Word.oneOf(clauses.low(i - 1), "but", "and", "so")
                && (Verbs.base(clauses.low(0)) != null || Verbs.opensDirected(clauses.low(0)));
        if (clauses.low(i + 1).equals(",")) {
            return false;
        }
        boolean listed = refused || i > 0 && clauses.low(i - 1).equals(",") && listOfNo(i);
        listed |= i > 0 && clauses.low(i - 1).equals(":") && goesOn(i);
        boolean aside = i > 0
                && words.get(i - 1).mark()
                && (Verbs.opensDirected(clauses.low(0))
                        || i + 1 < words.size() && Things.command(words, i + 1, false) != null);
        return (first || listed || aside) && i + 1 < words.size();
    }

    /** "History: no rebase, no amend": a list of what is not to be done begins. */
    private boolean goesOn(int i) {
        for (int k = i + 2; k < words.size(); k++) {
            if (clauses.low(k).equals("no") && clauses.low(k - 1).equals(",")) {
                return true;
            }
        }
        return false;
    }

    /** "Limits: no new files, no pushing": a list of what is not to be done began. */
    private boolean listOfNo(int i) {
        int first = 0;
        while (first < i && !clauses.low(first).equals("no")) {
            first++;
        }
        return first < i && (first == 0 || clauses.low(first - 1).equals(":"));
    }

    private static String ofGit(String noun) {
        return switch (noun) {
            case "commit", "commits" -> "commit";
            case "push", "pushes" -> "push";
            case "force-push", "force-pushes" -> "force-push";
            case "rebase", "rebases" -> "rebase";
            case "amend", "amends" -> "amend";
            case "merge", "merges" -> "merge";
            case "stash", "stashes" -> "stash";
            default -> "";
        };
    }

    /** "no test changes", "no config edits". */
    private int kindChanges(int i) {
        String kind =
                switch (clauses.low(i)) {
                    case "test", "tests" -> "tests";
                    case "config", "configuration" -> "configuration";
                    case "ci" -> "CI";
                    default -> "";
                };
        int end = i + 2;
        boolean ends = end >= words.size() || words.get(end).mark() || Phrases.ending(clauses.low(end));
        if (ends && Phrases.WORK.contains(clauses.low(i + 1)) && pathChanges(i, end)) {
            return end;
        }
        if (kind.isEmpty() || !Phrases.WORK.contains(clauses.low(i + 1)) || !ends) {
            return -1;
        }
        found.emit(
                Polarity.FORBID,
                Act.WRITE,
                List.of(new Thing(Subject.FILE_KIND, kind, end)),
                Exceptions.of(words, end, Act.WRITE, false));
        return end;
    }

    /** "no `schema.sql` edits", "no `.unity` changes": one file, or all of a kind. */
    private boolean pathChanges(int i, int end) {
        String text = words.get(i).text();
        boolean extension = words.get(i).code()
                && text.length() > 1
                && text.charAt(0) == '.'
                && text.chars().skip(1).allMatch(Character::isLetterOrDigit);
        Thing path = extension ? new Thing(Subject.PATH, "*" + text, end) : Things.path(words, i);
        if (path != null) {
            found.emit(Polarity.FORBID, Act.WRITE, List.of(path), Exceptions.of(words, end, Act.WRITE, false));
        }
        return path != null;
    }

    /** "Under no circumstances should you ...". */
    private int never(int i) {
        int verb = i + 2;
        while (Word.oneOf(
                clauses.low(verb), "should", "may", "must", "you", "are", "to", "ever", ",", "can", "is", "it")) {
            verb++;
        }
        return phrases.phrase(verb, Polarity.FORBID);
    }

    private int noChanges(int i, boolean code) {
        if (clauses.low(i).equals("to")) {
            return phrases.forbid(i + 1, Act.WRITE);
        }
        if (code && (i >= words.size() || words.get(i).mark())) {
            return phrases.everything(i);
        }
        return -1;
    }
}
