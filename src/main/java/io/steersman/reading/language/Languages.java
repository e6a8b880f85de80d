package io.steersman.reading.language;

import io.steersman.reading.text.Hash;
import io.steersman.reading.text.Lexicon;
import io.steersman.reading.text.Lexicon.Meaning;
import io.steersman.trajectory.Pieces;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The languages in which people are understood: what is said in another one than English is put into English first. Immutable and
 * thread-safe; what readers make of the words is made once for each value.
 */
public final class Languages {

    /** English, by its code. */
    public static final String ENGLISH = "en";

    private static final Set<String> TELLING = Lexicon.of("signs").words("@tells another language");
    /** Words of English, too: "sans", "uses". */
    private static final Set<String> HALF_TELLING = Lexicon.of("signs").words("@tells another language beside another");

    private static final int LONGEST = 300;
    private static final char FIRST_FOREIGN = 0xC0;
    private static final int FIRST_UNSPACED = 0x2E80;

    /** Those that are known without anybody's help, by their codes, English left out. */
    private static final Map<String, Lexicon> KNOWN = known();

    private static final Set<String> ENGLISH_WORDS = Stream.of(Lexicon.ENGLISH, Cores.LISTS)
            .flatMap(lexicon -> lexicon.turns().values().stream())
            .flatMap(List::stream)
            .flatMap(turn -> Pieces.words(turn).stream())
            .collect(Collectors.toUnmodifiableSet());

    /** What is understood without anybody's help. */
    public static final Languages SHIPPED = new Languages(Map.of());

    private final String id;
    private final List<Lexicon> others;
    private final Map<Translation, Scripts> translations = new LinkedHashMap<>();
    private final Map<ForeignCore, Scripts> cores = new LinkedHashMap<>();
    private final Set<String> telling = new HashSet<>(TELLING);
    private final Set<String> forbidding = new HashSet<>(Lexicon.of("signs").words(Headings.FORBIDS_BELOW));
    private final Map<Meaning, Set<String>> all = new EnumMap<>(Meaning.class);
    private final Map<Class<?>, List<?>> made = new ConcurrentHashMap<>();

