package io.steersman.reload;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A version as one signed file, to be handed on: a {@code .tar.gz} with {@code manifest.json}, {@code manifest.sig} and the files.
 *
 * <p>The manifest names the hash of all files; the signature (Ed25519, RFC 8032) is over the manifest as it is.
 */
public final class Bundle {

    private static final String MANIFEST = "manifest.json";
    private static final String SIGNATURE = "manifest.sig";
    private static final String ALGORITHM = "Ed25519";

    private Bundle() {}

    /**
     * Makes a bundle; equal files and keys make equal bundles.
     *
     * @throws GeneralSecurityException when the key is of another kind
     */
    public static byte[] write(Sources sources, PrivateKey key) throws GeneralSecurityException {
        byte[] manifest = Json.emptyObject()
                .put("format", 1)
                .put("version", sources.hash())
                .toPrettyString()
                .getBytes(StandardCharsets.UTF_8);
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(manifest);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(MANIFEST, manifest);
        files.put(SIGNATURE, Base64.getEncoder().encode(signature.sign()));
        sources.files().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return Tar.write(files);
    }

    /**
     * The files of a bundle, when somebody who is trusted has signed exactly these.
     *
     * @param trusted the keys of those who are
     * @throws Releases.Unfit when nobody has, or it is no bundle
     */
    public static Sources read(byte[] bundle, Collection<PublicKey> trusted) {
        try {
            Map<String, byte[]> files = Tar.read(bundle);
            byte[] manifest = files.getOrDefault(MANIFEST, new byte[0]);
            byte[] signature = files.getOrDefault(SIGNATURE, new byte[0]);
            files.remove(MANIFEST);
            files.remove(SIGNATURE);
            if (!isSigned(manifest, signature, trusted)) {
                throw unfit("nobody who is trusted has signed it. Maybe add the public key of its author");
            }
            Sources sources = sources(files);
            JsonNode said = Json.MAPPER.readTree(manifest);
            if (said.path("format").asInt() != 1) {
                throw unfit("its format (%s) is unknown. Maybe a newer program made it".formatted(said.path("format")));
            }
            if (!said.path("version").asText().equals(sources.hash())) {
                throw unfit("its files are not those that were signed");
            }
            return sources;
        } catch (IOException | IllegalArgumentException e) {
            throw unfit(String.valueOf(e.getMessage()));
        }
    }

    private static Sources sources(Map<String, byte[]> files) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            texts.put(file.getKey(), text(file.getValue()));
        }
        return new Sources(Map.of(), Map.of(), Map.of()).with(texts);
    }

    private static String text(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
    }

    private static boolean isSigned(byte[] manifest, byte[] signature, Collection<PublicKey> trusted) {
        for (PublicKey key : trusted) {
            try {
                Signature check = Signature.getInstance(ALGORITHM);
                check.initVerify(key);
                check.update(manifest);
                if (signature.length > 0 && check.verify(Base64.getDecoder().decode(signature))) {
                    return true;
                }
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // Not signed by this one.
                continue;
            }
        }
        return false;
    }

    private static Releases.Unfit unfit(String why) {
        return new Releases.Unfit("The bundle is not used: %s.".formatted(why), List.of());
    }
}
