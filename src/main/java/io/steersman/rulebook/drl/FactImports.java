package io.steersman.rulebook.drl;

import io.steersman.layout.DrlToken;
import io.steersman.layout.DrlTokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.FunctionImportDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;

/**
 * What a rule file need not import: the facts, lists, and what makes a finding of a rule.
 *
 * <p>Authors write names; in which package a fact lives is ours alone and may change. An import of a fact that a file has
 * all the same is taken for the fact of that name, wherever it lives by now. What is added stands on the line of the
 * package, so that each line keeps its number.
 */
public final class FactImports {

    private static final String OWN = "io.steersman.";
    /** What a consequence calls. */
    private static final List<String> CALLED = List.of("finding", "question");

    private static final Map<String, String> PLACES = FactNames.all().entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, fact -> fact.getValue().getCanonicalName()));

    private FactImports() {}

    /**
     * A full name as it is written, be it in an import or in a rule.
     *
     * @param from where it begins in the text
     * @param to behind its end
     * @param imported whether an import names it
     * @param target the name
     */
    private record Written(int from, int to, boolean imported, String target) {

        String name() {
            return target.substring(target.lastIndexOf('.') + 1);
        }
    }

    /**
     * The text with all imports that it needs.
     *
     * @param text DRL as an author writes it
     * @return the same with as many lines, each with what it had; for the compiler alone
     */
    public static String complete(String text) {
        List<DrlToken> tokens =
                DrlTokens.of(text).stream().filter(token -> !token.isComment()).toList();
        int end = packageEnd(tokens);
        if (end < 0) {
            return text;
        }
        StringBuilder complete = new StringBuilder(text);
        List<Written> written = written(tokens);
        for (int i = written.size() - 1; i >= 0; i--) {
            Written one = written.get(i);
            place(one.target()).ifPresent(now -> complete.replace(one.from(), one.to(), now));
        }
        boolean closed = text.charAt(end - 1) == ';';
        return complete.insert(end, (closed ? " " : "; ") + added(tokens, written))
                .toString();
    }

    /** Puts into the parser's tree of a text what {@link #complete} puts into the text. */
    public static void complete(PackageDescr tree, String text) {
        Set<String> names = new LinkedHashSet<>();
        for (ImportDescr imported : tree.getImports()) {
            place(imported.getTarget()).ifPresent(imported::setTarget);
            names.add(imported.getTarget().substring(imported.getTarget().lastIndexOf('.') + 1));
        }
        DrlTokens.of(text).stream()
                .map(DrlToken::text)
                .filter(word -> PLACES.containsKey(word) && names.add(word))
                .forEach(word -> tree.addImport(new ImportDescr(PLACES.get(word))));
        for (FunctionImportDescr imported : tree.getFunctionImports()) {
            place(imported.getTarget()).ifPresent(imported::setTarget);
        }
        for (String name : CALLED) {
            FunctionImportDescr called = new FunctionImportDescr();
            called.setTarget(placeOfCalled(name));
            if (tree.getFunctionImports().stream()
                    .noneMatch(one -> one.getTarget().equals(called.getTarget()))) {
                tree.addFunctionImport(called);
            }
        }
    }

    private static String added(List<DrlToken> tokens, List<Written> written) {
        Set<String> there =
                written.stream().filter(Written::imported).map(Written::name).collect(Collectors.toSet());
        Set<String> added = new LinkedHashSet<>();
        CALLED.stream()
                .filter(name -> !there.contains(name))
                .forEach(name -> added.add("import static " + placeOfCalled(name) + ";"));
        for (DrlToken token : tokens) {
            if (PLACES.containsKey(token.text()) && !there.contains(token.text())) {
                added.add("import " + PLACES.get(token.text()) + ";");
            }
        }
        return String.join(" ", added);
    }

    /** Where something of ours lives by now: a fact, or what is part of one; nothing for other names. */
    static Optional<String> place(String target) {
        if (!target.startsWith(OWN)) {
            return Optional.empty();
        }
        String[] parts = target.split("\\.", -1);
        if (parts.length > 1 && parts[parts.length - 2].equals(Report.class.getSimpleName())) {
            return Optional.of(placeOfCalled(parts[parts.length - 1]));
        }
        for (int i = 0; i < parts.length; i++) {
            String place = PLACES.get(parts[i]);
            if (place != null) {
                List<String> rest = List.of(parts).subList(i + 1, parts.length);
                return Optional.of(rest.isEmpty() ? place : place + "." + String.join(".", rest));
            }
        }
        return Optional.empty();
    }

    private static String placeOfCalled(String name) {
        return Report.class.getName() + "." + name;
    }

    /** Where the statement of the package ends, behind its semicolon when it has one; -1 when there is none. */
    private static int packageEnd(List<DrlToken> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("package")) {
                int last = nameEnd(tokens, i + 1);
                return end(tokens.get(isClosed(tokens, last) ? last + 1 : last));
            }
        }
        return -1;
    }

    private static List<Written> written(List<DrlToken> tokens) {
        List<Written> written = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean imported = tokens.get(i).is("import");
            if (imported || tokens.get(i).is("io") && tokens.get(i + 1).is(".")) {
                int first = imported ? i + (tokens.get(i + 1).is("static") ? 2 : 1) : i;
                int last = nameEnd(tokens, Math.min(first, tokens.size() - 1));
                first = Math.min(first, last);
                String target = tokens.subList(first, last + 1).stream()
                        .map(DrlToken::text)
                        .collect(Collectors.joining());
                written.add(new Written(tokens.get(first).start(), end(tokens.get(last)), imported, target));
                i = last;
            }
        }
        return written;
    }

    private static boolean isClosed(List<DrlToken> tokens, int last) {
        return last + 1 < tokens.size() && tokens.get(last + 1).is(";");
    }

    private static int end(DrlToken token) {
        return token.start() + token.text().length();
    }

    /** The last piece of a name with points that begins at a piece. */
    private static int nameEnd(List<DrlToken> tokens, int first) {
        int last = first;
        while (last + 2 < tokens.size() && tokens.get(last + 1).is(".")) {
            last += 2;
        }
        return Math.min(last, tokens.size() - 1);
    }
}