    private Languages(Map<String, Lexicon> own) {
        Map<String, Lexicon> lexicons = new LinkedHashMap<>();
        own.forEach((code, lexicon) -> {
            if (!code.equals(ENGLISH) && !KNOWN.containsKey(code)) {
                lexicons.put(code, lexicon);
            }
            telling.addAll(lexicon.words(Headings.TELLS));
            forbidding.addAll(lexicon.words(Headings.FORBIDS_BELOW));
        });
        KNOWN.forEach((code, lexicon) -> {
            Lexicon spoken = own.containsKey(code) ? own.get(code).before(lexicon) : lexicon;
            lexicons.put(code, spoken);
            cores.put(new ForeignCore(new ForeignWords(Lexicon.of(code + "-core"), spoken)), Scripts.of(spoken));
        });
        Hash hash = new Hash();
        hash.add(own.toString());
        this.id = own.isEmpty() ? "" : hash.hex();
        this.others = List.copyOf(lexicons.values());
        others.forEach(lexicon -> translations.put(new Translation(lexicon), Scripts.of(lexicon)));
        Lexicon english = own.containsKey(ENGLISH) ? own.get(ENGLISH).before(Lexicon.ENGLISH) : Lexicon.ENGLISH;
        for (Meaning meaning : Meaning.values()) {
            all.put(
                    meaning,
                    Stream.concat(Stream.of(english), others.stream())
                            .flatMap(lexicon -> lexicon.meaning(meaning).stream())
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    private static Map<String, Lexicon> known() {
        Map<String, Lexicon> known = new LinkedHashMap<>();
        Stream.of("de", "fr", "es", "pt", "ru", "zh", "ja", "ko").forEach(code -> known.put(code, Lexicon.of(code)));
        return Collections.unmodifiableMap(known);
    }

    /** The shipped ones by their codes, English among them. */
    public static Map<String, Lexicon> shipped() {
        Map<String, Lexicon> shipped = new LinkedHashMap<>(KNOWN);
        shipped.put(ENGLISH, Lexicon.ENGLISH);
        return shipped;
    }

    /**
     * What is understood with somebody's own words.
     *
     * @param own by the code of the language: another one, which goes before the shipped, or more words of one of those
     */
    public static Languages with(Map<String, Lexicon> own) {
        return own.isEmpty() ? SHIPPED : new Languages(new TreeMap<>(own));
    }

    /** Whether a word is one of those by which English is read. */
    public static boolean isEnglish(String word) {
        return ENGLISH_WORDS.contains(word);
    }

    /** Equal for values that understand the same; empty for the shipped. */
    public String id() {
        return id;
    }

    /** The turns of speech of each language but English. */
    public List<Lexicon> others() {
        return others;
    }

    /** What a reader makes of the words of each language but English, made once. */
    public <T> Stream<T> each(Class<T> form, Function<Lexicon, T> maker) {
        return made.computeIfAbsent(form, any -> others.stream().map(maker).toList()).stream()
                .map(form::cast);
    }

    /** The turns of speech of all languages that mean this. */
    public Set<String> all(Meaning meaning) {
        return all.getOrDefault(meaning, Set.of());
    }

    /** Whether a sentence may be of another language: it has letters that English has not, or words that tell it. */
    public boolean isForeign(String sentence) {
        int from = 0;
        String half = "";
        for (int i = 0; i <= sentence.length(); i++) {
            char c = i < sentence.length() ? sentence.charAt(i) : ' ';
            if (c >= FIRST_FOREIGN && Character.isLetter(c)) {
                return true;
            }
            if (!Character.isLetter(c)) {
                String word = i - from > 1 && i - from < 16
                        ? sentence.substring(from, i).toLowerCase(Locale.ROOT)
                        : "";
                boolean halves = HALF_TELLING.contains(word);
                if (telling.contains(word) || halves && !half.isEmpty() && !half.equals(word)) {
                    return true;
                }
                half = halves ? word : half;
                from = i + 1;
            }
        }
        return false;
    }

    /** Whether a heading, in lower case, says that what stands below it is forbidden. */
    boolean forbidsBelow(String heading) {
        return forbidding.contains(heading);
    }

    /** Whether a text is of a language that does not divide its words. */
    public static boolean isUnspaced(String text) {
        return text.codePoints()
                .anyMatch(c -> c >= FIRST_UNSPACED && Character.isIdeographic(c)
                        || Character.UnicodeBlock.of(c) == Character.UnicodeBlock.HIRAGANA
                        || Character.UnicodeBlock.of(c) == Character.UnicodeBlock.KATAKANA);
    }

    /** What a sentence of another language says of limits or leave, in English; empty when it is not understood as a whole. */
    Optional<String> english(String sentence) {
        if (sentence.length() > LONGEST) {
            return Optional.empty();
        }
        List<ForeignCore> cores = spoken(this.cores, sentence);
        List<Translation> translations = spoken(this.translations, sentence);
        List<String> clauses = clauses(sentence).toList();
        for (int i = clauses.size() - 1; i >= 0; i--) {
            String clause = clauses.get(i);
            if (cores.stream().anyMatch(core -> core.lifts(clause))) {
                return clauses.subList(i, clauses.size()).stream()
                        .flatMap(now -> request(now).stream())
                        .findFirst();
            }
        }
        Optional<String> core =
                cores.stream().flatMap(each -> each.of(sentence).stream()).findFirst();
        if (core.isPresent()) {
            return core;
        }
        Optional<String> whole = translated(sentence);
        if (whole.isEmpty() && translations.stream().anyMatch(to -> to.isConditional(sentence))) {
            return whole;
        }
        List<String> parts =
                clauses(sentence).flatMap(clause -> translated(clause).stream()).toList();
        if (translations.stream().anyMatch(to -> to.parts(clauses(sentence)))) {
            // "Implement the export, but commit nothing yet": only what keeps something back is a limit.
            return parts.stream().filter(part -> !isAsked(part)).findFirst();
        }
        boolean mixed = whole.isPresent()
                && !isAsked(whole.get())
                && parts.stream().anyMatch(Languages::isAsked)
                && !parts.stream().allMatch(Languages::isAsked);
        return whole.isPresent() && !mixed
                ? whole
                : parts.stream().filter(part -> !mixed || !isAsked(part)).findFirst();
    }

    /** What a sentence of another language asks for, in English; empty for a question, and where anything is kept back. */
    Optional<String> request(String sentence) {
        boolean asks = sentence.endsWith("?") || sentence.endsWith("\uff1f");
        List<Translation> translations = spoken(this.translations, sentence);
        int most = asks || sentence.length() > LONGEST
                ? 0
                : translations.stream().mapToInt(to -> to.known(sentence)).max().orElse(0);
        List<String> clauses = clauses(sentence).toList();
        return translations.stream()
                .filter(to -> most > 0 && to.known(sentence) == most)
                .filter(to -> !to.keeps(sentence) || to.parts(clauses.stream()))
                .flatMap(to -> Stream.concat(clauses.stream(), Stream.of(sentence))
                        .flatMap(clause -> to.request(clause).stream()))
                .findFirst();
    }

    /** The work that a sentence asks for in a clause of its own, beside what another clause keeps back. */
    Optional<String> besides(String sentence) {
        if (sentence.length() > LONGEST || sentence.endsWith("?") || sentence.endsWith("\uff1f")) {
            return Optional.empty();
        }
        List<ForeignCore> cores = spoken(this.cores, sentence);
        return clauses(sentence)
                .filter(clause -> cores.stream().noneMatch(core -> core.needless(clause)))
                .flatMap(clause -> request(clause).stream())
                .filter(asked -> asked.startsWith("Please fix") || asked.startsWith("Please implement"))
                .map(asked -> asked.substring(
                                0,
                                asked.indexOf(' ', "Please ".length()) < 0
                                        ? asked.length() - 1
                                        : asked.indexOf(' ', "Please ".length()))
                        + ".")
                .findFirst();
    }

    /** "Do not change the tests, but fix a.ts": one half is asked for. */
    private static boolean isAsked(String english) {
        return english.startsWith("Please");
    }

    /** What is between commas and colons; none when there is only one. */
    private static Stream<String> clauses(String sentence) {
        List<String> clauses = new ArrayList<>();
        int from = 0;
        int space = sentence.indexOf(' ');
        boolean told =
                space > 0 && Verbs.opensDirected(sentence.substring(0, space).toLowerCase(Locale.ROOT));
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            boolean spaced = i + 1 < sentence.length() && sentence.charAt(i + 1) == ' ';
            if (told && c == ' ' && (sentence.startsWith(" but ", i) || sentence.startsWith(" and ", i))) {
                clauses.add(sentence.substring(from, i).strip());
                from = i + " but".length();
            }
            if (spaced && ",:".indexOf(c) >= 0 || "\uff0c\u3001\uff1a\uff1b\u2014".indexOf(c) >= 0) {
                clauses.add(sentence.substring(from, i).strip());
                from = i + 1;
            }
        }
        clauses.add(sentence.substring(from).strip());
        return clauses.size() > 1 ? clauses.stream() : Stream.empty();
    }

    /** The readers of those languages that a sentence may be written in. */
    private static <T> List<T> spoken(Map<T, Scripts> readers, String sentence) {
        Set<UnicodeScript> scripts = Scripts.in(sentence);
        return readers.entrySet().stream()
                .filter(reader -> reader.getValue().write(scripts))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<String> translated(String sentence) {
        return spoken(cores, sentence).stream().anyMatch(core -> core.needless(sentence))
                ? Optional.empty()
                : spoken(translations, sentence).stream()
                        .map(translation -> translation.of(sentence))
                        .flatMap(Optional::stream)
                        .findFirst();
    }
}
