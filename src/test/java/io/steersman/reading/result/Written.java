package io.steersman.reading.result;

import java.util.Random;

/** Texts that a regular expression finds, made up at random: of groups, alternatives, classes and counts as they are written here. */
final class Written {

    private static final String ANY = "ab 9_-";

    private final String form;
    private final Random random;
    private int at;

    private Written(String form, Random random) {
        this.form = form;
        this.random = random;
    }

    /** One of them. */
    static String by(String form, Random random) {
        return new Written(form, random).alternatives();
    }

    private String alternatives() {
        String chosen = "";
        int seen = 0;
        do {
            String one = sequence();
            if (random.nextInt(++seen) == 0) {
                chosen = one;
            }
        } while (next('|'));
        return chosen;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < form.length() && form.charAt(at) != '|' && form.charAt(at) != ')') {
            int start = at;
            String piece = piece();
            int[] count = count();
            int times = count[0] + random.nextInt(count[1] - count[0] + 1);
            int end = at;
            for (int i = 0; i < times; i++) {
                at = start;
                piece = piece();
                text.append(piece);
            }
            at = end;
        }
        return text.toString();
    }

    private String piece() {
        char c = form.charAt(at++);
        return switch (c) {
            case '(' -> {
                at += 2;
                String inner = alternatives();
                at++;
                yield inner;
            }
            case '[' -> oneOf();
            case '\\' -> escaped(form.charAt(at++));
            case '.' -> String.valueOf(ANY.charAt(random.nextInt(ANY.length())));
            case '^', '$' -> "";
            default -> String.valueOf(c);
        };
    }

    private String oneOf() {
        int end = form.indexOf(']', at);
        char chosen = form.charAt(at);
        at = end + 1;
        return String.valueOf(chosen == '\\' ? 'x' : chosen);
    }

    private String escaped(char c) {
        return switch (c) {
            case 'b' -> "";
            case 'w', 'S' -> "x";
            case 'd' -> "7";
            default -> String.valueOf(c);
        };
    }

    private int[] count() {
        if (next('?')) {
            return new int[] {0, 1};
        }
        if (next('+')) {
            return new int[] {1, 3};
        }
        if (next('{')) {
            int end = form.indexOf('}', at);
            String[] bounds = form.substring(at, end).split(",", -1);
            at = end + 1;
            int least = Integer.parseInt(bounds[0]);
            return new int[] {least, least + 2};
        }
        return new int[] {1, 1};
    }

    private boolean next(char c) {
        if (at < form.length() && form.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }
}
