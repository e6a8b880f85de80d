package io.steersman.reload;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Ed25519 keys in PEM files, as {@code openssl genpkey -algorithm ed25519} makes them. */
public final class SigningKeys {

    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END (PRIVATE|PUBLIC) KEY-----");
    private static final String ALGORITHM = "Ed25519";

    private SigningKeys() {}

    /**
     * The private key of a file.
     *
     * @throws IllegalArgumentException when there is none in it
     */
    public static PrivateKey secret(Path file) {
        try {
            for (byte[] key : keys(file, "PRIVATE")) {
                return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(key));
            }
        } catch (GeneralSecurityException e) {
            throw unusable(file, "private", e);
        }
        throw unusable(file, "private", new GeneralSecurityException("none is in it"));
    }

    /**
     * The public keys of a file, at least one.
     *
     * @throws IllegalArgumentException when there is none in it
     */
    public static List<PublicKey> trusted(Path file) {
        List<PublicKey> trusted = new ArrayList<>();
        try {
            for (byte[] key : keys(file, "PUBLIC")) {
                trusted.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key)));
            }
        } catch (GeneralSecurityException e) {
            throw unusable(file, "public", e);
        }
        if (trusted.isEmpty()) {
            throw unusable(file, "public", new GeneralSecurityException("none is in it"));
        }
        return trusted;
    }

    private static List<byte[]> keys(Path file, String kind) {
        List<byte[]> keys = new ArrayList<>();
        try {
            Matcher found = PEM.matcher(Files.readString(file));
            while (found.find()) {
                if (found.group(1).equals(kind) && found.group(3).equals(kind)) {
                    keys.add(Base64.getMimeDecoder().decode(found.group(2)));
                }
            }
        } catch (IOException e) {
            throw unusable(file, kind.toLowerCase(Locale.ROOT), e);
        }
        return keys;
    }

    private static IllegalArgumentException unusable(Path file, String kind, Exception e) {
        return new IllegalArgumentException(
                "The file %s holds no %s Ed25519 key in PEM (%s). Maybe make one: openssl genpkey -algorithm ed25519"
                        .formatted(file, kind, e),
                e);
    }
}
