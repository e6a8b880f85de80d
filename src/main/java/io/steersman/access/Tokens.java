package io.steersman.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Reads bearer tokens (JWT, RFC 7519) that somebody else issues, signed by a key of a set (JWKS, RFC 7517). Thread-safe.
 *
 * <p>The claim {@code tenant} says whose data a token opens, {@code scope} what for, as names with spaces between or as
 * a list. Only signatures of public keys count: never none, never a shared secret.
 */
public final class Tokens {

    /** Longest that a clock may be off, in seconds. */
    private static final int SKEW = 30;

    /** Longest that the address of the keys may take to be reached, and to answer: requests wait for it. */
    private static final int PATIENCE_MILLIS = 3_000;

    /** How long the keys that are known go on to count when their address does not answer, in seconds. */
    private static final long KEPT_SECONDS = 3_600;

    private final JwtConsumer consumer;

    /** A token opens nothing. */
    public static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean passing;

        Invalid(String message, boolean passing) {
            super(message);
            this.passing = passing;
        }

        /** Whether it may open something later: the set of keys cannot be had now. */
        public boolean isPassing() {
            return passing;
        }
    }

    /**
     * Who sends a request.
     *
     * @param caller what the token says
     * @param untilMillis when the token ends, in milliseconds since 1970
     */
    public record Verified(Caller caller, long untilMillis) {}

    /**
     * @param keys address (http, https) or path of the set of keys
     * @param issuer who must have issued a token
     * @param audience whom it must be for
     * @param clock tells when the address was asked last
     */
    public Tokens(String keys, String issuer, String audience, InstantSource clock) {
        this.consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(resolver(keys, clock))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.RSA_USING_SHA384,
                        AlgorithmIdentifiers.RSA_USING_SHA512,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                        AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
                        AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
                        AlgorithmIdentifiers.EDDSA))
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(SKEW)
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audience)
                .build();
    }

    /**
     * Reads a token; may ask for the set of keys over the network.
     *
     * @throws Invalid when it opens nothing, saying why without repeating it
     */
    public Verified verify(String token) throws Invalid {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            NumericDate until = claims.getExpirationTime();
            String subject = claims.hasClaim("sub") ? claims.getSubject() : claims.getStringClaimValue("client_id");
            Caller caller = new Caller(
                    text(claims, "tenant"), "token:" + subject, scopes(claims.getClaimValue("scope")), Limits.NONE);
            return new Verified(caller, until.getValueInMillis());
        } catch (InvalidJwtException e) {
            throw invalid(e);
        } catch (MalformedClaimException e) {
            throw new Invalid("A claim of the token is not of the type that it must be.", false);
        } catch (IllegalArgumentException e) {
            throw new Invalid(String.valueOf(e.getMessage()), false);
        }
    }

    private static String text(JwtClaims claims, String name) throws MalformedClaimException, Invalid {
        if (!claims.hasClaim(name)) {
            throw new Invalid("The token has no claim '%s'.".formatted(name), false);
        }
        return claims.getStringClaimValue(name);
    }

    /** Names that mean nothing here are passed over: a token may be for other services as well. */
    private static Set<Scope> scopes(Object claim) {
        Collection<String> names = claim instanceof Collection<?> list
                ? list.stream().map(String::valueOf).toList()
                : Arrays.asList(String.valueOf(claim).split(" "));
        return names.stream().flatMap(name -> Scope.named(name).stream()).collect(Collectors.toSet());
    }

    private static Invalid invalid(InvalidJwtException thrown) {
        if (thrown.hasExpired()) {
            return new Invalid("The token has expired.", false);
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvableKeyException && cause.getCause() != null) {
                return new Invalid("The set of keys that tokens are signed with cannot be had.", true);
            }
        }
        return new Invalid(
                "The token is not one for this service: its signature, issuer, audience or time does not fit.", false);
    }

    private static VerificationKeyResolver resolver(String keys, InstantSource clock) {
        if (keys.startsWith("http://") || keys.startsWith("https://")) {
            HttpsJwks set = new HttpsJwks(keys);
            set.setSimpleHttpGet(new UnhurriedGet(network(), clock));
            // It has a pace of its own, which keeps what was asked for the first time and leaves out what failed.
            set.setRefreshReprieveThreshold(0);
            set.setRetainCacheOnErrorDuration(KEPT_SECONDS);
            return new HttpsJwksVerificationKeyResolver(set);
        }
        return new FileResolver(Path.of(keys));
    }

    private static Get network() {
        Get get = new Get();
        get.setConnectTimeout(PATIENCE_MILLIS);
        get.setReadTimeout(PATIENCE_MILLIS);
        get.setRetries(0);
        return get;
    }

    /** Reads the file with each token that is not known yet, so that a changed one takes effect. */
    private record FileResolver(Path file) implements VerificationKeyResolver {
        @Override
        public Key resolveKey(JsonWebSignature jws, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
            try {
                JsonWebKeySet set = new JsonWebKeySet(Files.readString(file));
                return new JwksVerificationKeyResolver(set.getJsonWebKeys()).resolveKey(jws, nesting);
            } catch (UnresolvableKeyException e) {
                // There is no such key in it, which is the token's fault and not the file's.
                throw e;
            } catch (IOException | JoseException e) {
                throw new UnresolvableKeyException("the file of keys cannot be read", e);
            }
        }
    }
}
