package io.steersman.reading.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** A regular expression behind words of which one stands in each text that it finds: looking for these costs next to nothing. */
public record Form(Pattern pattern, String... words) {

    /** Matches no text without one of the words. */
    public static Form of(String pattern, String... words) {
        return new Form(Pattern.compile(pattern), words);
    }

    /** Whether it is anywhere in a text. */
    public boolean in(String text) {
        return mayBeIn(text) && pattern.matcher(text).find();
    }

    /** Whether it is worth to look for it. */
    public boolean mayBeIn(String text) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    public Matcher matcher(String text) {
        return pattern.matcher(text);
    }
}
