package io.steersman.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.steersman.service.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KnownSettingsTest {

    private static final Set<String> OF_VERBS = Set.of("steersman.key", "steersman.url", "steersman.judge.*");

    @Test
    void theyAreThoseThatTheServiceReadsAndThoseOfVerbs() {
        // Given
        Set<String> read = new TreeSet<>(OF_VERBS);
        ConfigMappings.getProperties(ConfigClass.configClass(Settings.class)).keySet().stream()
                .filter(name -> !name.endsWith("[*]"))
                .forEach(read::add);
        // When
        List<String> known = KnownSettings.names();
        // Then
        assertThat(known).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void eachIsDocumented() throws Exception {
        // Given
        StringBuilder pages = new StringBuilder();
        for (String page : List.of("http", "access", "experiments", "keeping", "versions")) {
            pages.append(Files.readString(Path.of("src/main/docs", page + ".md")));
        }
        // When
        List<String> known = KnownSettings.names();
        // Then
        assertThat(known).filteredOn(name -> !OF_VERBS.contains(name)).allSatisfy(name -> assertThat(pages)
                .contains(name));
    }

    @Test
    void oneThatNobodyReadsIsNamedWithTheNearest() {
        // When
        List<String> warnings = KnownSettings.warnings(
                List.of("STEERSMAN_DTA", "STEERSMAN_KEY", "STEERSMAN_JUDGE_KEY_OF_OURS", "HOME"),
                List.of("steersman.jurnal.store", "steersman.rules", "user.home"));
        // Then
        assertThat(warnings)
                .containsExactly(
                        "Warning: there is no setting 'steersman.jurnal.store', so it does nothing. Nearest: 'steersman.journal.store'.",
                        "Warning: there is no setting 'STEERSMAN_DTA', so it does nothing. Nearest: 'STEERSMAN_DATA'.");
    }
}
