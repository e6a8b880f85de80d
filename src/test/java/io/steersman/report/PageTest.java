package io.steersman.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.report.Page.Section;
import io.steersman.report.Page.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PageTest {

    private static final List<String> HEAD = List.of("", "runs");

    @Test
    void whatComesFromRunsIsTextAndNothingElse() {
        // Given
        String hostile = "<script>alert('x' & \"y\")</script>{page.title}";
        Table table = new Table(hostile, List.of(hostile), List.of(List.of(hostile)));
        Page page = new Page(hostile, List.of(new Section(hostile, List.of(hostile), List.of(table))));
        // When
        String html = page.html();
        // Then
        assertThat(html)
                .doesNotContain("<script")
                .contains("<td>&lt;script&gt;alert(&#39;x&#39; &amp; &quot;y&quot;)&lt;/script&gt;{page.title}</td>")
                .doesNotContain("http");
    }

    @Test
    void aFoldedTableStandsBehindItsTitleAndAnEmptyOneIsLeftOut() {
        // Given
        Table open = new Table(HEAD, List.of(List.of("any", "3")));
        Table folded = new Table("2 rules that saw nothing", HEAD, List.of(List.of("cycle", "0")));
        Table empty = new Table("0 rules of which nothing is known", HEAD, List.of());
        Page page = new Page("Report", List.of(new Section("Prevalence", List.of(), List.of(open, folded, empty))));
        // When
        String html = page.html();
        // Then
        assertThat(html)
                .contains("<td>any</td><td>3</td>", "<summary>2 rules that saw nothing</summary>")
                .doesNotContain("0 rules");
    }
}
