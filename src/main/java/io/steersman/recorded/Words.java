package io.steersman.recorded;

import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Instruction.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells what the user said from what the harness put into the user's message.
 *
 * <p>Clients wrap their own texts in elements such as {@code <system-reminder>}; everything outside of them is the user's.
 */
public final class Words {

    /** A text and who said it. */
    public record Part(String text, Source source) {}

    private static final Lexicon LISTS = Lexicon.of("user-words");

    /** The elements that clients wrap their own texts in. The user's words inside are kept as the user's. */
    private static final Map<String, Source> ELEMENTS = LISTS.kinds("elements", Source.class);

    /** Beginnings of whole messages that the harness writes in the user's place. */
    private static final Map<String, Source> BEGINNINGS = LISTS.kinds("beginnings", Source.class);

    private static final String CLAUDE_MD = "# claudeMd";

    /** Commands of the clients themselves: to enter one says nothing to the agent. */
    private static final Set<String> OF_CLIENTS = LISTS.words("of clients");

    private Words() {}

    /** The parts of a message in the user's place, in order, without blank ones. */
    public static List<Part> of(String message) {
        String start = message.stripLeading();
        for (Map.Entry<String, Source> beginning : BEGINNINGS.entrySet()) {
            if (start.startsWith(beginning.getKey())) {
                return List.of(new Part(message, beginning.getValue()));
            }
        }
        List<Part> parts = new ArrayList<>();
        int rest = 0;
        int open = message.indexOf('<');
        while (open >= 0) {
            int end = endOfElement(message, open, rest, parts);
            rest = Math.max(rest, end);
            open = message.indexOf('<', Math.max(end, open + 1));
        }
        add(parts, message.substring(rest), Source.USER);
        return parts;
    }

    /** Adds the text before a known element and the element; returns its end, or 0 when none opens here. */
    private static int endOfElement(String message, int open, int rest, List<Part> parts) {
        int nameEnd = open + 1;
        while (nameEnd < message.length() && isNamePart(message.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = message.substring(open + 1, nameEnd);
        Source source = ELEMENTS.get(name);
        int opened = message.indexOf('>', nameEnd);
        int close = source == null ? -1 : message.indexOf("</" + name + ">", nameEnd);
        if (source == null || close < 0 || opened < 0 || opened > close) {
            return 0;
        }
        add(parts, message.substring(rest, open), Source.USER);
        String inner = message.substring(opened + 1, close);
        add(parts, inner, name.equals("command-name") ? ofCommand(inner) : ofElement(inner, source));
        return close + name.length() + 3;
    }

    private static Source ofElement(String inner, Source source) {
        return source == Source.HARNESS && inner.contains(CLAUDE_MD) ? Source.FILE : source;
    }

    /** A slash command of the user is the user speaking, unless it is one of the client's own. */
    private static Source ofCommand(String inner) {
        String command = inner.strip();
        String name = command.startsWith("/") ? command.substring(1) : command;
        return OF_CLIENTS.contains(name) ? Source.HARNESS : Source.USER;
    }

    private static boolean isNamePart(char c) {
        return c == '-' || c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static void add(List<Part> parts, String text, Source source) {
        if (!text.isBlank()) {
            parts.add(new Part(text.strip(), source));
        }
    }
}
