package io.steersman.reading.instruction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One spelling for commands that are the same: {@code npm i} is {@code npm install}, {@code rm -r -f} is {@code rm -rf}. */
final class Spelling {

    private static final String FILE = "/reading/words/spellings.txt";
    private static final int LONGEST_BUNDLE = 6;
    private static final int SHORTEST_ABBREVIATION = 6;

    /** By program and subcommand: options that mean the same. */
    private static final Map<String, List<List<String>>> OPTIONS = new HashMap<>();
    /** By the words that begin a command: the words that it stands for. */
    private static final Map<String, List<String>> ALIASES = new HashMap<>();

    static {
        read();
    }

    private Spelling() {}

    private static void read() {
        try (InputStream in = Spelling.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The spellings " + FILE + " are not among the resources.");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(Spelling::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(String line) {
        int tab = line.indexOf('\t');
        String key = line.substring(0, tab);
        List<String> words = List.of(line.substring(tab + 1).split(" ", -1));
        if (words.get(0).equals("=")) {
            ALIASES.put(key, words.subList(1, words.size()));
        } else {
            OPTIONS.computeIfAbsent(key, k -> new ArrayList<>()).add(words);
        }
    }

    /** A command's words in the spelling that stands for all. */
    static List<String> of(List<String> words) {
        for (int n = Math.min(3, words.size()); n > 0; n--) {
            List<String> stands = ALIASES.get(String.join(" ", words.subList(0, n)));
            if (stands != null) {
                List<String> all = new ArrayList<>(stands);
                all.addAll(words.subList(n, words.size()));
                return all;
            }
        }
        return words;
    }

    /** Whether an option is among a command's arguments, in whatever spelling; several letters in one are all of them. */
    static boolean given(String program, String subcommand, String option, List<String> arguments) {
        if (arguments.stream().anyMatch(argument -> is(argument, option))) {
            return true;
        }
        List<String> wanted = isBundle(option) ? letters(option) : List.of(option);
        return wanted.stream().allMatch(one -> same(program, subcommand, one).stream()
                .anyMatch(name -> arguments.stream().anyMatch(argument -> is(argument, name))));
    }

    private static List<String> same(String program, String subcommand, String option) {
        for (String key : List.of(program + " " + subcommand, program)) {
            for (List<String> names : OPTIONS.getOrDefault(key, List.of())) {
                if (names.contains(option)) {
                    return names;
                }
            }
        }
        return List.of(option);
    }

    private static boolean is(String argument, String name) {
        if (argument.equals(name) || argument.startsWith(name + "=") && name.length() > 1) {
            return true;
        }
        if (name.length() == 2 && name.charAt(0) == '-') {
            return isBundle(argument) && argument.indexOf(name.charAt(1)) > 0;
        }
        return argument.startsWith("--") && argument.length() >= SHORTEST_ABBREVIATION && name.startsWith(argument);
    }

    private static boolean isBundle(String argument) {
        return argument.length() > 1
                && argument.length() <= LONGEST_BUNDLE
                && argument.charAt(0) == '-'
                && argument.chars().skip(1).allMatch(Character::isLetter);
    }

    private static List<String> letters(String bundle) {
        return bundle.chars().skip(1).mapToObj(c -> "-" + (char) c).toList();
    }
}
