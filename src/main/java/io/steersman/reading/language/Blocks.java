package io.steersman.reading.language;

import io.steersman.reading.text.Fence;
import io.steersman.reading.text.Lexicon;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells, line by line, which lines of an instruction carry data (code fences, block quotes, diffs, pasted output, tags
 * such as {@code <issue>}, sections such as "Problem Statement") and which speak to the agent.
 */
final class Blocks {

    private static final Lexicon LISTS = Lexicon.of("blocks");

    private static final Set<String> DATA_TITLES = LISTS.words("data titles");
    private static final Set<String> DATA_NOUNS = LISTS.words("data nouns");
    private static final Set<String> TELLING = LISTS.words("telling");
    private static final Set<String> CARRYING =
            Set.of("example", "issue", "description", "sample", "result", "output", "caveat");

    private static final int DEEPEST = 7;

    private final String text;
    private final boolean pasted;
    private final List<String> fenced;
    private final Map<String, Integer> lastClose = new HashMap<>();
    private Fence fence = Fence.NONE;
    private String dataTag = "";
    private int dataLevel;
    private boolean dataLabel;
    private boolean diff;
    private boolean alert;
    private boolean broke;
    private int catalogueLevel;

    Blocks(String text, boolean pasted, List<String> fenced) {
        this.text = text;
        this.pasted = pasted;
        this.fenced = fenced;
    }

    /** Whether the last line ended the paragraph before it. */
    boolean broke() {
        return broke;
    }

    /** What of the line speaks to the agent, stripped; empty when nothing does. */
    String take(String raw, int offset) {
        String line = raw.strip();
        broke = true;
        if (inTag(line) || inFence(line, offset)) {
            return "";
        }
        if (line.isEmpty()) {
            diff = false;
            return "";
        }
        line = alerted(line);
        if (line.isEmpty()) {
            return "";
        }
        char first = line.charAt(0);
        if (first == '<') {
            line = tag(line, offset);
        } else if (first == '>' || isDiff(raw, line) || isOutput(line)) {
            return pasted ? line : "";
        }
        if (line.isEmpty() || inSection(line) || !pasted && Catalogue.field(line)) {
            return pasted ? line : "";
        }
        broke = false;
        return line;
    }

    /** A quotation that begins with {@code > [!WARNING]} quotes nobody: what it says, line by line. */
    private String alerted(String line) {
        if (line.charAt(0) != '>') {
            alert = false;
            return line;
        }
        String inside = line.substring(1).strip();
        int close = inside.startsWith("[!") ? inside.indexOf(']') : -1;
        if (close > 2 && Character.isUpperCase(inside.charAt(2))) {
            alert = true;
            return inside.substring(close + 1).strip();
        }
        return alert ? inside : line;
    }

    /** A line that ends in a colon may announce pasted text: "I get this error:". */
    void announced(String sentence) {
        int end = sentence.length();
        while (end > 0 && !Character.isLetter(sentence.charAt(end - 1))) {
            end--;
        }
        int from = end;
        while (from > 0 && (Character.isLetter(sentence.charAt(from - 1)) || sentence.charAt(from - 1) == '-')) {
            from--;
        }
        if (DATA_NOUNS.contains(sentence.substring(from, end).toLowerCase(Locale.ROOT))) {
            dataLabel = true;
        }
    }

    /** Whether what comes now was announced as pasted text. */
    boolean silent() {
        return dataLabel;
    }

    /** Whether what comes now lists what there is: skills, tools, other agents. */
    boolean lists() {
        return catalogueLevel > 0;
    }

    /** The number of {@code #} of a Markdown heading, 0 when the line is none. */
    static int headingLevel(String line) {
        int level = 0;
        while (level < line.length() && level < 7 && line.charAt(level) == '#') {
            level++;
        }
        return level > 0 && level < 7 && level < line.length() && line.charAt(level) == ' ' ? level : 0;
    }

    private boolean inFence(String line, int offset) {
        if (fence.isEmpty()) {
            fence = Fence.open(text, line, offset);
            return !fence.isEmpty() || Fence.marks(line) > 0;
        }
        if (fence.endsAt(line)) {
            fence = Fence.NONE;
            return Fence.marks(line) > 0 || line.isEmpty();
        }
        fence = fence.inside(line);
        fenced.add(line);
        return true;
    }

    /** Whatever a data element holds is data: a fence in it that is never closed ends with it. */
    private boolean inTag(String line) {
        if (dataTag.isEmpty()) {
            return false;
        }
        if (line.contains("</" + dataTag)) {
            dataTag = "";
        }
        return true;
    }

