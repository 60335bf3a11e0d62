package com.objectstack.benchmarks.run;

import com.google.common.xml.XmlEscapers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Bars of results, an SVG file a benchmark: needs nothing to be looked at but a browser. For one chart and thread. */
final class Chart {
    private static final int WIDTH = 760;
    private static final int LABELS = 170;
    private static final int LONGEST_BAR = 390;
    private static final int TITLE_HEIGHT = 30;
    private static final int ROW_HEIGHT = 24;
    private static final int BAR_HEIGHT = 16;
    private static final int MARGIN = 12;
    private static final int LETTERS_OF_LABEL = 24;

    private final StringBuilder body = new StringBuilder();
    private int y = MARGIN;

    private Chart(Map<Measured.Group, List<Measured>> groups) {
        groups.forEach(this::group);
    }

    /**
     * Writes a chart for each benchmark into a folder named like the file of the results.
     *
     * @return the folder
     */
    static Path writeBeside(Path results, List<Measured> measured) throws IOException {
        Path folder =
                results.resolveSibling(String.valueOf(results.getFileName()).replaceFirst("\\.json$", ""));
        Files.createDirectories(folder);
        Map<String, List<Measured>> charts = measured.stream()
                .collect(Collectors.groupingBy(Measured::benchmark, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Measured>> chart : charts.entrySet()) {
            Files.writeString(folder.resolve(chart.getKey() + ".svg"), of(chart.getValue()));
        }
        return folder;
    }

    /** The chart of one benchmark. */
    static String of(List<Measured> measured) {
        return new Chart(measured.stream()
                        .collect(Collectors.groupingBy(Measured::group, LinkedHashMap::new, Collectors.toList())))
                .svg();
    }

    private String svg() {
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
                font-family="sans-serif" font-size="13" fill="#1b2733">
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                %3$s</svg>
                """, WIDTH, y + MARGIN, body);
    }

    private void group(Measured.Group group, List<Measured> members) {
        text(MARGIN, y + BAR_HEIGHT, "font-weight=\"bold\"", group.title());
        y += TITLE_HEIGHT;
        double most = members.stream().mapToDouble(Measured::score).max().orElse(1);
        members.forEach(member -> bar(member, most));
    }

    private void bar(Measured member, double most) {
        int baseLine = y + BAR_HEIGHT - 3;
        double length = Math.max(1, LONGEST_BAR * member.score() / most);
        text(MARGIN, baseLine, "", cut(member.method()));
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
                LABELS,
                y,
                length,
                BAR_HEIGHT,
                member.baseline() ? "#9aa8b5" : "#2f6fab"));
        text((int) (LABELS + length + MARGIN / 2), baseLine, "", value(member));
        y += ROW_HEIGHT;
    }

    /** The end of a long label tells more: a class after its package. */
    private static String cut(String label) {
        return label.length() <= LETTERS_OF_LABEL
                ? label
                : "…" + label.substring(label.length() - LETTERS_OF_LABEL + 1);
    }

    private static String value(Measured member) {
        String score = ResultTable.number(member.score()) + " " + member.unit();
        return member.baseline() || member.ratio() == null
                ? score
                : score + String.format(Locale.ROOT, " (%.2f x)", member.ratio());
    }

    private void text(int x, int baseLine, String attributes, String content) {
        body.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" %s>%s</text>\n",
                x,
                baseLine,
                attributes,
                XmlEscapers.xmlContentEscaper().escape(content)));
    }
}
