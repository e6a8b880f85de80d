package io.steersman.reading.shell;

import io.steersman.reading.text.CharKind;
import java.util.List;

/** How long commands wait by doing nothing else. */
public final class Sleeps {

    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_HOUR = 3_600;

    private Sleeps() {}

    /** Seconds of commands that do nothing but sleep; 0 when they do anything else, be it a look. */
    public static long seconds(List<Command> commands) {
        long seconds = 0;
        for (Command command : commands) {
            switch (command.program()) {
                case "sleep" -> seconds += seconds(command);
                case "echo", "true", ":", "date" -> {}
                default -> {
                    return 0;
                }
            }
        }
        return seconds;
    }

    /** Seconds that commands sleep, whatever else they do. */
    public static long pauses(List<Command> commands) {
        long seconds = 0;
        for (Command command : commands) {
            seconds += command.program().equals("sleep") ? seconds(command) : 0;
        }
        return seconds;
    }

    private static long seconds(Command sleep) {
        long seconds = 0;
        for (String argument : sleep.arguments()) {
            seconds += duration(argument);
        }
        return seconds;
    }

    /** {@code 90}, {@code 1.5}, {@code 90s}, {@code 5m}, {@code 1h}; 0 for anything else, such as a variable. */
    private static long duration(String word) {
        int end = word.length();
        long unit = 1;
        if (end > 1 && !CharKind.isDigit(word.charAt(end - 1))) {
            end--;
            unit = switch (word.charAt(end)) {
                case 's' -> 1;
                case 'm' -> SECONDS_PER_MINUTE;
                case 'h' -> SECONDS_PER_HOUR;
                default -> 0;
            };
        }
        int dot = word.indexOf('.');
        int whole = dot >= 0 && dot < end ? dot : end;
        boolean number =
                whole > 0 && whole <= 7 && word.substring(0, whole).chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(word.substring(0, whole)) * unit : 0;
    }
}
