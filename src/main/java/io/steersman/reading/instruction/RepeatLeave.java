package io.steersman.reading.instruction;

import io.steersman.reading.call.ToolKind;
import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Prompt;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Instruction;
import java.util.List;
import java.util.Set;

/**
 * Leave that the user gives to do the same again: "run it ten times", "poll every 30 seconds", "see how often it fails"; also by
 * speaking of what fails now and then: only many runs tell of that.
 *
 * <p>A number that tells something else is none: "fails 3 times a day", "the last five commits", "ten times faster".
 *
 * @param times how often the same call may be made, 0 when there is no leave
 * @param looks whether it is leave to look rather than to run
 */
public record RepeatLeave(int times, boolean looks) {

    /** No leave. */
    public static final RepeatLeave NONE = new RepeatLeave(0, false);

    private static final Lexicon EN = Lexicon.ENGLISH;
    private static final Set<String> RUN = EN.words("@repeat run");
    private static final Set<String> LOOK = EN.words("@repeat look");
    private static final Set<String> KEEP = EN.words("@repeat keep");
    private static final Set<String> UNIT = EN.words("@repeat unit");
    private static final Set<String> PERIOD = EN.words("@repeat period");
    private static final Set<String> COUNT = EN.words("@repeat count");
    private static final Set<String> OFTEN = EN.words("@repeat often");
    private static final Set<String> WATCHED = Set.of(
            "the", "it", "this", "that", "them", "its", "both", "all", "every", "until", "till", "my", "our", "ci");
    private static final Set<String> WATCH = EN.words("@repeat watch");
    private static final Set<String> QUALITY = EN.words("@repeat quality");
    private static final Set<String> STATISTIC = EN.words("@repeat statistic");
    private static final Set<String> BEFORE = EN.words("@verb before");
    private static final Set<String> OTHERWISE = EN.words("@repeat otherwise");
    private static final Set<String> FAILURE = EN.words("@repeat failure");
    private static final Set<String> UNSTEADY = EN.words("@repeat unsteady");
    private static final int NEAR = 10;
    private static final int MOST_DIGITS = 4;

    /** The leave that holds once the user has said something: this one until the user asks for something else. */
    public RepeatLeave after(Instructed said) {
        return said.repeats().times > 0 || said.renews() ? said.repeats() : this;
    }

    /** Reads an instruction; only the user gives leave. */
    static RepeatLeave read(Instruction instruction, Languages languages) {
        RepeatLeave leave = NONE;
        if (instruction.fromUser()) {
            for (Sentence sentence : Prompt.of(instruction.text(), languages).sentences()) {
                leave = leave.or(in(Word.of(sentence.text())));
                if (languages.isForeign(sentence.said())) {
                    leave = leave.or(RepeatTurns.in(sentence.said(), languages));
                }
            }
        }
        return leave;
    }

    /** Whether a call that changes no file is of the kind that may be repeated. */
    public boolean covers(ToolKind kind) {
        return times > 0
                && switch (kind) {
                    case EXECUTE, OTHER, POLL, NAVIGATE -> true;
                    case READ, SEARCH -> looks;
                    default -> false;
                };
    }

    /** Where a number is given, it holds. */
    private RepeatLeave or(RepeatLeave other) {
        boolean open = times == Integer.MAX_VALUE || other.times == Integer.MAX_VALUE;
        boolean both = times > 0 && other.times > 0;
        int most = both && open ? Math.min(times, other.times) : Math.max(times, other.times);
        return new RepeatLeave(most, looks || other.looks);
    }

    private static RepeatLeave in(List<Word> words) {
        RepeatLeave leave = NONE;
        for (int i = 0; i < words.size(); i++) {
            boolean looks = LOOK.contains(words.get(i).lower());
            boolean asks = (looks || RUN.contains(words.get(i).lower())) && isAsked(words, i);
            if (UNSTEADY.contains(words.get(i).lower())) {
                leave = leave.or(new RepeatLeave(Integer.MAX_VALUE, false));
            }
            int times = asks
                    ? times(words, i, looks)
                    : STATISTIC.contains(words.get(i).lower()) ? of(words, i + 1) : 0;
            leave = times > 0 ? leave.or(new RepeatLeave(times, looks)) : leave;
        }
        return leave;
    }

