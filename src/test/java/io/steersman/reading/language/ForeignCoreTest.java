package io.steersman.reading.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.text.Lexicon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever deed English knows can be forbidden in every language, in every form in which its people would. */
class ForeignCoreTest {

    private static final Lexicon CORE = Lexicon.of("foreign-core");
    private static final Set<String> ARTICLES = Set.of("the", "new", "a");

    private record Said(String deed, String thing, String english) {}

    static Stream<List<String>> forms() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/reading/foreign-forms.tsv")).stream()
                .filter(line -> !line.startsWith("# "))
                .map(line -> List.of(line.split("\t")));
    }

    private static List<Said> sayable() {
        List<Said> all = new ArrayList<>();
        for (String alone : CORE.words("alone")) {
            String[] both = alone.split("=");
            all.add(new Said(both[0], "", both[1]));
        }
        for (String pair : CORE.words("pairs")) {
            String[] both = pair.split("=");
            int space = both[0].indexOf(' ');
            all.add(new Said(both[0].substring(0, space), both[0].substring(space + 1), both[1]));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyDeedIsSayableInEveryForm(List<String> form) {
        String language = form.get(0);
        Lexicon words = Lexicon.of(language + "-core");
        ForeignCore core = new ForeignCore(new ForeignWords(words, Lexicon.of(language)));
        Set<String> holes = new TreeSet<>();
        for (Said said : sayable()) {
            String template = form.get(said.thing().isEmpty() ? 3 : 2);
            if (!isSaid(core, template, spelled(words, form.get(1) + " " + said.deed()), things(words, said), said)) {
                holes.add(said.deed() + " " + said.thing());
            }
        }
        assertThat(holes).as(language + ", as a " + form.get(1)).isEmpty();
    }

    private static List<String> things(Lexicon words, Said said) {
        List<String> things = new ArrayList<>(spelled(words, "thing " + said.thing()));
        if (said.thing().equals("changes")) {
            things.addAll(spelled(words, "noun modify"));
        }
        return said.thing().isEmpty() ? List.of("") : things;
    }

    private static boolean isSaid(
            ForeignCore core, String templates, List<String> deeds, List<String> things, Said said) {
        return Stream.of(templates.split("\\|"))
                .flatMap(template -> deeds.stream().map(deed -> template.replace("{deed}", deed)))
                .flatMap(half -> things.stream().map(thing -> half.replace("{thing}", thing)))
                .anyMatch(sentence -> core.of(sentence)
                        .filter(english -> english.equals("Do not " + said.english() + "."))
                        .isPresent());
    }

    private static List<String> spelled(Lexicon words, String heading) {
        return words.words(heading).stream()
                .filter(turn -> !turn.contains("\u2026") && !turn.contains("*"))
                .flatMap(turn -> ForeignWords.spelled(turn).stream())
                .toList();
    }

    @Test
    void whateverEnglishKnowsAsADeedIsSayable() {
        Set<String> sayable = new TreeSet<>();
        sayable().forEach(said -> sayable.add(plain(said.english())));
        Set<String> holes = new TreeSet<>();
        for (Map.Entry<String, List<String>> deed :
                Lexicon.of("operations").turns().entrySet()) {
            if (deed.getKey().endsWith(" done by")
                    && deed.getValue().stream().noneMatch(turn -> sayable.contains(plain(turn)))) {
                holes.add(deed.getKey());
            }
        }
        assertThat(holes).isEmpty();
    }

    private static String plain(String english) {
        return Stream.of(english.split(" "))
                .filter(word -> !ARTICLES.contains(word))
                .reduce((left, right) -> left + " " + right)
                .orElse("");
    }
}
