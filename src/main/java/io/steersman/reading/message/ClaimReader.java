package io.steersman.reading.message;

import io.steersman.reading.language.Languages;
import java.util.ArrayList;
import java.util.List;

/** Finds claims that checks pass, sentence by sentence. */
public final class ClaimReader {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_QUOTE = 160;

    private final String text;
    private final boolean foreign;
    private final Languages languages;
    private final List<Claim> claims = new ArrayList<>();
    /** Whether one was made in another language: "error" is a failure in Spanish, and "0 errors" none in English. */
    private boolean elsewhere;

    /**
     * Prepares to read.
     *
     * @param foreign whether the text may be of another language than English
     */
    private ClaimReader(String text, boolean foreign, Languages languages) {
        this.text = text;
        this.foreign = foreign;
        this.languages = languages;
    }

    /** The claims in a text, at most one of each kind, in whatever language that is understood. */
    public static List<Claim> read(String text, Languages languages) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return List.of();
        }
        boolean foreign = languages.isForeign(text);
        return foreign || Claim.mayClaim(text) ? new ClaimReader(text, foreign, languages).claims() : List.of();
    }

    private List<Claim> claims() {
        Telling.each(text, line -> foreign || Claim.mayClaim(line), this::sentence);
        boolean fails = ClaimWords.speaksOfFailure(text) || elsewhere && Admission.elsewhere(text, languages);
        return claims.isEmpty() || fails ? List.of() : claims;
    }

    private void sentence(String sentence) {
        List<ClaimWords.Found> said = ClaimWords.of(sentence);
        List<ClaimWords.Found> others = said.isEmpty() && foreign ? ForeignClaims.of(sentence, languages) : List.of();
        elsewhere |= !others.isEmpty();
        for (ClaimWords.Found found : said.isEmpty() ? others : said) {
            if (claims.stream().noneMatch(claim -> claim.of() == found.of())) {
                claims.add(new Claim(found.of(), found.whole(), quote(sentence)));
            }
        }
    }

    /** The sentence as it is told again. */
    static String quote(String sentence) {
        return sentence.length() <= LONGEST_QUOTE ? sentence : sentence.substring(0, LONGEST_QUOTE);
    }
}
