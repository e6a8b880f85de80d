package io.steersman.reading.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Forms of text of which one is looked for, each behind a word that it cannot do without.
 *
 * <p>Looking for a word costs next to nothing where trying many patterns at each character does not.
 */
public final class Signs {

    private final List<String> plain;
    private final List<Form> forms = new ArrayList<>();

    private Signs(List<String> plain) {
        this.plain = plain;
    }

    /** Signs that are texts as they stand. */
    public static Signs of(String... texts) {
        return new Signs(Arrays.asList(texts));
    }

    /** These and one more, whose pattern matches no text without the word. */
    public Signs or(String word, String pattern) {
        forms.add(Form.of(pattern, word));
        return this;
    }

    /** Whether one of them is in the text. */
    public boolean in(String text) {
        for (String sign : plain) {
            if (text.contains(sign)) {
                return true;
            }
        }
        for (Form form : forms) {
            if (form.in(text)) {
                return true;
            }
        }
        return false;
    }
}
