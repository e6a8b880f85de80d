package io.steersman.reading.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Hash;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a call asks, apart from what only counts: the page, the attempt, a time, a number that keeps a cache from answering.
 * Which answer comes then tells whether counting on leads anywhere.
 */
final class Counters {

    private static final Lexicon LISTS = Lexicon.of("counters");
    private static final Set<String> NAMES = LISTS.words("names");
    private static final Set<String> REMARKS = LISTS.words("remarks");
    private static final int LONGEST = 32;

    private Counters() {}

    /** A key that is equal for calls that differ in counters only; empty for a call without any. */
    static String without(JsonNode input, List<Command> commands) {
        return commands.isEmpty() ? ofTool(input) : ofCommands(commands);
    }

    private static String ofTool(JsonNode input) {
        List<String> counting = new ArrayList<>(1);
        for (Iterator<String> names = input.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode value = input.get(name);
            boolean number =
                    value.isNumber() || value.isTextual() && value.textValue().length() <= LONGEST;
            if (number && NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                counting.add(name);
            }
        }
        if (counting.isEmpty() || counting.size() == input.size() || !(input instanceof ObjectNode)) {
            return "";
        }
        ObjectNode rest = ((ObjectNode) input).deepCopy();
        rest.remove(counting);
        return CallKey.of("counted", rest);
    }

    private static String ofCommands(List<Command> commands) {
        Hash hash = new Hash();
        boolean counts = false;
        boolean asks = false;
        for (Command command : commands) {
            boolean remark = REMARKS.contains(command.program())
                    && command.redirections().isEmpty();
            counts |= remark && command.text().chars().anyMatch(Character::isDigit);
            if (remark) {
                continue;
            }
            asks = true;
            hash.add(command.program());
            for (String argument : command.arguments()) {
                String plain = uncounted(argument);
                counts |= plain.length() < argument.length();
                hash.add('\1');
                hash.add(plain);
            }
            command.redirections().forEach(redirection -> hash.add(redirection.operator() + redirection.target()));
            hash.add(command.input());
            hash.add(command.directory());
            hash.add('\2');
        }
        return counts && asks ? hash.hex() : "";
    }

    /** An address without the numbers of its counting parameters. */
    private static String uncounted(String argument) {
        int query = argument.indexOf('?');
        if (query < 0 || argument.indexOf("://") < 0) {
            return argument;
        }
        StringBuilder plain = new StringBuilder(argument.substring(0, query + 1));
        for (String parameter : argument.substring(query + 1).split("&", -1)) {
            int equals = parameter.indexOf('=');
            boolean counter =
                    equals > 0 && NAMES.contains(parameter.substring(0, equals).toLowerCase(Locale.ROOT));
            plain.append(counter ? parameter.substring(0, equals) : parameter).append('&');
        }
        plain.setLength(plain.length() - 1);
        return plain.toString();
    }
}
