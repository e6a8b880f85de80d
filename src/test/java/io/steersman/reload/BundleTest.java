package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.Shipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundleTest {

    private static final KeyPair AUTHOR = keys();
    private static final Sources SOURCES = Shipped.sources();

    @Test
    void whatWasSignedComesBackAsItWas() throws GeneralSecurityException {
        // When
        Sources read = Bundle.read(Bundle.write(SOURCES, AUTHOR.getPrivate()), List.of(AUTHOR.getPublic()));
        // Then
        assertThat(read).isEqualTo(SOURCES);
    }

    @Test
    void equalFilesMakeEqualBundles() throws GeneralSecurityException {
        assertThat(Bundle.write(SOURCES, AUTHOR.getPrivate())).isEqualTo(Bundle.write(SOURCES, AUTHOR.getPrivate()));
    }

    @Test
    void aBundleOfAStrangerIsNotUsed() throws GeneralSecurityException {
        // Given
        byte[] bundle = Bundle.write(SOURCES, keys().getPrivate());
        // When
        // Then
        assertThatThrownBy(() -> Bundle.read(bundle, List.of(AUTHOR.getPublic())))
                .isInstanceOf(Releases.Unfit.class)
                .hasMessageContaining("nobody who is trusted");
    }

    @Test
    void aFileThatWasChangedAddedOrTakenAwayAfterSigningIsNoticed() throws GeneralSecurityException, IOException {
        // Given
        Map<String, byte[]> files = Tar.read(Bundle.write(SOURCES, AUTHOR.getPrivate()));
        Map<String, byte[]> changed = new LinkedHashMap<>(files);
        changed.put("policies/default.yaml", "rules: {}".getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> added = new LinkedHashMap<>(files);
        added.put("rules/a/b.drl", new byte[] {'x'});
        Map<String, byte[]> less = new LinkedHashMap<>(files);
        less.remove("rules/intervention/ladder.drl");
        // When
        // Then
        for (Map<String, byte[]> other : List.of(changed, added, less)) {
            assertThatThrownBy(() -> Bundle.read(Tar.write(other), List.of(AUTHOR.getPublic())))
                    .isInstanceOf(Releases.Unfit.class)
                    .hasMessageContaining("not those that were signed");
        }
    }

    @Test
    void aPathThatLeadsElsewhereIsRefused() throws GeneralSecurityException, IOException {
        // Given
        Map<String, byte[]> files = new LinkedHashMap<>(Tar.read(Bundle.write(SOURCES, AUTHOR.getPrivate())));
        files.put("rules/../../etc/x.drl", new byte[] {'x'});
        // When
        // Then
        assertThatThrownBy(() -> Bundle.read(Tar.write(files), List.of(AUTHOR.getPublic())))
                .isInstanceOf(Releases.Unfit.class)
                .hasMessageContaining("etc/x.drl");
    }

    @Test
    void whatIsCutOffOrNoBundleIsRefused() throws GeneralSecurityException {
        // Given
        byte[] bundle = Bundle.write(SOURCES, AUTHOR.getPrivate());
        // When
        // Then
        for (byte[] broken : List.of(Arrays.copyOf(bundle, bundle.length / 2), new byte[0], new byte[600])) {
            assertThatThrownBy(() -> Bundle.read(broken, List.of(AUTHOR.getPublic())))
                    .isInstanceOf(Releases.Unfit.class);
        }
    }

    @Test
    void longPathsSurvive() throws IOException {
        // Given
        String path = "rules/" + "folder_of_some_length/".repeat(5) + "file.drl";
        // When
        Map<String, byte[]> read = Tar.read(Tar.write(Map.of(path, new byte[513])));
        // Then
        assertThat(read).containsOnlyKeys(path);
        assertThat(read.get(path)).hasSize(513);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
