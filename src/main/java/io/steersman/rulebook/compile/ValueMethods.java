package io.steersman.rulebook.compile;

import java.util.HashSet;
import java.util.Set;

/** The methods of plain values that rules may call: they touch nothing else, and take and make no more than they are given. */
public final class ValueMethods {

    private static final String LISTED = """
            java.lang.String length isEmpty isBlank charAt contains startsWith endsWith indexOf lastIndexOf equals
            java.lang.String equalsIgnoreCase compareTo compareToIgnoreCase contentEquals regionMatches
            java.lang.String toLowerCase toUpperCase strip stripLeading stripTrailing trim substring subSequence
            java.lang.String valueOf concat join hashCode toString
            java.lang.CharSequence length isEmpty charAt subSequence toString
            java.lang.Comparable compareTo
            java.lang.Number intValue longValue doubleValue floatValue
            java.lang.Integer valueOf intValue longValue doubleValue compare compareTo equals parseInt toString hashCode
            java.lang.Integer max min sum signum MAX_VALUE MIN_VALUE TYPE
            java.lang.Long valueOf intValue longValue doubleValue compare compareTo equals parseLong toString hashCode
            java.lang.Long max min sum signum MAX_VALUE MIN_VALUE TYPE
            java.lang.Double valueOf intValue longValue doubleValue compare compareTo equals parseDouble toString hashCode
            java.lang.Double max min sum isNaN isInfinite isFinite MAX_VALUE MIN_VALUE TYPE
            java.lang.Boolean TYPE valueOf booleanValue equals compare compareTo parseBoolean toString hashCode TRUE FALSE
            java.lang.Character TYPE valueOf charValue compare compareTo equals toString hashCode isDigit isLetter
            java.lang.Character isLetterOrDigit isWhitespace isUpperCase isLowerCase toUpperCase toLowerCase
            java.lang.Math abs max min floor ceil round rint floorDiv floorMod signum sqrt cbrt pow log log10 exp
            java.lang.Math addExact subtractExact multiplyExact toIntExact
            java.util.List size isEmpty get contains containsAll indexOf lastIndexOf subList of copyOf equals hashCode toString
            java.util.Set size isEmpty contains containsAll of copyOf equals hashCode toString
            java.util.Collection size isEmpty contains containsAll equals hashCode toString
            java.util.Map size isEmpty get getOrDefault containsKey containsValue keySet values entrySet of copyOf entry
            java.util.Map equals hashCode toString
            java.util.Map$Entry getKey getValue equals hashCode toString
            java.util.Objects equals hash hashCode toString isNull nonNull requireNonNullElse
            java.util.Optional isPresent isEmpty get orElse orElseThrow equals of ofNullable empty toString
            java.util.OptionalInt isPresent isEmpty getAsInt orElse orElseThrow equals toString
            java.util.OptionalLong isPresent isEmpty getAsLong orElse orElseThrow equals toString
            """;

    private static final Set<String> TYPES = new HashSet<>();
    private static final Set<String> METHODS = new HashSet<>();

    static {
        LISTED.lines().map(line -> line.split(" ")).forEach(words -> {
            TYPES.add(words[0]);
            for (int i = 1; i < words.length; i++) {
                METHODS.add(words[0] + "." + words[i]);
            }
        });
    }

    private ValueMethods() {}

    /** Whether this names a type of values, such as {@code java.lang.String}. */
    public static boolean isType(String name) {
        return TYPES.contains(name);
    }

    /** Whether rules may call a method, such as {@code java.lang.String.length}. */
    static boolean has(String member) {
        return METHODS.contains(member);
    }
}
