package io.steersman.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents as the service shows them. */
class DocPagesTest {

    private static final Path DOCUMENTS = Path.of("src/main/docs");
    private static final Path MORE = Path.of("CONTRIBUTING.md");
    private static final Path PAGES = Path.of("src/main/pages");
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

    @Test
    void everyDocumentIsAPageAndNoLinkIsDead() throws IOException {
        // When
        Map<String, String> pages = DocPages.of(DOCUMENTS, MORE, PAGES);
        // Then
        assertThat(pages).hasSize(documents() + 1);
        pages.forEach(
                (name, text) -> assertThat(dead(name, text, pages)).as(name).isEmpty());
    }

    @Test
    void everyPageLeadsToEveryOtherAndSaysWhichItIs() throws IOException {
        // When
        Map<String, String> pages = DocPages.of(DOCUMENTS, MORE, PAGES);
        // Then
        pages.forEach((name, text) -> {
            assertThat(text).as(name).contains("<h1", "</h1>").doesNotContain("{nav}", "{content}", "<title>{");
            pages.keySet().stream()
                    .filter(other -> !other.equals("CONTRIBUTING.html"))
                    .forEach(other ->
                            assertThat(text).as("%s to %s", name, other).contains("<li><a href=\"" + other + "\""));
        });
        assertThat(pages.get("http.html"))
                .contains("<title>HTTP - Steersman</title>", "<a href=\"http.html\" aria-current=\"page\">", "<table>");
    }

    @Test
    void nothingIsAskedOfAnybodyElse() throws IOException {
        // When
        Map<String, String> pages = DocPages.of(DOCUMENTS, MORE, PAGES);
        // Then
        assertThat(pages.values())
                .allSatisfy(text -> assertThat(text).doesNotContain("<script", " src=\"http", " src=\"//", "@import"));
        assertThat(Files.readString(PAGES.resolve("pages.css")))
                .contains("prefers-color-scheme: dark")
                .doesNotContain("url(", "@import");
    }

    @Test
    void aLinkThatLeadsToNothingStopsTheBuild(@TempDir Path folder) throws IOException {
        // Given
        Files.writeString(folder.resolve("index.md"), "# All\n\n- [Gone](gone.md)\n");
        // When / Then
        assertThatThrownBy(() -> DocPages.of(folder, MORE, PAGES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gone.md");
    }

    private static List<String> dead(String name, String text, Map<String, String> pages) {
        List<String> dead = new ArrayList<>();
        Matcher links = LINK.matcher(text);
        while (links.find()) {
            String[] parts = links.group(1).split("#", 2);
            String page = parts[0].isEmpty() ? text : pages.getOrDefault(parts[0], "");
            boolean there = parts[0].contains("://")
                    || parts[0].equals("pages.css")
                    || !parts[0].isEmpty() && Files.exists(DOCUMENTS.resolve(parts[0]))
                    || parts[0].startsWith("/")
                    || !page.isEmpty() && (parts.length == 1 || page.contains("id=\"" + parts[1] + "\""));
            if (!there) {
                dead.add(links.group(1));
            }
        }
        return dead;
    }

    private static int documents() throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            return (int) files.filter(file -> file.toString().endsWith(".md")).count();
        }
    }
}
