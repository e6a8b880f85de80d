package io.steersman.reload;

import io.steersman.policy.Diagnostic;
import io.steersman.reload.Activation.How;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Fetches signed bundles from an address and puts what is new and good there in force.
 *
 * <p>Asks with the entity tag of the last answer (RFC 9110, If-None-Match), so that nothing is sent while nothing changes. Not
 * thread-safe: one thread calls {@link #look}.
 */
public final class Pull {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final URI from;
    private final List<PublicKey> trusted;
    private final Releases releases;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LONGEST)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private Optional<String> tag = Optional.empty();
    private String tried = "";

    /**
     * @param from address of a bundle, http or https: what is trusted is the signature
     * @param trusted keys of those whose bundles are taken
     */
    public Pull(URI from, List<PublicKey> trusted, Releases releases) {
        this.from = from;
        this.trusted = List.copyOf(trusted);
        this.releases = releases;
    }

    /**
     * What came of one look.
     *
     * @param taken the version that is in force since, if any
     * @param problem why what lies there is not, empty when all is well
     */
    public record Look(Optional<InForce> taken, String problem) {
        private static final Look NOTHING = new Look(Optional.empty(), "");
    }

    /** Looks once. Never throws: what was in force stays when anything goes wrong. */
    public Look look() {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(from).timeout(LONGEST);
            tag.ifPresent(value -> request.header("If-None-Match", value));
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return response.statusCode() == NOT_MODIFIED ? Look.NOTHING : take(response, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Look.NOTHING;
        } catch (IOException | RuntimeException e) {
            return problem("%s cannot be used: %s".formatted(from, e));
        }
    }

    private Look take(HttpResponse<InputStream> response, InputStream body) throws IOException {
        if (response.statusCode() != OK) {
            return problem("%s answers with status %d.".formatted(from, response.statusCode()));
        }
        byte[] bundle = body.readNBytes(LARGEST + 1);
        if (bundle.length > LARGEST) {
            return problem("%s has more than %d bytes.".formatted(from, LARGEST));
        }
        Look look = take(bundle);
        tag = response.headers().firstValue("ETag");
        return look;
    }

    private Look take(byte[] bundle) {
        try {
            Sources sources = Bundle.read(bundle, trusted);
            String hash = sources.hash();
            if (hash.equals(tried)) {
                return Look.NOTHING;
            }
            tried = hash;
            if (hash.equals(releases.active().inForce().hash())) {
                return Look.NOTHING;
            }
            InForce good = releases.keep(sources);
            return new Look(Optional.of(releases.put(good, How.PULLED, from.toString(), "")), "");
        } catch (Releases.Unfit e) {
            String all = e.diagnostics().isEmpty()
                    ? ""
                    : " " + e.diagnostics().stream().map(Diagnostic::display).toList();
            return problem("%s: %s%s".formatted(from, e.getMessage(), all));
        }
    }

    private static Look problem(String what) {
        return new Look(Optional.empty(), what);
    }
}
