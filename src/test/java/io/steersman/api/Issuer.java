package io.steersman.api;

import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Issues tokens, good and forged. */
final class Issuer {

    private static final float MINUTES = 5;

    private final PublicJsonWebKey pair;

    /** Signs with this key, a JWK with its private half. */
    Issuer(String key) {
        try {
            this.pair = PublicJsonWebKey.Factory.newPublicJwk(key);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A good token. */
    String token(String tenant, String scope) {
        return signed(claims(tenant, scope), pair);
    }

    /** Tokens that must open nothing. */
    List<String> forged() {
        try {
            JwtClaims expired = claims("acme", "read");
            expired.setExpirationTimeMinutesInTheFuture(-MINUTES);
            JwtClaims lasting = claims("acme", "read");
            lasting.unsetClaim("exp");
            JwtClaims ofAnother = claims("acme", "read");
            ofAnother.setIssuer("https://other.example");
            JwtClaims forAnother = claims("acme", "read");
            forAnother.setAudience("billing");
            JwtClaims ofNobody = claims("acme", "read");
            ofNobody.unsetClaim("tenant");
            JwtClaims ofAll = claims("acme' OR '1'='1", "read");
            PublicJsonWebKey stranger = RsaJwkGenerator.generateJwk(2048);
            stranger.setKeyId(pair.getKeyId());
            return List.of(
                    signed(expired, pair),
                    signed(lasting, pair),
                    signed(ofAnother, pair),
                    signed(forAnother, pair),
                    signed(ofNobody, pair),
                    signed(ofAll, pair),
                    signed(claims("acme", "read"), stranger),
                    unsigned(claims("acme", "read")),
                    signedWithThePublicKeyAsSecret(claims("acme", "read")),
                    token("acme", "read") + "x",
                    "not.a.token");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JwtClaims claims(String tenant, String scope) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(Keyed.ISSUER);
        claims.setAudience(Keyed.AUDIENCE);
        claims.setSubject("ada");
        claims.setExpirationTimeMinutesInTheFuture(MINUTES);
        claims.setClaim("tenant", tenant);
        claims.setClaim("scope", scope);
        return claims;
    }

    private static String signed(JwtClaims claims, PublicJsonWebKey key) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return text(signature);
    }

    private static String unsigned(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return text(signature);
    }

    private String signedWithThePublicKeyAsSecret(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(new HmacKey(pair.getPublicKey().getEncoded()));
        signature.setKeyIdHeaderValue(pair.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        return text(signature);
    }

    private static String text(JsonWebSignature signature) {
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
