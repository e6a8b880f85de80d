package io.steersman.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.reload.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFoldersTest {

    @TempDir
    private Path folder;

    @Test
    void brokenRulesAreAllNamedWithTheirPlaces() throws IOException {
        // Given
        Path rules = Files.createDirectories(folder.resolve("rules/a"));
        Files.writeString(rules.resolve("b.drl"), "package rules.a.b;\nrul \"x\"\n");
        Files.writeString(rules.resolve("c.drl"), "package rules.a.c;\nrul \"y\"\n");
        RuleFolders folders = new RuleFolders(new Given(folder.resolve("rules"), Path.of("policies")));
        // When
        // Then
        assertThatThrownBy(() -> folders.load(Versions.inMemory()))
                .isInstanceOf(RuleFolders.Unusable.class)
                .hasMessageMatching("(?s).*rules/a/b.drl:2:1: .+\nrules/a/c.drl:2:1: .+");
    }

    @Test
    void aMissingFolderIsNamed() {
        // Given
        RuleFolders folders = new RuleFolders(new Given(folder.resolve("none"), Path.of("policies")));
        // When
        // Then
        assertThatThrownBy(() -> folders.load(Versions.inMemory()))
                .isInstanceOf(RuleFolders.Unusable.class)
                .hasMessageContaining("none")
                .hasMessageContaining("Maybe a folder is missing");
    }

    /** Settings as given. */
    private record Given(Path ruleFolder, Path policyFolder) implements Settings {
        @Override
        public Optional<String> cluster() {
            return Optional.empty();
        }

        @Override
        public Fleet fleet() {
            throw new AssertionError("there is none");
        }

        @Override
        public Events events() {
            return () -> 1;
        }

        @Override
        public boolean tellPerson() {
            return true;
        }

        @Override
        public Optional<String> rules() {
            return Optional.of(ruleFolder.toString());
        }

        @Override
        public Optional<String> policies() {
            return Optional.of(policyFolder.toString());
        }

        @Override
        public Optional<String> data() {
            return Optional.empty();
        }

        @Override
        public Optional<String> secrets() {
            return Optional.empty();
        }

        @Override
        public Duration stepBudget() {
            return Duration.ZERO;
        }

        @Override
        public Duration longestWait() {
            return Duration.ZERO;
        }

        @Override
        public Duration ruleBudget() {
            return Duration.ZERO;
        }

        @Override
        public Experiments experiments() {
            return () -> Duration.ZERO;
        }

        @Override
        public Published published() {
            return new Published() {
                @Override
                public Optional<String> from() {
                    return Optional.empty();
                }

                @Override
                public Optional<String> trusted() {
                    return Optional.empty();
                }

                @Override
                public Optional<String> key() {
                    return Optional.empty();
                }

                @Override
                public Duration every() {
                    return Duration.ofSeconds(60);
                }
            };
        }

        @Override
        public Health health() {
            throw new IllegalStateException("Nobody asks for health here.");
        }

        @Override
        public Storing journal() {
            throw new IllegalStateException("Nobody asks for the journal here.");
        }

        @Override
        public Access access() {
            throw new IllegalStateException("Nobody asks for keys here.");
        }

        @Override
        public Reload reload() {
            return () -> Duration.ofMillis(300);
        }

        @Override
        public Sessions sessions() {
            return () -> 10;
        }

        @Override
        public Otlp otlp() {
            return () -> Duration.ofSeconds(3);
        }
    }
}
