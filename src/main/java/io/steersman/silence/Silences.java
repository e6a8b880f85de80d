package io.steersman.silence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.steersman.files.PrivateFiles;
import io.steersman.finding.RuleId;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The silences that last, and the latest that are over. Kept over a restart. Thread-safe; asking never waits. */
public final class Silences implements Silencing {

    private static final int MOST_KEPT = 200;

    private final Optional<Path> file;
    private final InstantSource clock;
    private volatile List<Silence> all;
    private volatile Optional<Consumer<Silence>> fleet = Optional.empty();

    private Silences(Optional<Path> file, InstantSource clock, List<Silence> all) {
        this.file = file;
        this.clock = clock;
        this.all = List.copyOf(all);
    }

    /** None yet, and none after the process ends. */
    public static Silences inMemory(InstantSource clock) {
        return new Silences(Optional.empty(), clock, List.of());
    }

    /**
     * Kept in a file.
     *
     * @throws UncheckedIOException when it is there and cannot be read
     */
    public static Silences in(Path file, InstantSource clock) {
        List<Silence> kept = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                Json.MAPPER.readTree(Files.readString(file)).forEach(one -> kept.add(Silence.read(one)));
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UncheckedIOException(
                    "The file %s is damaged. Maybe remove it: then agents are told everything again.".formatted(file),
                    new IOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Silences(Optional.of(file), clock, kept);
    }

    /** Those of a tenant, the latest first. */
    public List<Silence> of(String tenant) {
        List<Silence> theirs = new ArrayList<>();
        for (Silence one : all) {
            if (one.tenant().equals(tenant)) {
                theirs.add(0, one);
            }
        }
        return theirs;
    }

    @Override
    public Optional<String> why(RuleId rule, Context run) {
        List<Silence> now = all;
        if (now.isEmpty()) {
            return Optional.empty();
        }
        Instant moment = clock.instant();
        return now.stream()
                .filter(one -> one.lasts(moment) && one.covers(rule, run))
                .findFirst()
                .map(Silence::why);
    }

    /** From now on what changes here is told to somebody else, and counts once it is {@link #learn learned}. */
    public void decidedBy(Consumer<Silence> newFleet) {
        fleet = Optional.of(newFleet);
    }

    /** Adds one; it counts at once. */
    public void add(Silence silence) {
        fleet.orElse(this::learn).accept(silence);
    }

    /** One has begun, or is over. */
    public synchronized void learn(Silence silence) {
        if (all.stream().anyMatch(one -> one.id().equals(silence.id()))) {
            keep(all.stream()
                    .map(one -> one.id().equals(silence.id()) ? silence : one)
                    .toList());
            return;
        }
        List<Silence> more = new ArrayList<>(all);
        more.add(silence);
        keep(more.subList(Math.max(0, more.size() - MOST_KEPT), more.size()));
    }

    /**
     * Ends one of a tenant before its time.
     *
     * @return as it is now; nothing when there is no such, or it is over
     */
    public Optional<Silence> end(String tenant, String id) {
        Instant now = clock.instant();
        Optional<Silence> ended = all.stream()
                .filter(one -> one.tenant().equals(tenant) && one.id().equals(id) && one.lasts(now))
                .findFirst()
                .map(one -> one.endedAt(now));
        ended.ifPresent(this::add);
        return ended;
    }

    private void keep(List<Silence> more) {
        file.ifPresent(place -> write(place, more));
        all = List.copyOf(more);
    }

    private static void write(Path file, List<Silence> silences) {
        ArrayNode json = Json.MAPPER.createArrayNode();
        silences.forEach(one -> json.add(one.json()));
        try {
            PrivateFiles.replace(file, json.toPrettyString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
