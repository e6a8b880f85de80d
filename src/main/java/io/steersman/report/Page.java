package io.steersman.report;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A report as one HTML file that needs no other: no script, no picture, nothing from the network. All texts are escaped.
 *
 * @param title of the page
 * @param sections in their order
 */
public record Page(String title, List<Section> sections) {

    private static final String TEMPLATE = "/report/page.html";

    /**
     * A part of a page.
     *
     * @param title empty for none
     * @param words a paragraph each
     * @param tables below them
     */
    public record Section(String title, List<String> words, List<Table> tables) {}

    /**
     * A table.
     *
     * @param folded what stands in its place until it is opened; empty when it is open from the beginning
     * @param head names of the columns
     * @param rows cells of each row, as many as there are columns
     */
    public record Table(String folded, List<String> head, List<List<String>> rows) {

        /** A table that is open. */
        public Table(List<String> head, List<List<String>> rows) {
            this("", head, rows);
        }
    }

    /** The file. */
    public String html() {
        return Parsed.TEMPLATE.data("page", this).render();
    }

    /** Read when the first page is asked for. */
    private static final class Parsed {

        static final Template TEMPLATE = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build()
                .parse(text(), Variant.forContentType(Variant.TEXT_HTML));

        private static String text() {
            try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(Page.TEMPLATE))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
