package io.steersman.service;

import io.steersman.client.HookClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** When something came last, of each tenant and client, since the service began. Thread-safe. */
@Singleton
public final class Heard {

    private static final String STEP = "step";

    private final InstantSource clock = InstantSource.system();
    private final Map<String, Map<List<String>, LongAdder>> unclear = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Instant>> latest = new ConcurrentHashMap<>();

    /** Notes that steps of a tenant were judged. */
    void steps(String tenant) {
        note(tenant, STEP);
    }

    /** Notes that a client of a tenant sent a hook. */
    void hook(String tenant, HookClient client) {
        note(tenant, client.display());
    }

    /** Notes that something of a tenant was not understood. */
    void unclear(String tenant, String from, String what) {
        unclear.computeIfAbsent(tenant, key -> new ConcurrentHashMap<>())
                .computeIfAbsent(List.of(from, what), key -> new LongAdder())
                .increment();
    }

    private void note(String tenant, String what) {
        latest.computeIfAbsent(tenant, key -> new ConcurrentHashMap<>()).put(what, clock.instant());
    }

    /** What came last of a tenant. */
    public ClientsJson of(String tenant) {
        Map<String, Instant> times = latest.getOrDefault(tenant, Map.of());
        List<ClientsJson.Client> clients = Arrays.stream(HookClient.values())
                .flatMap(client -> Optional.ofNullable(times.get(client.display())).stream()
                        .map(time -> new ClientsJson.Client(client.display(), time)))
                .toList();
        List<ClientsJson.Unclear> notUnderstood = unclear.getOrDefault(tenant, Map.of()).entrySet().stream()
                .map(one -> new ClientsJson.Unclear(
                        one.getKey().get(0), one.getKey().get(1), one.getValue().sum()))
                .sorted(Comparator.comparing(ClientsJson.Unclear::from).thenComparing(ClientsJson.Unclear::what))
                .toList();
        return new ClientsJson(Optional.ofNullable(times.get(STEP)), clients, notUnderstood);
    }
}
