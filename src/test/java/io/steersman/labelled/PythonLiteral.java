package io.steersman.labelled;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.steersman.trajectory.Json;

/** Reads what Python's {@code repr} prints of dictionaries, lists, texts and numbers. */
final class PythonLiteral {

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /**
     * The value as JSON.
     *
     * @throws IllegalArgumentException when the text is no such literal
     */
    static JsonNode read(String text) {
        PythonLiteral literal = new PythonLiteral(text);
        try {
            return literal.value();
        } catch (StringIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("The literal ends too early: " + text, e);
        }
    }

    private JsonNode value() {
        blanks();
        char c = text.charAt(at);
        if (c == '{') {
            return object();
        }
        if (c == '[' || c == '(') {
            return array(c == '[' ? ']' : ')');
        }
        return c == '\'' || c == '"' ? TextNode.valueOf(string()) : word();
    }

    private ObjectNode object() {
        ObjectNode object = Json.emptyObject();
        for (at++; !ends('}'); ) {
            String name = value().asText();
            blanks();
            at++;
            object.set(name, value());
        }
        return object;
    }

    private ArrayNode array(char end) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        for (at++; !ends(end); ) {
            array.add(value());
        }
        return array;
    }

    /** Passes over blanks, a comma and the end, and tells whether it was the end. */
    private boolean ends(char end) {
        blanks();
        if (text.charAt(at) == ',') {
            at++;
            blanks();
        }
        boolean ends = text.charAt(at) == end;
        at += ends ? 1 : 0;
        return ends;
    }

    private JsonNode word() {
        int from = at;
        while (at < text.length() && ",]}): ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        return switch (word) {
            case "None" -> NullNode.getInstance();
            case "True" -> BooleanNode.TRUE;
            case "False" -> BooleanNode.FALSE;
            default -> number(word);
        };
    }

    private static JsonNode number(String word) {
        if (word.isEmpty() || !"+-.0123456789".contains(word.substring(0, 1))) {
            throw new IllegalArgumentException("The word '%s' is no literal.".formatted(word));
        }
        return word.contains(".")
                ? Json.MAPPER.getNodeFactory().numberNode(Double.parseDouble(word))
                : Json.MAPPER.getNodeFactory().numberNode(Long.parseLong(word));
    }

    private String string() {
        char quote = text.charAt(at++);
        StringBuilder out = new StringBuilder();
        while (text.charAt(at) != quote) {
            out.append(text.charAt(at) == '\\' ? escape() : text.charAt(at++));
        }
        at++;
        return out.toString();
    }

    private char escape() {
        char c = text.charAt(at + 1);
        at += 2;
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'x' -> code(2);
            case 'u' -> code(4);
            default -> c;
        };
    }

    private char code(int digits) {
        at += digits;
        return (char) Integer.parseInt(text.substring(at - digits, at), 16);
    }

    private void blanks() {
        while (text.charAt(at) == ' ') {
            at++;
        }
    }
}
