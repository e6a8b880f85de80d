package io.steersman.reading.instruction;

import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Commands by the words that they begin with, options left out: "cargo update"; some only with an option, "npm install -g", or
 * with words anywhere in what is written, "psql ~create index".
 */
record CommandForms(Set<String> plain, List<Special> special) {

    private static final Set<String> RUNNERS = Lexicon.of("operations").words("@runners");
    private static final int LONGEST = 4;

    /** A command that counts only with these options, or with this in its text. */
    record Special(String words, List<String> options, String text) {

        private boolean is(Command command) {
            return command.text().toLowerCase(Locale.ROOT).contains(text)
                    && options.stream()
                            .allMatch(option -> Spelling.given(
                                    command.program(), command.subcommand(), option, command.arguments()));
        }
    }

    static CommandForms of(Set<String> written) {
        Set<String> plain = new HashSet<>();
        List<Special> special = new ArrayList<>();
        for (String form : written) {
            int text = form.indexOf(" ~");
            String named = text < 0 ? form : form.substring(0, text);
            List<String> words = new ArrayList<>();
            List<String> options = new ArrayList<>();
            for (String word : named.split(" ", -1)) {
                (word.startsWith("-") ? options : words).add(word);
            }
            if (text < 0 && options.isEmpty()) {
                plain.add(form);
            } else {
                special.add(new Special(String.join(" ", words), options, text < 0 ? "" : form.substring(text + 2)));
            }
        }
        return new CommandForms(plain, special);
    }

    /** Whether a command, given also by its program and what is no option, is one of them, whatever runs it. */
    boolean hold(List<String> words, Command command) {
        int runner = runner(words);
        return begins(words, command) || runner > 0 && begins(words.subList(runner, words.size()), command);
    }

    private static int runner(List<String> words) {
        String two = words.size() > 2 ? words.get(0) + " " + words.get(1) : "";
        return RUNNERS.contains(two) ? 2 : words.size() > 1 && RUNNERS.contains(words.get(0)) ? 1 : 0;
    }

    private boolean begins(List<String> words, Command command) {
        StringBuilder beginning = new StringBuilder();
        for (int n = 0; n < Math.min(LONGEST, words.size()); n++) {
            beginning.append(n == 0 ? "" : " ").append(words.get(n));
            String begun = beginning.toString();
            if (plain.contains(begun) || special.stream().anyMatch(form -> form.words.equals(begun) && form.is(command))) {
                return true;
            }
        }
        return false;
    }
}
