package io.steersman.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokensTest {

    @TempDir
    Path folder;

    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());
    private PublicJsonWebKey known;

    @BeforeEach
    void keepAKey() throws Exception {
        known = key("known");
        Files.writeString(folder.resolve("keys.json"), set(known));
    }

    @Test
    void aTokenOfAKnownKeyOpens() throws Exception {
        assertThat(tokens("keys.json").verify(token(known)).caller().tenant()).isEqualTo("acme");
    }

    @Test
    void aTokenOfAnUnknownKeyIsTheFaultOfTheToken() throws Exception {
        // Given
        String token = token(key("unknown"));
        // When
        Tokens.Invalid refused = refusal(tokens("keys.json"), token);
        // Then
        assertThat(refused.isPassing()).isFalse();
    }

    @Test
    void keysThatCannotBeReadNowMayBeLater() throws Exception {
        // Given
        String token = token(known);
        // When
        Tokens.Invalid refused = refusal(tokens("none.json"), token);
        // Then
        assertThat(refused.isPassing()).isTrue();
    }

    @Test
    void anAddressIsAskedOnceForManyTokensOfUnknownKeys() throws Exception {
        // Given
        PublicJsonWebKey unknown = key("unknown");
        try (KeyServer server = new KeyServer(set(known))) {
            Tokens tokens = tokens(server);
            List<Boolean> passing = new ArrayList<>();
            // When
            for (int i = 0; i < 20; i++) {
                unknown.setKeyId("unknown" + i);
                passing.add(refusal(tokens, token(unknown)).isPassing());
            }
            // Then
            assertThat(passing).hasSize(20).containsOnly(false);
            assertThat(server.asked()).isEqualTo(1);
            assertThat(tokens.verify(token(known)).caller().tenant()).isEqualTo("acme");
        }
    }

    @Test
    void aKeyThatWasAddedIsKnownAfterAWhile() throws Exception {
        // Given
        PublicJsonWebKey added = key("added");
        try (KeyServer server = new KeyServer(set(known))) {
            Tokens tokens = tokens(server);
            tokens.verify(token(known));
            server.answer(set(known, added));
            boolean refusedAtFirst = !refusal(tokens, token(added)).isPassing();
            // When
            millis.addAndGet(UnhurriedGet.EVERY_MILLIS);
            // Then
            assertThat(refusedAtFirst).isTrue();
            assertThat(tokens.verify(token(added)).caller().tenant()).isEqualTo("acme");
            assertThat(server.asked()).isEqualTo(2);
        }
    }

    @Test
    void anAddressThatFailsIsNotAskedAgainAtOnceAndTheTokenMayOpenLater() throws Exception {
        // Given
        try (KeyServer server = new KeyServer("no set of keys")) {
            Tokens tokens = tokens(server);
            // When
            List<Boolean> passing = List.of(
                    refusal(tokens, token(known)).isPassing(),
                    refusal(tokens, token(known)).isPassing(),
                    refusal(tokens, token(known)).isPassing());
            server.answer(set(known));
            millis.addAndGet(UnhurriedGet.EVERY_MILLIS);
            // Then
            assertThat(passing).containsOnly(true);
            assertThat(server.asked()).isEqualTo(1);
            assertThat(tokens.verify(token(known)).caller().tenant()).isEqualTo("acme");
        }
    }

    @Test
    void nobodyAtTheAddressIsNoFaultOfTheToken() throws Exception {
        // Given
        KeyServer server = new KeyServer(set(known));
        Tokens tokens = tokens(server);
        server.close();
        // Then
        assertThat(refusal(tokens, token(known)).isPassing()).isTrue();
    }

    private Tokens tokens(String file) {
        return new Tokens(folder.resolve(file).toString(), "issuer", "steersman", clock);
    }

    private Tokens tokens(KeyServer server) {
        return new Tokens(server.address(), "issuer", "steersman", clock);
    }

    private static Tokens.Invalid refusal(Tokens tokens, String token) {
        return catchThrowableOfType(Tokens.Invalid.class, () -> tokens.verify(token));
    }

    private static String set(PublicJsonWebKey... keys) {
        return new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private static PublicJsonWebKey key(String id) throws Exception {
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(id);
        return key;
    }

    private static String token(PublicJsonWebKey key) throws Exception {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("issuer");
        claims.setAudience("steersman");
        claims.setSubject("ada");
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("tenant", "acme");
        claims.setClaim("scope", "read");
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        return signature.getCompactSerialization();
    }
}
