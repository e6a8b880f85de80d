package io.steersman;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Good input of all kinds, damaged: the same for the same seed. */
public final class Damage {

    private static final int LONGEST = 60_000;
    private static final List<String> WORDS = List.of(
            "\"",
            "'",
            "`",
            "$(",
            "${",
            "))",
            "<<EOF\n",
            "\\",
            "\n",
            "\r\n",
            "\u0000",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "null",
            "1e999",
            "-",
            "&&",
            "||",
            "|",
            ";",
            ">",
            "2>&1",
            "*",
            "?",
            "~",
            "@@ -1 +1 @@",
            "+++ b/x",
            "--- a/x",
            "*** Begin Patch\n",
            "*** Update File: a\n",
            "<<<<<<< SEARCH\n",
            "=======\n",
            "&anchor ",
            "*anchor",
            "!!map",
            "? ",
            "- - - ",
            "\uD800",
            "Do not ",
            "never ",
            "only ",
            "unless ",
            "{{",
            "\"type\":",
            "\"id\":",
            "9223372036854775808",
            "\t");

    private final List<byte[]> seeds = seeds();
    private final Random random;

    /** Begins elsewhere with another seed. */
    public Damage(long seed) throws IOException {
        this.random = new Random(seed);
    }

    /** Another input. */
    public byte[] next() {
        byte[] input = one().clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes && input.length > 0; i++) {
            input = changed(input);
        }
        return Arrays.copyOf(input, Math.min(LONGEST, input.length));
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length);
        int to = Math.min(input.length, at + 1 + random.nextInt(200));
        return switch (random.nextInt(6)) {
            case 0 -> {
                byte[] flipped = input.clone();
                flipped[at] = (byte) random.nextInt(256);
                yield flipped;
            }
            case 1 -> joined(Arrays.copyOf(input, at), Arrays.copyOfRange(input, to, input.length));
            case 2 -> {
                byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
                yield joined(
                        Arrays.copyOf(input, at),
                        repeated(word, random.nextInt(20) == 0 ? 3_000 : 1),
                        Arrays.copyOfRange(input, at, input.length));
            }
            case 3 ->
                joined(
                        Arrays.copyOf(input, to),
                        repeated(Arrays.copyOfRange(input, at, to), 1 + random.nextInt(40)),
                        Arrays.copyOfRange(input, to, input.length));
            case 4 -> Arrays.copyOf(input, at + 1);
            default -> {
                byte[] other = one();
                int from = other.length == 0 ? 0 : random.nextInt(other.length);
                yield joined(Arrays.copyOf(input, at), Arrays.copyOfRange(other, from, other.length));
            }
        };
    }

    private byte[] one() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private static byte[] repeated(byte[] part, int times) {
        byte[] all = new byte[Math.min(LONGEST, part.length * times)];
        for (int i = 0; i < all.length; i++) {
            all[i] = part[i % part.length];
        }
        return all;
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** Good input of all kinds, in an order that does not change. */
    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String folder : List.of("src/test/resources", "policies", "rules")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.sorted().filter(Files::isRegularFile).toList()) {
                    byte[] content = Files.readAllBytes(file);
                    seeds.add(Arrays.copyOf(content, Math.min(20_000, content.length)));
                }
            }
        }
        return seeds;
    }
}