    private String tag(String line, int offset) {
        int close = line.indexOf('>');
        if (close < 2) {
            return line;
        }
        if (line.charAt(1) == '/') {
            return line.substring(close + 1).strip();
        }
        String name = name(line);
        if (name.isEmpty()) {
            return line;
        }
        if (tells(name) && !Catalogue.element(name)) {
            dataLabel = false;
            dataLevel = 0;
            return withoutClosing(line.substring(close + 1)).strip();
        }
        int closing = line.indexOf("</" + name);
        if (closing >= 0 || line.charAt(close - 1) == '/') {
            return "";
        }
        int last = lastClose.size() > 64 ? -1 : lastClose.computeIfAbsent(name, n -> text.lastIndexOf("</" + n));
        if (last > offset) {
            dataTag = name;
            return "";
        }
        return line.substring(close + 1).strip();
    }

    private static String withoutClosing(String rest) {
        int closing = rest.lastIndexOf("</");
        return closing < 0 ? rest : rest.substring(0, closing);
    }

    private static String name(String line) {
        int end = 1;
        while (end < line.length()
                && (Character.isLetterOrDigit(line.charAt(end)) || "_-:".indexOf(line.charAt(end)) >= 0)) {
            end++;
        }
        boolean closed =
                end < line.length() && (line.charAt(end) == '>' || line.charAt(end) == ' ' || line.charAt(end) == '/');
        return end > 1 && closed && line.charAt(end - 1) != ':' ? line.substring(1, end) : "";
    }

    private static boolean tells(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return TELLING.stream().anyMatch(lower::contains) && CARRYING.stream().noneMatch(lower::contains);
    }

    private boolean isDiff(String raw, String line) {
        if (line.startsWith("diff --git")
                || line.startsWith("@@ ")
                || line.startsWith("+++ ")
                || line.startsWith("--- a/")) {
            diff = true;
            return true;
        }
        diff = diff && !raw.isEmpty() && " +-\\".indexOf(raw.charAt(0)) >= 0 || diff && line.startsWith("index ");
        return diff;
    }

    private static boolean isOutput(String line) {
        char c = line.charAt(0);
        return c == '$' && line.startsWith("$ ")
                || c == 'T' && line.startsWith("Traceback (")
                || c == 'F' && line.startsWith("File \"")
                || c == '['
                        && line.length() > 5
                        && Character.isDigit(line.charAt(1))
                        && Character.isDigit(line.charAt(3))
                || Character.isDigit(c) && line.length() > 10 && line.charAt(4) == '-' && line.charAt(7) == '-';
    }

    private boolean inSection(String line) {
        int level = headingLevel(line);
        if (level > 0) {
            dataLabel = false;
            dataLevel = dataLevel >= level ? 0 : dataLevel;
            catalogueLevel = catalogueLevel >= level ? 0 : catalogueLevel;
            String name = line.substring(level);
            if (dataLevel == 0 && (DATA_TITLES.contains(title(name)) || !pasted && Catalogue.describes(name))) {
                dataLevel = level;
            } else if (catalogueLevel == 0 && Catalogue.opens(name)) {
                catalogueLevel = level;
            }
            return dataLevel > 0;
        }
        if (line.endsWith(":") && Catalogue.opens(line)) {
            catalogueLevel = DEEPEST;
            return false;
        }
        if (label(line)) {
            boolean data = DATA_TITLES.contains(title(line));
            dataLabel = data;
            return data;
        }
        if (dataLabel && (line.equals("---") || line.equals("***"))) {
            dataLabel = false;
            return true;
        }
        return dataLabel || dataLevel > 0;
    }

    /** A line such as {@code ISSUE:} or {@code **Rules:**}. */
    private static boolean label(String line) {
        if (line.length() > 40 || !line.endsWith(":") && !line.endsWith(":**") && !line.endsWith("**:")) {
            return false;
        }
        if (line.startsWith("**")) {
            return true;
        }
        for (int i = 0; i < line.length(); i++) {
            if (Character.isLowerCase(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String title(String heading) {
        StringBuilder title = new StringBuilder();
        for (int i = 0; i < heading.length(); i++) {
            char c = heading.charAt(i);
            if (Character.isLetter(c) || c == ' ' || c == '-') {
                title.append(Character.toLowerCase(c));
            }
        }
        return title.toString().strip();
    }
}
