package lu.lalux.assure.benchmark.report;

import java.util.List;
import java.util.Locale;
import lu.lalux.assure.benchmark.scenario.Measured;

/** Bars with the settlements in a second, and a line from the slowest round to the fastest. */
final class Plot {

    private static final int WIDTH = 760;
    private static final int LEFT = 190;
    private static final int RIGHT = 110;
    private static final int BAR = 22;
    private static final int STEP = 34;
    private static final int TOP = 40;

    private Plot() {}

    static String of(List<Measured> all) {
        double most = all.stream().mapToDouble(Measured::most).max().orElse(1);
        double scale = (WIDTH - LEFT - RIGHT) / most;
        int height = TOP + all.size() * STEP + 10;
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                WIDTH,
                height);
        add(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, height);
        add(svg, "<text x=\"%d\" y=\"24\" font-weight=\"bold\">Settlements in a second, 32 connections</text>", LEFT);
        int y = TOP;
        for (Measured one : all) {
            boolean ours = one.name().startsWith("sandbox");
            double end = LEFT + scale * one.perSecond();
            double middle = y + BAR / 2.0;
            add(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LEFT - 8, y + 16, one.name());
            add(
                    svg,
                    "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                    LEFT,
                    y,
                    end - LEFT,
                    BAR,
                    ours ? "#1d4ed8" : "#94a3b8");
            add(
                    svg,
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#111827\" stroke-width=\"2\"/>",
                    LEFT + scale * one.least(),
                    middle,
                    LEFT + scale * one.most(),
                    middle);
            add(svg, "<text x=\"%.1f\" y=\"%d\">%,.0f</text>", LEFT + scale * one.most() + 8, y + 16, one.perSecond());
            y += STEP;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
