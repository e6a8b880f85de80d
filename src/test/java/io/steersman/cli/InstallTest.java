package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.cli.setup.ConfigFile;
import io.steersman.cli.setup.TomlTable;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallTest {

    private static final String THEIRS = """
            {
              "model": "best",
              "hooks": {
                "Stop": [
                  {
                    "hooks": [
                      {
                        "type": "command",
                        "command": "say done"
                      }
                    ]
                  }
                ]
              },
              "list": [
                1,
                2
              ]
            }
            """;

    @TempDir
    private Path home = Path.of("");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "claude-code, .claude/settings.json",
        "codex, .codex/hooks.json",
        "gemini-cli, .gemini/settings.json",
        "qwen-code, .qwen/settings.json",
        "copilot-cli, .copilot/hooks/steersman.json",
        "cline, .cline/hooks/PostToolUse.sh",
        "opencode, .config/opencode/plugin/steersman.js",
        "cursor, .cursor/hooks.json",
        "openhands, .openhands/hooks.json"
    })
    void whatIsEnteredTwiceStandsThereOnceAndLeavesNothingBehind(String client, String file) throws IOException {
        // Given
        Shell first = shell();
        assertThat(first.run("install", client)).isZero();
        Map<String, String> installed = files();
        // When
        Shell again = shell();
        again.run("install", client);
        // Then
        assertThat(files()).isEqualTo(installed);
        assertThat(again.out()).contains("Nothing had to be changed.");
        assertThat(first.out()).contains("+ ", "To verify", client);
        assertThat(installed.get(file)).containsAnyOf("/v1/hooks/" + client, "/.steersman/hooks/" + client);
        assertThat(shell().run("uninstall", client)).isZero();
        assertThat(files().keySet()).allMatch(name -> name.contains(".before-steersman-"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "claude-code, .claude/settings.json",
        "codex, .codex/hooks.json",
        "gemini-cli, .gemini/settings.json",
        "qwen-code, .qwen/settings.json",
        "cursor, .cursor/hooks.json",
        "openhands, .openhands/hooks.json"
    })
    void whatIsThereStaysAndComesBackAsItWas(String client, String file) throws IOException {
        // Given
        Path config = home.resolve(file);
        Files.createDirectories(config.getParent());
        Files.writeString(config, THEIRS);
        // When
        shell().run("install", client);
        // Then
        JsonNode settings = Json.MAPPER.readTree(config.toFile());
        assertThat(settings.path("model").asText()).isEqualTo("best");
        assertThat(settings.path("hooks").path("Stop").path(0).toString()).contains("say done");
        assertThat(ConfigFile.holdsOurs(settings.toString())).isTrue();
        shell().run("uninstall", client);
        JsonNode after = Json.MAPPER.readTree(config.toFile());
        assertThat(after.path("hooks")).isEqualTo(Json.MAPPER.readTree(THEIRS).path("hooks"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"claude-code, .claude/settings.json", "gemini-cli, .gemini/settings.json", "cursor, .cursor/hooks.json"
    })
    void spacesAndLinesComeBackAsTheyWereToo(String client, String file) throws IOException {
        // Given
        String theirs = "{\"a\": [1, 2],\n\t\"hooks\": {\"Stop\": []}}";
        Path config = home.resolve(file);
        Files.createDirectories(config.getParent());
        Files.writeString(config, theirs);
        shell().run("uninstall", client);
        shell().run("install", client);
        shell().run("install", client, "--url", "http://127.0.0.1:9");
        // When
        shell().run("uninstall", client);
        // Then
        assertThat(config).content().isEqualTo(theirs);
    }

    @Test
    void aDryRunShowsTheDifferenceAndChangesNothing() throws IOException {
        // Given
        Shell shell = shell();
        // When
        int code = shell.run("install", "claude-code", "--dry-run");
        // Then
        assertThat(code).isZero();
        assertThat(shell.out()).contains("settings.json", "+  \"hooks\": {", "Nothing was changed.");
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileWithCommentsIsLeftAsItIs() throws IOException {
        // Given
        Path config = Files.createDirectories(home.resolve(".gemini")).resolve("settings.json");
        Files.writeString(config, "{ // mine\n}");
        Shell shell = shell();
        // When
        int code = shell.run("install", "gemini-cli");
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("is not a JSON object", "Maybe it has comments", "AfterTool");
        assertThat(config).hasContent("{ // mine\n}");
    }

    @Test
    void aScriptOfSomebodyElseIsLeftAsItIs() throws IOException {
        // Given
        Path script = Files.createDirectories(home.resolve(".cline/hooks")).resolve("TaskStart.sh");
        Files.writeString(script, "echo mine\n");
        Shell shell = shell();
        // When
        int code = shell.run("install", "cline");
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("is there already and not ours");
        assertThat(script).hasContent("echo mine\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "claude-code, --by-mcp, .claude.json, \"url\": \"http://127.0.0.1:8080/mcp\"",
        "claude-code, --by-mcp, .claude/settings.json, \"prompt\": \"${prompt}\"",
        "claude-code, --by-command, .steersman/hooks/claude-code, curl",
        "codex, --by-mcp, .codex/config.toml, [mcp_servers.steersman]",
        "codex, --by-mcp, .codex/hooks.json, \"tool_response\": \"${tool_response}\""
    })
    void anotherWayIsEnteredAndLeavesNothingBehindToo(String client, String option, String file, String text)
            throws IOException {
        // When
        shell().run("install", client, option);
        // Then
        Map<String, String> installed = files();
        assertThat(installed.get(file)).contains(text);
        assertThat(shell().run("install", client, option)).isZero();
        assertThat(files()).isEqualTo(installed);
        assertThat(shell().run("uninstall", client)).isZero();
        assertThat(files().keySet()).allMatch(name -> name.contains(".before-steersman-"));
    }

    @Test
    void serversAndTablesOfOthersStayAsTheyAre() throws IOException {
        // Given
        String toml = "# mine\nmodel = \"best\"\n\n[mcp_servers.other]\nurl = \"x\" # theirs\n";
        Path settings = Files.createDirectories(home.resolve(".codex")).resolve("config.toml");
        Files.writeString(settings, toml);
        Path servers = home.resolve(".claude.json");
        Files.writeString(servers, "{\"mcpServers\":{\"other\":{\"url\":\"x\"}},\"seen\":3}");
        shell().run("install", "codex", "--by-mcp");
        shell().run("install", "claude-code", "--by-mcp");
        assertThat(settings).content().startsWith(toml).endsWith("/mcp\"\n");
        // When
        shell().run("uninstall", "codex");
        shell().run("uninstall", "claude-code");
        // Then
        assertThat(settings).hasContent(toml);
        assertThat(Json.MAPPER.readTree(servers.toFile()))
                .isEqualTo(Json.MAPPER.readTree("{\"mcpServers\":{\"other\":{\"url\":\"x\"}},\"seen\":3}"));
    }

    @Test
    void aTableThatMovedOnIsPutRightAtItsPlace() {
        // Given
        String moved = "[mcp_servers.steersman]\nurl = \"old\"\n\n# of the next\n[other]\na = 1\n";
        // When
        String text = TomlTable.with("config.toml", moved, "mcp_servers.steersman", "url = \"new\"\n");
        // Then
        assertThat(text).isEqualTo("[mcp_servers.steersman]\nurl = \"new\"\n\n# of the next\n[other]\na = 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp_servers = { a = { url = \"x\" } }\n", "mcp_servers.steersman.url = \"x\"\n"})
    void aFileThatATableWouldBreakIsLeftAsItIs(String toml) throws IOException {
        // Given
        Path settings = Files.createDirectories(home.resolve(".codex")).resolve("config.toml");
        Files.writeString(settings, toml);
        Shell shell = shell();
        // When
        int code = shell.run("install", "codex", "--by-mcp");
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("Maybe add this by hand", "[mcp_servers.steersman]");
        assertThat(settings).hasContent(toml);
    }

    @ParameterizedTest
    @CsvSource({"cline, --dry-run", "claude-code, --by-command"})
    void whatCannotBeConnectedByMcpIsRefused(String client, String option) {
        // Given
        Shell shell = shell();
        // When
        int code = shell.run("install", client, "--by-mcp", option);
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("cannot be connected by MCP", "Maybe leave out --by-mcp");
    }

    @Test
    void aProjectIsConnectedAlone() throws IOException {
        // Given
        Path project = Files.createDirectories(home.resolve("work/app"));
        // When
        shell().run("install", "claude-code", "--project", project, "--url", "http://127.0.0.1:9999/");
        // Then
        assertThat(files().keySet()).containsExactly("work/app/.claude/settings.json");
        assertThat(files().values()).allMatch(text -> text.contains("\"http://127.0.0.1:9999/v1/hooks/claude-code\""));
    }

    @Test
    void aHomeWithASpaceIsNoTwoWords() throws IOException {
        // Given
        Path spaced = Files.createDirectories(home.resolve("my home"));
        // When
        new Shell().terminal(Map.of("HOME", spaced.toString())).input("n\n").run("install", "codex");
        // Then
        assertThat(Files.readString(spaced.resolve(".codex/hooks.json"))).contains("\"'" + spaced);
    }

    @Test
    void codexTrustsNothingUnlessToldTo() {
        // Given
        Shell shell = new Shell().terminal(Map.of("HOME", home.toString())).input("\n");
        // When
        shell.run("install", "codex");
        // Then
        assertThat(shell.out()).contains("Let it trust these? [y/N]", "enter /hooks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"install", "uninstall", "doctor"})
    void aClientThatIsNotKnownIsRefused(String verb) {
        // Given
        Shell shell = shell();
        // When
        int code = shell.run(verb, "emacs");
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("There is no client 'emacs'. Maybe use one of");
    }

    @Test
    void aServiceThatIsAwayIsSeenAtOnce() {
        // Given
        Shell shell = shell();
        // When
        int code = shell.run("doctor", "--url", "http://127.0.0.1:1");
        // Then
        assertThat(code).isEqualTo(ExitCode.FINDINGS);
        assertThat(shell.out()).contains("no agent is watched", "not connected");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "claude-code, --url=http://127.0.0.1:8080, .claude/settings.json, Bearer ${STEERSMAN_KEY}",
        "qwen-code, --url=http://127.0.0.1:8080, .qwen/settings.json, Bearer ${STEERSMAN_KEY}",
        "claude-code, --by-mcp, .claude.json, Bearer ${STEERSMAN_KEY}",
        "codex, --by-mcp, .codex/config.toml, bearer_token_env_var = \"STEERSMAN_KEY\""
    })
    void whoHasAKeySendsItFromTheEnvironmentAndNoFileHoldsIt(String client, String option, String file, String sent)
            throws IOException {
        // Given
        Shell shell = new Shell().terminal(Map.of("HOME", home.toString(), "STEERSMAN_KEY", "st_key_secret"));
        // When
        int exit = shell.run("install", client, option);
        // Then
        assertThat(exit).isZero();
        assertThat(files().get(file)).contains(sent);
        assertThat(files().values()).noneMatch(text -> text.contains("st_key_secret"));
        assertThat(shell().run("uninstall", client)).isZero();
        assertThat(files().keySet()).allMatch(name -> name.contains(".before-steersman-"));
    }

    private Shell shell() {
        return new Shell().terminal(Map.of("HOME", home.toString()));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            for (Path file : regular) {
                all.put(home.relativize(file).toString(), Files.readString(file));
            }
        }
        return all;
    }
}
