package io.steersman.reading.destruction;

import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Locale;

/** What program text runs in a shell: {@code os.system('...')}, {@code subprocess.run(['rm', ...])}, {@code execSync("...")}. */
final class ShellCalls {

    private static final List<String> CALLS = List.copyOf(Lexicon.of("lost").words("@calls of a shell"));
    private static final int LONGEST = 300;
    private static final int MOST = 16_000;

    private ShellCalls() {}

    /** The scripts, one on a line; empty when there is none. */
    static String of(String code) {
        if (code.isEmpty()) {
            return "";
        }
        String text = code.substring(0, Math.min(code.length(), MOST));
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder scripts = new StringBuilder();
        for (String call : CALLS) {
            for (int at = lower.indexOf(call); at >= 0; at = lower.indexOf(call, at + call.length())) {
                scripts.append(argument(text, at + call.length())).append('\n');
            }
        }
        return scripts.toString();
    }

    /** The words of the first argument, be it a text or a list of texts. */
    private static String argument(String text, int from) {
        int end = Math.min(text.length(), from + LONGEST);
        StringBuilder script = new StringBuilder();
        char quote = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (quote == 0 && (c == ')' || c == ']' || c == '\n')) {
                break;
            }
            if (c == quote) {
                quote = 0;
                script.append(' ');
            } else if (quote == 0 && (c == '\'' || c == '"' || c == '`')) {
                quote = c;
            } else if (quote != 0) {
                script.append(c);
            }
        }
        return script.toString();
    }
}
