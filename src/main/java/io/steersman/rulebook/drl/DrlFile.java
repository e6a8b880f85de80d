package io.steersman.rulebook.drl;

import io.steersman.finding.RuleId;
import java.util.List;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * One parsed DRL file.
 *
 * @param path path below the rules folder, with {@code /}
 * @param text the file as it is
 * @param tree the parser's tree
 */
public record DrlFile(String path, String text, PackageDescr tree) {

    /** The folder. */
    public String category() {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    /** The file's name without its ending. */
    public String subcategory() {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ".drl".length());
    }

    /** The package that its place asks for. */
    public String expectedPackage() {
        return "rules." + category().replace('/', '.') + "." + subcategory();
    }

    public List<RuleDescr> rules() {
        return tree.getRules();
    }

    public RuleId id(RuleDescr rule) {
        return new RuleId(category(), subcategory(), rule.getName());
    }

    /** What stands before the first rule: package and imports. */
    public String header() {
        int first =
                rules().stream().mapToInt(RuleDescr::getStartCharacter).min().orElse(text.length());
        return text.substring(0, Math.min(first, text.length()));
    }

    /** The text of one rule. */
    public String text(RuleDescr rule) {
        return text.substring(rule.getStartCharacter(), Math.min(rule.getEndCharacter() + 1, text.length()));
    }
}
