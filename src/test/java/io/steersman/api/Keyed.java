package io.steersman.api;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.steersman.access.ApiKey;
import io.steersman.access.KeyFile;
import io.steersman.access.KeyText;
import io.steersman.access.Limits;
import io.steersman.access.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** Runs the service with keys of several tenants, and with tokens of an issuer that this is. */
public final class Keyed implements QuarkusTestProfile {

    static final String ISSUER = "https://issuer.example";
    static final String AUDIENCE = "steersman";
    static final String PAGE = "https://pages.example";
    static final int SMALL = 3000;

    private static final String PLACE = "keyed.under.test";
    private static final int RSA_BITS = 2048;

    /** The key that was made under a name. */
    static String key(String name) {
        return System.getProperty(PLACE + "." + name);
    }

    /** The folder with the file {@code keys} and, for the issuer, {@code private.json}. */
    static Path folder() {
        return Path.of(System.getProperty(PLACE));
    }

    /** Makes a key and returns its text. */
    static String make(Path file, String tenant, Set<Scope> scopes, Optional<Instant> expires, Limits limits) {
        String text = KeyText.fresh(new SecureRandom());
        new KeyFile(file).change(keys -> {
            List<ApiKey> all = new ArrayList<>(keys);
            all.add(new ApiKey(
                    KeyText.id(text).orElseThrow(),
                    "",
                    tenant,
                    scopes,
                    Instant.now(),
                    expires,
                    Optional.empty(),
                    limits,
                    KeyText.hash(text)));
            return all;
        });
        return text;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path folder = Files.createTempDirectory("steersman-keys");
            System.setProperty(PLACE, folder.toString());
            Path file = folder.resolve("keys");
            for (String tenant : List.of("acme", "beta", "local")) {
                keep(tenant, make(file, tenant, EnumSet.allOf(Scope.class), Optional.empty(), Limits.NONE));
            }
            for (Scope scope : Scope.values()) {
                keep("acme." + scope.display(), make(file, "acme", Set.of(scope), Optional.empty(), Limits.NONE));
            }
            Instant past = Instant.now().minus(Duration.ofSeconds(1));
            keep("expired", make(file, "acme", EnumSet.allOf(Scope.class), Optional.of(past), Limits.NONE));
            keep("slow", make(file, "acme", Set.of(Scope.READ), Optional.empty(), new Limits(1, 0)));
            keep("small", make(file, "acme", Set.of(Scope.INGEST), Optional.empty(), new Limits(0, SMALL)));
            Map<String, String> settings = new HashMap<>(new TempFolders().getConfigOverrides());
            settings.putAll(Map.of(
                    "steersman.data",
                    folder.toString(),
                    "steersman.access.keys",
                    file.toString(),
                    "steersman.access.audit",
                    folder.resolve("audit.jsonl").toString(),
                    "steersman.access.origins",
                    PAGE,
                    "steersman.access.jwt.keys",
                    issuer(folder),
                    "steersman.access.jwt.issuer",
                    ISSUER,
                    "steersman.access.jwt.audience",
                    AUDIENCE));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keep(String name, String key) {
        System.setProperty(PLACE + "." + name, key);
    }

    /** Serves the public half of a key pair; the private one stays in a file for the test. */
    private static String issuer(Path folder) throws IOException, JoseException {
        RsaJsonWebKey pair = RsaJwkGenerator.generateJwk(RSA_BITS);
        pair.setKeyId("one");
        Files.writeString(folder.resolve("private.json"), pair.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        byte[] set =
                new JsonWebKeySet(pair).toJson(OutputControlLevel.PUBLIC_ONLY).getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        server.start();
        return "http://127.0.0.1:%d/keys".formatted(server.getAddress().getPort());
    }
}
