package io.steersman.rulebook;

import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.compile.ByFile;
import io.steersman.rulebook.drl.DrlFile;
import io.steersman.rulebook.drl.RuleMetadata;
import java.util.List;
import java.util.Optional;

/** What was read of files that are part of a rulebook, so that it is not read again with each change of another file. */
final class GoodFiles {

    private static final ByFile<Read> KNOWN = new ByFile<>();

    private GoodFiles() {}

    /**
     * What a file says.
     *
     * @param rules what its rules say of themselves
     * @param warnings matters of style
     */
    record Read(List<RuleMetadata> rules, List<Diagnostic> warnings) {
        Read {
            rules = List.copyOf(rules);
            warnings = List.copyOf(warnings);
        }
    }

    static Optional<Read> find(String path, String text) {
        return KNOWN.find(path, text);
    }

    /**
     * Remembers a file.
     *
     * @param warnings matters of style, also of other files
     */
    static Read keep(DrlFile file, List<RuleMetadata> rules, List<Diagnostic> warnings) {
        Read read = new Read(
                rules,
                warnings.stream()
                        .filter(warning -> warning.file().equals(file.path()))
                        .toList());
        KNOWN.keep(file.path(), file.text(), read);
        return read;
    }
}
