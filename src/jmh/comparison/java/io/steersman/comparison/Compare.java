package io.steersman.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures contenders, each time in a JVM of its own and one after the other, as often as is asked; the least counts. */
public final class Compare {

    private static final int PASSES = 3;

    private Compare() {}

    /**
     * Measures all for the page on benchmarks, or those that the guard looks at.
     *
     * @param arguments {@code page}, the page and the picture; or {@code guard} and the file of known multiples
     */
    public static void main(String... arguments) throws Exception {
        if (arguments.length == 3 && arguments[0].equals("page")) {
            Page.write(measure(Contenders.NAMES), Path.of(arguments[1]), Path.of(arguments[2]));
        } else if (arguments.length == 2 && arguments[0].equals("guard")) {
            Guard.check(Path.of(arguments[1]));
        } else {
            throw new IllegalArgumentException("Say (page PAGE.md PICTURE.svg) or (guard MULTIPLES).");
        }
    }

    private static List<Figures> measure(List<String> names) throws IOException, InterruptedException {
        Map<Integer, Figures> least = new TreeMap<>();
        for (int pass = 0; pass < PASSES; pass++) {
            for (String name : names) {
                least.merge(names.indexOf(name), measure(name), Figures::least);
            }
        }
        return new ArrayList<>(least.values());
    }

    private static Figures measure(String name) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Measured.class.getName(),
                        name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = process.inputReader().lines().toList();
        lines.forEach(line -> System.out.println(name + ": " + line));
        process.waitFor();
        return lines.stream()
                .flatMap(line -> Figures.parse(line).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "%s failed. Run %s with its name to see why.".formatted(name, Measured.class.getName())));
    }
}
