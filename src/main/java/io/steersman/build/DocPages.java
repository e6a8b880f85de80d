package io.steersman.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The documents as pages of HTML, which the service has at {@code /docs}: rendered when the program is built. */
public final class DocPages {

    private static final String INDEX = "index.md";
    private static final String MARKDOWN = ".md";
    private static final String HTML = ".html";

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create(), HeadingAnchorExtension.create()))
            .escapeHtml(true)
            .build();

    private final String template;
    /** Each document by its file, in the order of the names. */
    private final Map<Path, Node> documents = new LinkedHashMap<>();

    private DocPages(String template) {
        this.template = template;
    }

    /**
     * Writes them when the program is built.
     *
     * @param arguments the folder of documents, one more document, the folder of the template and the folder to write into
     * @throws IOException when something cannot be read or written, or a link leads to nothing
     */
    public static void main(String[] arguments) throws IOException {
        Path pages = Path.of(arguments[2]);
        Path to = Path.of(arguments[3]);
        Files.createDirectories(to);
        for (Map.Entry<String, String> page :
                of(Path.of(arguments[0]), Path.of(arguments[1]), pages).entrySet()) {
            Files.writeString(to.resolve(page.getKey()), page.getValue());
        }
        Files.copy(pages.resolve("pages.css"), to.resolve("pages.css"), StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The text of each page by its name.
     *
     * @param documents the folder of documents
     * @param more one more document
     * @param pages the folder of the template
     * @throws IOException when something cannot be read, or a link leads to nothing
     */
    static Map<String, String> of(Path documents, Path more, Path pages) throws IOException {
        DocPages all = new DocPages(Files.readString(pages.resolve("page.html")));
        try (Stream<Path> files = Files.list(documents)) {
            for (Path file : files.sorted().toList()) {
                all.read(file);
            }
        }
        all.read(more);
        List<Navigation.Entry> entries = Navigation.of(all.document(documents.resolve(INDEX)));
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<Path, Node> document : all.documents.entrySet()) {
            texts.put(name(document.getKey()), all.page(document.getKey(), document.getValue(), entries));
        }
        return texts;
    }

    private void read(Path file) throws IOException {
        if (file.toString().endsWith(MARKDOWN)) {
            documents.put(absolute(file), PARSER.parse(Files.readString(file)));
        }
    }

    private Node document(Path file) throws IOException {
        return Optional.ofNullable(documents.get(absolute(file)))
                .orElseThrow(() -> new IOException("There is no page %s.".formatted(file)));
    }

    private String page(Path file, Node document, List<Navigation.Entry> entries) throws IOException {
        List<String> dead = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                target(file, link.getDestination())
                        .ifPresentOrElse(link::setDestination, () -> dead.add(link.getDestination()));
                super.visit(link);
            }
        });
        if (!dead.isEmpty()) {
            throw new IOException("Links of %s lead to no page: %s".formatted(file, dead));
        }
        String name = name(file);
        return template.replace("{title}", Navigation.escaped(Navigation.title(document)))
                .replace("{nav}", Navigation.html(entries, name))
                .replace("{content}", RENDERER.render(document));
    }

    /** Where a link leads among the pages; nothing when there is no such page. */
    private Optional<String> target(Path from, String link) {
        if (link.contains("://") || link.startsWith("#") || link.startsWith("/")) {
            return Optional.of(link);
        }
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path to = absolute(from.resolveSibling(path));
        if (documents.containsKey(to)) {
            return Optional.of(name(to) + link.substring(path.length()));
        }
        // What lies beside the documents and is none is there as it is.
        return Files.exists(to) && path.equals(String.valueOf(to.getFileName())) ? Optional.of(link) : Optional.empty();
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** {@code writing-rules.md} is {@code writing-rules.html}. */
    static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - MARKDOWN.length()) + HTML;
    }
}
