package io.steersman.reading.language;

import java.util.ArrayList;
import java.util.List;

/**
 * The sentences of an instruction that speak to the agent: without code fences, block quotes, pasted output and blocks
 * that carry data. One pass over the text.
 */
public final class Prompt {

    /**
     * One sentence.
     *
     * @param text as written, on one line
     * @param lead words that a heading or a line ending in a colon puts before it ("do not modify"), or empty
     * @param leadQuote that heading or line as written
     * @param said what stands in the instruction for it: other words where they were put into English, or a row of a table
     */
    public record Sentence(String text, String lead, String leadQuote, String said) {

        private static final int QUOTE = 300;

        public Sentence(String text, String lead, String leadQuote) {
            this(text, lead, leadQuote, text);
        }

        /** What to cite: at most 300 characters. */
        public String quote() {
            String all = leadQuote.isEmpty() ? said : leadQuote + " " + said;
            return all.length() <= QUOTE ? all : all.substring(0, QUOTE - 1) + "\u2026";
        }
    }

    private record Lead(int indent, String words, String quote) {
        static final Lead NONE = new Lead(-1, "", "");
    }

    private static final int MAX_FENCED = 400;
    private static final int WRAPPED = 55;
    /** What is longer is no sentence that somebody wrote to an agent; it bounds the time for a sentence as well. */
    private static final int LONGEST = 2_000;

    private final List<Sentence> sentences = new ArrayList<>();
    private final List<String> fenced = new ArrayList<>();
    private final List<Lead> leads = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private final BanTable table;
    private final boolean pasted;
    private final Languages languages;
    private final Blocks blocks;
    /** The heading that is put before a paragraph which only lists things. */
    private Lead heading = Lead.NONE;

    private int itemIndent = -1;
    private int lastLine;
    private boolean described;

    private Prompt(String text, boolean pasted, Languages languages) {
        this.pasted = pasted;
        this.languages = languages;
        this.table = new BanTable(languages);
        this.blocks = new Blocks(text, pasted, fenced);
        read(text);
    }

    /** Reads what speaks to the agent. */
    public static Prompt of(String text, Languages languages) {
        return new Prompt(text, false, languages);
    }

    /** Reads everything but code, pasted text as well. */
    public static Prompt withPasted(String text, Languages languages) {
        return new Prompt(text, true, languages);
    }

    public List<Sentence> sentences() {
        return sentences;
    }

    /** The lines of the code fences: what the instruction spells out as commands. */
    public List<String> fenced() {
        return fenced.size() > MAX_FENCED ? fenced.subList(0, MAX_FENCED) : fenced;
    }

