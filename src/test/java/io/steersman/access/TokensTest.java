package io.steersman.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokensTest {

    @TempDir
    Path folder;

    private PublicJsonWebKey known;

    @BeforeEach
    void keepAKey() throws Exception {
        known = key("known");
        Files.writeString(
                folder.resolve("keys.json"),
                new JsonWebKeySet(known).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
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
        Tokens.Invalid refused = catchThrowableOfType(
                Tokens.Invalid.class, () -> tokens("keys.json").verify(token));
        // Then
        assertThat(refused.isPassing()).isFalse();
    }

    @Test
    void keysThatCannotBeReadNowMayBeLater() throws Exception {
        // Given
        String token = token(known);
        // When
        Tokens.Invalid refused = catchThrowableOfType(
                Tokens.Invalid.class, () -> tokens("none.json").verify(token));
        // Then
        assertThat(refused.isPassing()).isTrue();
    }

    private Tokens tokens(String file) {
        return new Tokens(folder.resolve(file).toString(), "issuer", "steersman");
    }

    private static PublicJsonWebKey key(String id) throws Exception {
        PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
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
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return signature.getCompactSerialization();
    }
}
