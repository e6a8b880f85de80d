package io.steersman.reading.message;

import io.steersman.reading.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds claims that checks pass, line by line and sentence by sentence. */
final class ClaimReader {

    private static final int LONGEST_QUOTE = 160;
    private static final String[] PLANNING = {
        "plan",
        "next",
        "step",
        "criteria",
        "goal",
        "todo",
        "to do",
        "expect",
        "should",
        "requirement",
        "checklist",
        "definition of done",
        "verif",
        "would",
        "will ",
        "example",
        "need",
        "after this",
        "once",
        "task"
    };

    private final String text;
    private final List<Claim> claims = new ArrayList<>();
    private boolean fenced;
    private boolean planned;

    ClaimReader(String text) {
        this.text = text;
    }

    List<Claim> claims() {
        for (int at = 0; at < text.length(); at = Lines.next(text, at)) {
            line(at, Lines.end(text, at));
        }
        return claims.isEmpty() || ClaimWords.speaksOfFailure(text) ? List.of() : claims;
    }

    private void line(int start, int end) {
        String line = text.substring(start, end).strip();
        if (line.startsWith("```") || line.startsWith("~~~")) {
            fenced = !fenced;
        }
        boolean list = line.startsWith("- ") || line.startsWith("* ") || startsWithNumber(line);
        if (!line.isEmpty() && !list) {
            planned = isLead(line) && speaksOfPlans(line);
        }
        boolean open = line.contains("[ ]") || line.startsWith(">") || line.startsWith("|");
        if (!fenced && !open && !(planned && list) && Claim.mayClaim(line)) {
            sentences(line);
        }
    }

    private static boolean startsWithNumber(String line) {
        int at = 0;
        while (at < line.length() && Character.isDigit(line.charAt(at))) {
            at++;
        }
        return at > 0
                && at + 1 < line.length()
                && (line.charAt(at) == '.' || line.charAt(at) == ')')
                && line.charAt(at + 1) == ' ';
    }

    /** A heading, or a line that ends with a colon: what follows is of its kind. */
    private static boolean isLead(String line) {
        return line.startsWith("#")
                || line.endsWith(":")
                || line.endsWith(":**")
                || line.startsWith("**") && line.endsWith("**");
    }

    private static boolean speaksOfPlans(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        for (String word : PLANNING) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private void sentences(String line) {
        int start = 0;
        for (int at = 0; at < line.length(); at++) {
            if (endsSentence(line, at)) {
                sentence(line.substring(start, at + 1));
                start = at + 1;
            }
        }
        sentence(line.substring(start));
    }

    /** A mark with a blank behind it: the dot of a file's name ends nothing. */
    private static boolean endsSentence(String line, int at) {
        char c = line.charAt(at);
        if (c != '.' && c != '!' && c != '?') {
            return false;
        }
        int next = at + 1;
        while (next < line.length() && "*\"')".indexOf(line.charAt(next)) >= 0) {
            next++;
        }
        boolean blank = next < line.length() && line.charAt(next) == ' ';
        return blank && !(c == '.' && next + 1 < line.length() && Character.isLowerCase(line.charAt(next + 1)));
    }

    private void sentence(String sentence) {
        String quote = sentence.strip();
        for (ClaimWords.Found found : ClaimWords.of(quote)) {
            if (claims.stream().noneMatch(claim -> claim.of() == found.of())) {
                claims.add(new Claim(
                        found.of(),
                        found.whole(),
                        quote.length() <= LONGEST_QUOTE ? quote : quote.substring(0, LONGEST_QUOTE)));
            }
        }
    }
}
