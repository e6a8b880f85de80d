package io.steersman.reading.language;

import io.steersman.reading.language.Things.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a pronoun, or a "do not" by itself, means: what stands before in the sentence, or else in the one before that. */
final class CoreMeant {

    private static final Set<String> ARTICLES = Cores.LISTS.words("articles");
    private static final Set<String> PLACES = Set.of("staging", "production", "prod", "live");
    private static final int LONGEST = 3;

    private CoreMeant() {}

    /** "Do not restart it": the things that may be meant by it, the nearest first; none where several files were named. */
    static List<List<Word>> things(List<Word> deed, String pronoun, List<Word> sentence, List<Word> before) {
        List<List<Word>> here = things(deed, sentence);
        List<List<Word>> all = here.isEmpty() ? things(deed, before) : here;
        boolean several = Word.oneOf(pronoun, "them", "these", "those");
        return all.stream()
                .filter(thing ->
                        !several || isSeveral(thing.get(thing.size() - 1).lower()))
                .toList();
    }

    private static boolean isSeveral(String word) {
        return word.endsWith("s") || word.endsWith("/") || word.indexOf('*') >= 0;
    }

    private static List<List<Word>> things(List<Word> deed, List<Word> words) {
        List<List<Word>> files = new ArrayList<>();
        List<List<Word>> others = new ArrayList<>();
        for (int k = 0; k < words.size(); k++) {
            Thing file = file(words, k);
            if (file != null) {
                files.add(words.subList(article(words, k), Math.min(words.size(), file.end())));
                k = file.end() - 1;
            }
        }
        for (int k = words.size() - 1; k >= 0; k--) {
            for (int n = LONGEST; n > 0; n--) {
                if (k + n <= words.size() && does(deed, words.subList(k, k + n))) {
                    others.add(words.subList(k, k + n));
                }
            }
        }
        if (!others.isEmpty()) {
            // "Load tests" are more than tests.
            others.sort((a, b) -> b.size() - a.size());
            return others;
        }
        return files.stream().distinct().count() == 1 ? files : List.of();
    }

    private static int article(List<Word> words, int k) {
        return k > 0 && Word.oneOf(words.get(k - 1).lower(), "the", "our", "my") ? k - 1 : k;
    }

    private static @Nullable Thing file(List<Word> words, int k) {
        Thing path = Things.path(words, k);
        Thing thing = path == null ? Things.theFolder(words, k) : path;
        return thing == null ? Things.kind(words, k) : thing;
    }

    /** Whether the deed with this thing is one that is known by its own commands. */
    private static boolean does(List<Word> deed, List<Word> thing) {
        Word first = thing.get(0);
        boolean names = first.code() && thing.size() == 1;
        int verb = 2;
        String base = verb < deed.size() ? Verbs.base(deed.get(verb).lower()) : null;
        if (base != null && Word.oneOf(base, "run", "use", "execute", "start", "call", "invoke", "launch")) {
            return names && Things.command(List.of(first), 0, false) != null
                    || first.kind() == Word.Kind.WORD
                            && thing.size() == 1
                            && (Things.operation(thing, 0) != null || isTests(thing))
                    || names(deed.get(verb), thing);
        }
        if (base != null && first.kind() == Word.Kind.WORD && Verbs.git(base) != null) {
            return thing.size() == 1 && (Programs.isBranch(first.lower()) || PLACES.contains(first.lower()));
        }
        if (first.mark() || ARTICLES.contains(first.lower())) {
            return false;
        }
        List<Word> said = new ArrayList<>(deed.subList(Math.min(verb, deed.size()), deed.size()));
        said.addAll(thing);
        return OperationWords.at(said, 0).containsValue(said.size());
    }

    private static boolean names(Word verb, List<Word> thing) {
        List<Word> said = new ArrayList<>(List.of(verb));
        said.addAll(thing);
        return OperationWords.at(said, 0).containsValue(said.size());
    }

    private static boolean isTests(List<Word> thing) {
        Thing kind = Things.kind(thing, 0);
        return kind != null && kind.pattern().equals("tests");
    }

    /** "Please do not": the deeds that may be meant, each to the end of its clause. */
    static List<List<Word>> deed(List<Word> sentence, List<Word> before) {
        List<List<Word>> here = deed(sentence);
        return here.isEmpty() ? deed(before) : here;
    }

    private static List<List<Word>> deed(List<Word> words) {
        List<List<Word>> deeds = new ArrayList<>();
        for (int k = words.size() - 1; k >= 0; k--) {
            String w = Cores.low(words, k);
            boolean verb = w.equals(Verbs.base(w)) || OperationWords.isVerb(w) && !OperationWords.isGerund(w);
            boolean gerund = k == 0 && (Verbs.ofGerund(w) != null || OperationWords.isGerund(w));
            for (int n = Math.min(LONGEST, words.size()); gerund && n > 0; n--) {
                deeds.add(words.subList(0, n));
            }
            boolean infinitive = Word.oneOf(Cores.low(words, k - 1), "to", "you", "could", "can", "would", "might");
            if (verb && infinitive) {
                int end = k + 1;
                while (end < words.size() && !words.get(end).mark()) {
                    end++;
                }
                deeds.add(words.subList(k, end));
            }
        }
        return deeds;
    }
}