    private void read(String text) {
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            line(text.substring(from, end), from);
            from = end + 1;
        }
        flush();
    }

    private void line(String raw, int offset) {
        String line = blocks.take(raw, offset);
        if (blocks.broke()) {
            flush();
        }
        if (line.isEmpty()) {
            return;
        }
        int level = Blocks.headingLevel(line);
        if (level > 0) {
            heading(Marker.of(line.substring(level).strip()).rest());
            return;
        }
        if (line.charAt(0) == '|') {
            flush();
            sentences.addAll(table.row(line));
            return;
        }
        int indent = indent(raw);
        int item = itemStart(line);
        if (item > 0) {
            item(line.substring(item), indent);
        } else if (paragraph.isEmpty() && indent >= 4 && itemIndent < 0 && !pasted) {
            return;
        } else {
            plain(line, indent);
        }
    }

    private void heading(String title) {
        flush();
        leads.clear();
        itemIndent = -1;
        String words = Leads.of(title, languages);
        if (words.isEmpty()) {
            split(title);
        } else {
            leads.add(new Lead(-1, words, title));
        }
    }

    private void item(String text, int indent) {
        flush();
        if (blocks.silent() && !pasted) {
            return;
        }
        while (!leads.isEmpty() && leads.get(leads.size() - 1).indent() >= indent) {
            leads.remove(leads.size() - 1);
        }
        itemIndent = indent;
        described = !pasted && Catalogue.entry(text, blocks.lists());
        paragraph.append(text);
        lastLine = text.length();
    }

    private void plain(String line, int indent) {
        boolean continues = !paragraph.isEmpty() && (itemIndent >= 0 ? indent > itemIndent : joins(line));
        if (continues) {
            paragraph.append(' ');
        } else {
            flush();
            boolean things = !leads.isEmpty() && leads.get(0).indent() < 0 && Leads.listsThings(line);
            Lead above = things ? leads.get(0) : Lead.NONE;
            leads.clear();
            itemIndent = -1;
            if (things) {
                heading = above;
            }
            if (blocks.silent() && !pasted) {
                return;
            }
        }
        paragraph.append(line);
        lastLine = line.length();
    }

    private boolean joins(String line) {
        char last = paragraph.charAt(paragraph.length() - 1);
        if (last == ':' || last == '.' || last == '!' || last == '?') {
            return last != ':' && lastLine >= WRAPPED;
        }
        return lastLine >= WRAPPED || last == ',' || Character.isLowerCase(line.charAt(0));
    }

    private void flush() {
        if (paragraph.isEmpty()) {
            return;
        }
        String text = paragraph.toString().strip();
        paragraph.setLength(0);
        if (described) {
            described = false;
            return;
        }
        boolean opens = text.endsWith(":") || text.endsWith(":**") || text.endsWith("\uff1a");
        String words = opens ? Leads.of(lastSentence(text), languages) : "";
        if (opens) {
            blocks.announced(text);
        }
        split(text);
        if (!words.isEmpty()) {
            leads.add(new Lead(itemIndent, words, text));
        }
    }

    private static String lastSentence(String text) {
        int dot = text.lastIndexOf(". ");
        return dot < 0 ? text : text.substring(dot + 2);
    }

    private void split(String written) {
        Marker marker = Marker.of(written);
        String label = Leads.label(marker.rest(), languages);
        String text = marker.rest().substring(label.length()).strip();
        Lead above = itemIndent < 0 || leads.isEmpty() ? heading : leads.get(leads.size() - 1);
        heading = Lead.NONE;
        Lead marked = marker.lead().isEmpty() ? above : new Lead(-1, marker.lead(), marker.written());
        Lead lead = label.isEmpty() ? marked : new Lead(-1, Leads.of(label, languages), label);
        boolean listed = Leads.isBare(lead.words()) && Leads.lists(text);
        int from = 0;
        boolean code = false;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '`') {
                code = !code;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (listed && !code && depth == 0 && (c == ',' || c == ';')) {
                add(text.substring(from, i), lead);
                from = i + 1;
            } else if (c == '"' && !code && i > from && quoted(text, i)) {
                i = text.indexOf('"', i + 1);
            } else if (!code && depth == 0 && ends(text, i)) {
                add(text.substring(from, i + 1), lead);
                lead = c == ';' && !label.isEmpty() ? lead : Lead.NONE;
                from = i + 1;
            }
        }
        add(text.substring(from), lead);
    }

    /** Whether somebody's sentence is quoted there within another one, to its end: {@code a line like: "Never push."}. */
    private static boolean quoted(String text, int open) {
        int close = text.indexOf('"', open + 1);
        return close > open + 1
                && ".!".indexOf(text.charAt(close - 1)) >= 0
                && text.charAt(open - 1) == ' '
                && (close + 1 == text.length() || text.charAt(close + 1) == ' ');
    }

    private void add(String sentence, Lead above) {
        Marker marker = Marker.of(sentence.strip());
        String stripped = marker.rest();
        Lead lead = marker.lead().isEmpty() ? above : new Lead(-1, marker.lead(), marker.written());
        boolean speaks = pasted || !Marker.showsExample(stripped);
        if (speaks && stripped.length() > 2 && stripped.length() <= LONGEST) {
            String english = english(stripped);
            sentences.add(new Sentence(english, lead.words(), lead.quote(), stripped));
            if (!english.equals(stripped)
                    && !english.startsWith("Please")
                    && lead.words().isEmpty()) {
                languages.besides(stripped).ifPresent(asked -> sentences.add(new Sentence(asked, "", "", stripped)));
            }
        }
    }

    private String english(String sentence) {
        return languages.isForeign(sentence)
                ? languages
                        .english(sentence)
                        .or(() -> languages.request(sentence))
                        .orElse(sentence)
                : sentence;
    }

    private static boolean ends(String text, int i) {
        char c = text.charAt(i);
        if ("\u3002\uff01\uff1f\uff1b".indexOf(c) >= 0) {
            return true;
        }
        if (c != '.' && c != '!' && c != '?' && c != ';') {
            return false;
        }
        if (i + 1 < text.length() && " *\"'\u201d)".indexOf(text.charAt(i + 1)) < 0
                || c == ';' && pointsBack(text, i + 1)) {
            return false;
        }
        return c != '.' || !abbreviation(text, i);
    }

    /** "...; do not modify it": what follows is about what stands before. */
    private static boolean pointsBack(String text, int from) {
        int end = from;
        while (end < text.length() && ".!?;".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String rest = text.substring(from, end).stripTrailing();
        boolean bare = rest.chars().filter(ch -> ch == ' ').count() <= 3
                && Word.of(rest).stream().anyMatch(word -> word.is("not"));
        return bare || rest.endsWith(" it") || rest.endsWith(" them") || rest.endsWith(" it yourself");
    }

    private static boolean abbreviation(String text, int dot) {
        return text.startsWith("e.g", dot - 3)
                || text.startsWith("i.e", dot - 3)
                || text.startsWith("vs", dot - 2)
                || text.startsWith("etc", dot - 3)
                        && dot + 2 < text.length()
                        && !Character.isUpperCase(text.charAt(dot + 2));
    }

    private static int indent(String raw) {
        int columns = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != ' ' && c != '\t') {
                break;
            }
            columns += c == '\t' ? 4 : 1;
        }
        return columns;
    }

    /** Where the text of a list item begins, 0 when the line is none. */
    private static int itemStart(String line) {
        char c = line.charAt(0);
        if ((c == '-' || c == '*' || c == '+' || c == '\u2022') && line.length() > 2 && line.charAt(1) == ' ') {
            return 2;
        }
        int i = 0;
        while (i < line.length() && i < 3 && Character.isDigit(line.charAt(i))) {
            i++;
        }
        boolean numbered = i > 0
                && i + 2 < line.length()
                && (line.charAt(i) == '.' || line.charAt(i) == ')')
                && line.charAt(i + 1) == ' ';
        return numbered ? i + 2 : 0;
    }
}
