package io.steersman.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** The list of pages beside each of them, as the first page has it: for whom, and which. */
final class Navigation {

    private Navigation() {}

    /**
     * A line of it.
     *
     * @param page the name of the page, empty for the line above several
     */
    record Entry(String page, String text) {}

    /** The lines of a list of pages. */
    static List<Entry> of(Node index) {
        List<Entry> entries = new ArrayList<>(List.of(new Entry("index.html", title(index))));
        index.accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                if (paragraph.getParent() instanceof ListItem) {
                    pages(paragraph, entries);
                } else if (paragraph.getNext() instanceof BulletList) {
                    entries.add(new Entry("", text(paragraph)));
                }
            }
        });
        return entries;
    }

    private static void pages(Node line, List<Entry> entries) {
        if (line.getFirstChild() instanceof Link link) {
            entries.add(new Entry(DocPages.name(Path.of(link.getDestination())), text(link)));
        }
    }

    /** As HTML. */
    static String html(List<Entry> entries, String current) {
        StringBuilder html = new StringBuilder("<ul>");
        for (Entry entry : entries) {
            html.append(
                    entry.page().isEmpty()
                            ? "</ul>\n<p>%s</p>\n<ul>".formatted(escaped(entry.text()))
                            : "\n<li><a href=\"%s\"%s>%s</a></li>"
                                    .formatted(
                                            entry.page(),
                                            entry.page().equals(current) ? " aria-current=\"page\"" : "",
                                            escaped(entry.text())));
        }
        return html.append("\n</ul>").toString();
    }

    /** The first heading. */
    static String title(Node document) {
        return document.getFirstChild() instanceof Heading heading ? text(heading) : "";
    }

    /** Its words, without what marks them. */
    private static String text(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
