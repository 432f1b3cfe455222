package io.seatflow.bench.scale;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The figures as an SVG picture of two charts, by tenants and by existing subscriptions. */
public final class ScaleChart {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 380;
    private static final int TOP = 70;
    private static final int BOTTOM = 320;
    private static final int PANEL = 340;
    private static final int LEFT = 70;
    private static final int GAP = 70;
    private static final int LINES = 4;
    private static final double HEADROOM = 1.25;

    private final ScaleFigures figures;
    private final double most;
    private final StringBuilder svg = new StringBuilder();

    private ScaleChart(ScaleFigures figures) {
        this.figures = figures;
        double highest =
                figures.all().stream().mapToDouble(ScalePoint::cpuMicros).max().orElse(1);
        this.most = roundUp(highest * HEADROOM);
    }

    /** The picture's text. */
    public static String of(ScaleFigures figures) {
        return new ScaleChart(figures).draw();
    }

    private String draw() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH, HEIGHT);
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
        text(WIDTH / 2.0, 28, "middle", "Processor time of one order, in µs, over all processes");
        panel(LEFT, "tenants, nothing bought before", figures.byTenants(), ScalePoint::tenants);
        panel(
                LEFT + PANEL + GAP,
                "subscriptions bought before, %,d tenants"
                        .formatted(figures.byTenants().getLast().tenants()),
                withNone(),
                ScalePoint::existing);
        add("</svg>");
        return svg.toString();
    }

    /** The most tenants and nothing bought is where the second chart begins. */
    private List<ScalePoint> withNone() {
        return Stream.concat(Stream.of(figures.byTenants().getLast()), figures.byExisting().stream())
                .toList();
    }

    private void panel(int left, String title, List<ScalePoint> points, ToLongFunction<ScalePoint> amount) {
        text(left + PANEL / 2.0, HEIGHT - 14, "middle", title);
        for (int i = 0; i <= LINES; i++) {
            double micros = most * i / LINES;
            double y = y(micros);
            add("<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#d0d0d0\"/>", left, y, left + PANEL, y);
            text(left - 8, y + 4, "end", "%.0f".formatted(micros));
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            double x = x(left, i, points.size());
            double y = y(points.get(i).cpuMicros());
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#1f5fa8\"/>", x, y);
            text(x, y - 10, "middle", "%.0f".formatted(points.get(i).cpuMicros()));
            text(x, BOTTOM + 18, "middle", inShort(amount.applyAsLong(points.get(i))));
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"2\"/>",
                line.toString().trim());
    }

    private static double x(int left, int index, int count) {
        return left + PANEL * (index + 0.5) / count;
    }

    private double y(double micros) {
        return BOTTOM - (BOTTOM - TOP) * micros / most;
    }

    private static String inShort(long amount) {
        if (amount >= 1_000_000 && amount % 1_000_000 == 0) {
            return amount / 1_000_000 + " M";
        }
        return String.format(Locale.ROOT, "%,d", amount).replace(',', ' ');
    }

    /** To a number whose quarters are round. */
    private static double roundUp(double micros) {
        double step = Math.max(4, Math.pow(10, Math.floor(Math.log10(micros))) / 2.5);
        return Math.ceil(micros / step) * step;
    }

    private void text(double x, double y, String anchor, String words) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#303030\">%s</text>", x, y, anchor, words);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