    /** "the median of seven runs", "best of 5": the number, 0 when none is told. */
    private static int of(List<Word> words, int i) {
        int number = Word.oneOf(lower(words, i), "of", "over") ? number(lower(words, i + 1)) : 0;
        String unit = lower(words, i + 2);
        boolean ends = i + 2 >= words.size() || words.get(i + 2).mark();
        return UNIT.contains(unit) || ends ? number : 0;
    }

    /** Whether a word tells the agent to do something. */
    private static boolean isAsked(List<Word> words, int i) {
        if (words.get(i).code() || i == 0) {
            return i == 0 && !words.get(i).code();
        }
        String before = words.get(i - 1).lower();
        boolean eye = words.get(i).is("eye") && before.equals("an") && KEEP.contains(lower(words, i - 2));
        boolean told = eye
                || BEFORE.contains(before)
                || KEEP.contains(before)
                || words.get(i - 1).mark();
        return told
                && !(i > 1 && Word.oneOf(words.get(i - 2).lower(), "not", "never", "has", "have", "should", "must"));
    }

    private static int times(List<Word> words, int verb, boolean looks) {
        boolean kept = verb > 0 && KEEP.contains(words.get(verb - 1).lower())
                || words.get(verb).is("eye");
        boolean watches = WATCH.contains(words.get(verb).lower()) && WATCHED.contains(lower(words, verb + 1));
        if (watches || looks && kept) {
            return Integer.MAX_VALUE;
        }
        for (int i = verb + 1; i < words.size() && i <= verb + NEAR; i++) {
            String word = words.get(i).lower();
            if (OTHERWISE.contains(word) || FAILURE.contains(word) && !word.equals("flaky")) {
                return 0;
            }
            int times = counted(words, i);
            if (times != 0) {
                return Math.max(0, times);
            }
            boolean each = word.equals("once") && Word.oneOf(lower(words, i + 1), "a", "per", "every", "each");
            if (word.equals("every") && isPeriod(words, i + 1)
                    || each && isPeriod(words, i + 2)
                    || OFTEN.contains(word)
                    || word.equals("how") && isOften(words, i + 1)
                    || word.equals("until") && fails(words, i + 1)) {
                return Integer.MAX_VALUE;
            }
        }
        return 0;
    }

    /** The number of times told here, -1 where it tells something else, 0 where there is none. */
    private static int counted(List<Word> words, int i) {
        String word = words.get(i).lower();
        String next = lower(words, i + 1);
        boolean joined = word.length() > 1 && word.endsWith("x");
        int number = number(joined ? word.substring(0, word.length() - 1) : word);
        int unit = QUALITY.contains(next) ? i + 2 : i + 1;
        if (number == 0 || !(joined || UNIT.contains(lower(words, unit)))) {
            return 0;
        }
        int end = joined ? i + 1 : unit + 1;
        String after = lower(words, end);
        boolean other = after.equals("each")
                        && end + 1 < words.size()
                        && !words.get(end + 1).mark()
                || Word.oneOf(after, "a", "an", "per", "faster", "slower", "more", "less", "bigger", "as")
                || i > 0 && Word.oneOf(lower(words, i - 1), "last", "past", "previous", "first");
        return other ? -1 : number;
    }

    private static boolean isPeriod(List<Word> words, int i) {
        String word = lower(words, i);
        int letters = 0;
        while (letters < word.length() && Character.isDigit(word.charAt(letters))) {
            letters++;
        }
        String rest = word.substring(letters);
        return PERIOD.contains(rest)
                || (rest.isEmpty() || number(word) > 0 || word.equals("few")) && PERIOD.contains(lower(words, i + 1));
    }

    private static boolean isOften(List<Word> words, int i) {
        boolean often = lower(words, i).equals("often")
                || lower(words, i).equals("many") && lower(words, i + 1).equals("times");
        return often && fails(words, i + 1);
    }

    private static boolean fails(List<Word> words, int from) {
        for (int i = from; i < words.size() && i < from + 5; i++) {
            if (FAILURE.contains(words.get(i).lower())) {
                return true;
            }
        }
        return false;
    }

    private static String lower(List<Word> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i).lower() : "";
    }

    /** A number in digits, the higher end of {@code 10-20}, or in words; 0 when it is none. */
    private static int number(String word) {
        String digits = word.substring(word.lastIndexOf('-') + 1);
        if (!digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(digits);
        }
        for (String pair : COUNT) {
            if (pair.startsWith(word) && pair.length() > word.length() && pair.charAt(word.length()) == '=') {
                return Integer.parseInt(pair.substring(word.length() + 1));
            }
        }
        return 0;
    }
}
