package io.steersman.comparison;

import java.util.List;
import java.util.Locale;

/** Draws what a step costs after how long a history: a line each, both axes growing by tens. */
final class Picture {

    private static final int LEFT = 60;
    private static final int TOP = 20;
    private static final int WIDTH = 420;
    private static final int HEIGHT = 300;
    private static final int NAMES = 230;
    private static final double LEAST = 100;
    private static final double MOST = 100_000;
    private static final List<String> COLOURS =
            List.of("#555555", "#0b6e4f", "#b36b00", "#7b3fa0", "#1f5fa8", "#b3261e", "#4a7a00");

    private Picture() {}

    /** As SVG. */
    static String of(List<Figures> figures) {
        StringBuilder drawing = new StringBuilder();
        add(
                drawing,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                LEFT + WIDTH + NAMES,
                TOP + HEIGHT + 45);
        add(drawing, "<title>Nanoseconds of processor time a step, by the steps before it</title>");
        add(drawing, "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        for (double nanos = LEAST; nanos <= MOST; nanos *= 10) {
            add(
                    drawing,
                    "<path d=\"M%d %.1fh%d\" stroke=\"#dddddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,d ns</text>",
                    LEFT, y(nanos), WIDTH, LEFT - 6, y(nanos) + 4, (long) nanos);
        }
        for (int i = 0; i < Figures.LENGTHS.size(); i++) {
            add(
                    drawing,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>",
                    x(i), TOP + HEIGHT + 18, Figures.LENGTHS.get(i));
        }
        add(drawing, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">steps before</text>", LEFT + WIDTH / 2, TOP + HEIGHT + 36);
        double free = TOP + HEIGHT + 20;
        List<Figures> highestLast = figures.stream().sorted((a, b) -> Long.compare(last(a), last(b))).toList();
        for (Figures one : highestLast) {
            free = Math.min(y(last(one)), free - 15);
            line(drawing, one, COLOURS.get(figures.indexOf(one) % COLOURS.size()), free);
        }
        return drawing.append("</svg>\n").toString();
    }

    private static void line(StringBuilder drawing, Figures one, String colour, double nameAt) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < one.nanos().size(); i++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i), y(one.nanos().get(i))));
        }
        String width = one.name().equals(Contenders.OURS) ? "3" : "1.5";
        add(
                drawing,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>",
                points.toString().strip(), colour, width);
        add(
                drawing,
                "<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s</text>",
                LEFT + WIDTH + 10, nameAt + 4, colour, one.name());
    }

    private static long last(Figures one) {
        return one.nanos().get(one.nanos().size() - 1);
    }

    private static double x(int index) {
        return LEFT + 20 + (WIDTH - 40.0) * index / (Figures.LENGTHS.size() - 1);
    }

    private static double y(double nanos) {
        return TOP + HEIGHT * (1 - Math.log(nanos / LEAST) / Math.log(MOST / LEAST));
    }

    private static void add(StringBuilder drawing, String format, Object... values) {
        drawing.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
