package io.steersman.report.run;

import io.steersman.finding.RuleId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Which runs and which rules a report is about.
 *
 * @param since runs that were heard of at this time or later, in milliseconds since 1970
 * @param until runs that began before this time
 * @param client the client, empty for any
 * @param repository the repository or the last part of its name, empty for any
 * @param model the model, empty for any
 * @param rule a rule by its id, its name, or its category; empty for all
 */
public record Wanted(
        OptionalLong since, OptionalLong until, String client, String repository, String model, String rule) {

    /** All runs and all rules. */
    public static final Wanted ALL = new Wanted(OptionalLong.empty(), OptionalLong.empty(), "", "", "", "");

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

    /**
     * Reads what is asked for; empty texts ask for all.
     *
     * @param since a day ({@code 2026-03-01}, in UTC), a time with its offset, or how long ago ({@code 7d}, {@code 12h})
     * @param until likewise; a day is meant to its end
     * @param now in milliseconds since 1970
     * @throws IllegalArgumentException when a time cannot be read, saying what to write
     */
    public static Wanted of(
            String since, String until, String client, String repository, String model, String rule, long now) {
        return new Wanted(
                moment("since", since, now, 0), moment("until", until, now, DAY), client, repository, model, rule);
    }

    private static OptionalLong moment(String name, String text, long now, long ofDay) {
        if (text.isBlank()) {
            return OptionalLong.empty();
        }
        String word = text.strip();
        char unit = word.charAt(word.length() - 1);
        try {
            if (unit == 'd' || unit == 'h') {
                long count = Long.parseLong(word.substring(0, word.length() - 1));
                return OptionalLong.of(Math.subtractExact(now, Math.multiplyExact(count, unit == 'd' ? DAY : HOUR)));
            }
            return OptionalLong.of(
                    word.indexOf('T') < 0
                            ? LocalDate.parse(word)
                                            .atStartOfDay(ZoneOffset.UTC)
                                            .toInstant()
                                            .toEpochMilli()
                                    + ofDay
                            : OffsetDateTime.parse(word).toInstant().toEpochMilli());
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The time '%s' of '%s' cannot be read. Maybe write a day (2026-03-01), a time with its offset (2026-03-01T12:00:00Z), or how long ago (7d, 12h)."
                            .formatted(word, name),
                    e);
        }
    }

    /** Whether a run of this time may be wanted; one whose time is unknown is, unless a time is asked for. */
    public boolean inTime(OptionalLong began, OptionalLong latest) {
        boolean lateEnough = since.isEmpty() || latest.isPresent() && latest.getAsLong() >= since.getAsLong();
        return lateEnough && (until.isEmpty() || began.isPresent() && began.getAsLong() < until.getAsLong());
    }

    /** Whether a run heard of last at this time is too long ago, and with it all that were heard of before it. */
    boolean isTooLate(long latest) {
        return since.isPresent() && latest < since.getAsLong();
    }

    /** Whether a run is wanted. */
    public boolean wants(RunRecord run) {
        About about = run.about();
        return inTime(about.began(), about.latest())
                && (client.isEmpty() || client.equalsIgnoreCase(about.client()))
                && (model.isEmpty() || model.equalsIgnoreCase(about.model()))
                && (repository.isEmpty() || named(about.repository()));
    }

    private boolean named(String full) {
        String lower = full.toLowerCase(Locale.ROOT);
        String asked = repository.toLowerCase(Locale.ROOT);
        return lower.equals(asked) || lower.endsWith("/" + asked);
    }

    /** Whether a rule is wanted. */
    public boolean wants(RuleId id) {
        return isNamed(id.toString());
    }

    private boolean isNamed(String id) {
        return rule.isEmpty() || id.equals(rule) || id.startsWith(rule + ".") || id.endsWith("." + rule);
    }

    /** A run with what is wanted of it. */
    public RunRecord of(RunRecord run) {
        return rule.isEmpty() ? run : run.only(this::wants);
    }

    /** In words, as the head of a report; empty when all is wanted. */
    public String display() {
        List<String> parts = new ArrayList<>();
        since.ifPresent(time -> parts.add("since " + Instant.ofEpochMilli(time)));
        until.ifPresent(time -> parts.add("until " + Instant.ofEpochMilli(time)));
        add(parts, "client", client);
        add(parts, "repository", repository);
        add(parts, "model", model);
        add(parts, "rule", rule);
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + " " + value);
        }
    }
}
