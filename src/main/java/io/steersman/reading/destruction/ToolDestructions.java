package io.steersman.reading.destruction;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.reading.change.Write;
import io.steersman.reading.destruction.Destruction.Kind;
import io.steersman.reading.path.Paths;
import io.steersman.reading.text.Arguments;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what tools other than a shell would destroy: those that run statements, remove folders, or are named after it. */
public final class ToolDestructions {

    private static final Lexicon WORDS = Lexicon.of("lost");
    private static final Set<String> DESTROY = WORDS.words("@tools that destroy");
    private static final Set<String> DESTROYED = WORDS.words("@destroyed by tools");
    private static final Set<String> MANY = WORDS.words("@tools that remove many");
    private static final Set<String> FILTERS = WORDS.words("@filters of tools");
    private static final Set<String> STATEMENTS = WORDS.words("@tools that run statements");
    private static final Set<String> FOLDERS = WORDS.words("@tools that remove folders");
    private static final int LONGEST = 120;

    private ToolDestructions() {}

    /**
     * The deeds of a call.
     *
     * @param tool the tool's name as the client gives it
     * @param writes the changes to files that it makes
     */
    public static List<Destruction> of(String tool, JsonNode input, List<Write> writes) {
        List<String> words = words(tool);
        if (words.stream().anyMatch(STATEMENTS::contains)) {
            String statement = Arguments.text(input, "sql", "query", "statement", "sql_query");
            List<String> lost = Statements.destroyed(statement);
            if (!lost.isEmpty()) {
                return List.of(new Destruction(Kind.DATABASE, tool, "tables", lost, values(input), statement.strip()));
            }
        }
        boolean destroys = words.stream().anyMatch(DESTROY::contains) || words.contains("remove");
        if (!destroys) {
            return List.of();
        }
        if (words.stream().anyMatch(FOLDERS::contains)) {
            List<String> paths = writes.isEmpty()
                    ? List.of(Paths.normalise(Arguments.path(input)))
                    : writes.stream().map(Write::path).toList();
            List<String> lost = LostFiles.lasting(paths);
            return lost.isEmpty() || lost.contains("")
                    ? List.of()
                    : List.of(new Destruction(Kind.FILES, tool, "files", lost, lost, tool));
        }
        List<String> values = values(input);
        if (words.stream().anyMatch(MANY::contains) && isUnbounded(input)) {
            return List.of(new Destruction(Kind.DATABASE, tool, "records", values, values, tool));
        }
        boolean outright = words.stream().anyMatch(DESTROY::contains) || words.size() == 2;
        return Stream.concat(words.stream(), values.stream())
                .filter(word -> outright && DESTROYED.contains(word))
                .limit(1)
                .map(thing -> new Destruction(Kind.CLOUD, tool, thing, values, values, tool))
                .toList();
    }

    /** Whether a call that removes what fits a filter has none, or an empty one. */
    private static boolean isUnbounded(JsonNode input) {
        return FILTERS.stream()
                .map(input::path)
                .allMatch(filter -> filter.isEmpty() && filter.asText().isBlank());
    }

    /** The words of a tool's own name, without the server that offers it. */
    private static List<String> words(String tool) {
        int server = tool.lastIndexOf("__");
        String name = tool.substring(server < 0 ? tool.lastIndexOf('.') + 1 : server + 2);
        StringBuilder apart = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean begins = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
            apart.append(begins ? " " : "").append(Character.isLetterOrDigit(c) ? c : ' ');
        }
        return Pieces.words(apart.toString().toLowerCase(Locale.ROOT));
    }

    private static List<String> values(JsonNode input) {
        List<String> values = new ArrayList<>();
        for (Iterator<JsonNode> each = input.elements(); each.hasNext() && values.size() < Destruction.MOST_WORDS; ) {
            JsonNode value = each.next();
            if (value.isValueNode()
                    && value.asText().length() <= LONGEST
                    && !value.asText().isEmpty()) {
                values.add(value.asText());
            }
        }
        return values;
    }
}
