package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.steersman.Shipped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PullTest {

    private static final Sources OTHER =
            Shipped.sources().with(Map.of("policies/zz.yaml", "scope: { tenant: nobody }\n"));

    private final Releases releases = Releases.of(Shipped.inForce(), Path.of("rules"), Path.of("policies"));
    private final List<String> asked = new ArrayList<>();
    private KeyPair author;
    private HttpServer server;
    private Pull pull;
    private byte[] published = new byte[0];

    @BeforeEach
    void serve() throws IOException, GeneralSecurityException {
        author = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String had = String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match"));
            asked.add(had);
            String tag = "\"" + Arrays.hashCode(published) + "\"";
            exchange.getResponseHeaders().set("ETag", tag);
            boolean same = had.equals(tag);
            exchange.sendResponseHeaders(same ? 304 : 200, same ? -1 : published.length);
            if (!same) {
                exchange.getResponseBody().write(published);
            }
            exchange.close();
        });
        server.start();
        URI from = URI.create(
                "http://127.0.0.1:%d/rules.tar.gz".formatted(server.getAddress().getPort()));
        pull = new Pull(from, List.of(author.getPublic()), releases);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatIsNewIsTakenOnceAndThenNotFetchedAgain() throws GeneralSecurityException {
        // Given
        published = Bundle.write(OTHER, author.getPrivate());
        // When
        Pull.Look first = pull.look();
        Pull.Look second = pull.look();
        // Then
        assertThat(first.problem()).isEmpty();
        assertThat(releases.active().inForce().hash()).isEqualTo(OTHER.hash());
        assertThat(releases.current().orElseThrow().how()).isEqualTo(Activation.How.PULLED);
        assertThat(second.taken()).isEmpty();
        assertThat(asked.get(0)).isEqualTo("null");
        assertThat(asked.get(1)).startsWith("\"");
    }

    @Test
    void whatWasRolledBackIsNotTakenAgainUntilItChanges() throws GeneralSecurityException {
        // Given
        published = Bundle.write(OTHER, author.getPrivate());
        pull.look();
        releases.rollBack("ada", "");
        // When
        pull.look();
        // Then
        assertThat(releases.active().inForce().hash())
                .isEqualTo(Shipped.sources().hash());
    }

    @Test
    void aBundleOfAStrangerChangesNothing() throws GeneralSecurityException {
        // Given
        published = Bundle.write(
                OTHER, KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        // When
        Pull.Look look = pull.look();
        // Then
        assertThat(look.problem()).contains("nobody who is trusted");
        assertThat(releases.active().inForce()).isSameAs(Shipped.inForce());
    }

    @Test
    void brokenRulesChangeNothingAndAreNamed() throws GeneralSecurityException {
        // Given
        published = Bundle.write(OTHER.with(Map.of("rules/a/b.drl", "package rules.a.b;\nrul x")), author.getPrivate());
        // When
        Pull.Look look = pull.look();
        // Then
        assertThat(look.problem()).contains("rules/a/b.drl:2");
        assertThat(releases.active().inForce()).isSameAs(Shipped.inForce());
    }

    @Test
    void aServerThatIsGoneChangesNothing() {
        // Given
        server.stop(0);
        // When
        Pull.Look look = pull.look();
        // Then
        assertThat(look.problem()).contains("cannot be used");
    }
}
