package io.steersman.rulebook.drl;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;

/** The types that a rule file can name, and what may be asked of them. */
public final class FactTypes {

    private FactTypes() {}

    /** The type that a file means by a name; nothing when it means none. */
    public static Optional<Class<?>> meant(PackageDescr file, String name) {
        String first = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        String rest = name.substring(first.length()).replace('.', '$');
        return Stream.concat(
                        file.getImports().stream()
                                .map(ImportDescr::getTarget)
                                .filter(target -> target.endsWith("." + first)),
                        Stream.of("java.lang." + first))
                .map(target -> load(target + rest))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> name.startsWith("io.steersman.") || name.startsWith("java.util.")
                        ? load(FactImports.place(name).orElse(name))
                        : Optional.empty());
    }

    /** The class of a full name that rules may import. */
    public static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, FactTypes.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** The type that rules mean by this name without an import. */
    public static Optional<Class<?>> ofRules(String name) {
        return Optional.ofNullable(FactNames.all().get(name));
    }

    /** What to do about a type that is not there. */
    public static String adviceOnType(String name) {
        return nearest(name, FactNames.all().keySet())
                .map(" Maybe you mean %s; a type that is no fact must be imported."::formatted)
                .orElse(" Maybe it is misspelt, or its import is missing.");
    }

    /** What a pattern or an expression may ask of a type without arguments, sorted. */
    static List<String> questions(Class<?> type) {
        return methods(type)
                .filter(method -> method.getParameterCount() == 0)
                .map(Method::getName)
                .distinct()
                .sorted()
                .toList();
    }

    /** The public methods of a type that are its own, not those of every object. */
    static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !method.getDeclaringClass().equals(Object.class))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !List.of("equals", "hashCode", "toString").contains(method.getName()));
    }

    /** The type of what is asked by this name without arguments. */
    public static Optional<Class<?>> typeOf(Class<?> owner, String question) {
        return methods(owner)
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getName().equals(question)
                        || method.getName().equals("get" + capital(question))
                        || method.getName().equals("is" + capital(question)))
                .<Class<?>>map(Method::getReturnType)
                .findFirst();
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** What to do about a question that a type does not answer. */
    public static String adviceOnQuestion(Class<?> type, String name) {
        List<String> questions = methods(type).map(Method::getName).distinct().toList();
        return nearest(name, questions)
                .map(" Maybe you mean '%s'."::formatted)
                .orElseGet(() -> " Maybe see what may be asked of it in /docs/facts.md of the service.");
    }

    /** The word that is most like another one, when it is like enough to be meant. */
    public static Optional<String> nearest(String word, Collection<String> words) {
        return words.stream()
                .filter(other -> !other.equals(word))
                .min(Comparator.comparingInt((String other) -> distance(word, other))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(other -> distance(word, other) <= Math.max(1, word.length() / 2)
                        || other.startsWith(word)
                        || word.startsWith(other));
    }

    /** Letters to change, add or leave out (Levenshtein). */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(before[j - 1] + change, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[b.length()];
    }
}
