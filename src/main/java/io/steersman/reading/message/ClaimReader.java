package io.steersman.reading.message;

import java.util.ArrayList;
import java.util.List;

/** Finds claims that checks pass, sentence by sentence. */
final class ClaimReader {

    private static final int LONGEST_QUOTE = 160;

    private final String text;
    private final List<Claim> claims = new ArrayList<>();

    ClaimReader(String text) {
        this.text = text;
    }

    List<Claim> claims() {
        Telling.each(text, Claim::mayClaim, this::sentence);
        return claims.isEmpty() || ClaimWords.speaksOfFailure(text) ? List.of() : claims;
    }

    private void sentence(String sentence) {
        for (ClaimWords.Found found : ClaimWords.of(sentence)) {
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
