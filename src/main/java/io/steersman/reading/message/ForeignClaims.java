package io.steersman.reading.message;

import io.steersman.reading.check.CheckKind;
import io.steersman.reading.language.Languages;
import io.steersman.reading.message.ClaimWords.Found;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads claims in other languages than English by their words: in one clause something that can pass and a word that says that
 * it does, in the whole sentence nothing that takes it back, puts it off or makes it depend.
 */
final class ForeignClaims {

    private static final String CLAUSE_ENDS = ",;:\u3001\uff0c\uff1b\uff1a\u2014";
    private static final String ASKING = "?\uff1f";

    private final Map<Turn, CheckKind> subjects = new LinkedHashMap<>();
    private final List<Turn> said;
    private final List<Turn> denied;
    private final List<Turn> whole;

    private ForeignClaims(Lexicon lexicon) {
        lexicon.kinds("@claim", CheckKind.class).forEach((words, kind) -> subjects.put(Turn.of(words), kind));
        this.said = Turn.all(lexicon.words("@claim said"));
        this.denied = Turn.all(lexicon.words("@claim denied"));
        this.whole = Turn.all(lexicon.words("@claim whole"));
    }

    /** What a sentence claims to pass; nothing when it asks. */
    static List<Found> of(String sentence, Languages languages) {
        boolean asks = !sentence.isEmpty() && ASKING.indexOf(sentence.charAt(sentence.length() - 1)) >= 0;
        if (asks) {
            return List.of();
        }
        String plain = " "
                + String.join(" ", Pieces.between(unquoted(sentence).toLowerCase(Locale.ROOT), " .!()*_\u3002\uff01"))
                + " ";
        return languages
                .each(ForeignClaims.class, ForeignClaims::new)
                .map(language -> language.claims(plain))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Quotations and code say what others said. */
    private static String unquoted(String sentence) {
        StringBuilder plain = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            boolean mark = "\"`\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d".indexOf(c) >= 0;
            quoted = mark != quoted;
            if (!mark && !quoted) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private List<Found> claims(String sentence) {
        List<Found> found = new ArrayList<>(0);
        for (String part : Pieces.between(sentence, CLAUSE_ENDS)) {
            String clause = " " + part.strip() + " ";
            if (Turn.anyIn(clause, said)) {
                Set<CheckKind> kinds = EnumSet.noneOf(CheckKind.class);
                subjects.forEach((subject, kind) -> {
                    if (subject.in(clause)) {
                        kinds.add(kind);
                    }
                });
                if (kinds.size() > 1) {
                    kinds.remove(CheckKind.ANY);
                }
                kinds.forEach(kind -> found.add(new Found(kind, Turn.anyIn(clause, whole))));
            }
        }
        return found.isEmpty() || Turn.anyIn(sentence.replace(",", " , "), denied) ? List.of() : found;
    }
}
