package com.objectstack.benchmarks.run;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells in columns: the first to the left, the others to the right. Titles stand between them. For one thread. */
final class TextColumns {
    private static final String GAP = "  ";

    private final List<List<String>> lines = new ArrayList<>();

    /** A line over the columns. */
    void title(String text) {
        lines.add(List.of(text));
    }

    /** A line of two cells or more. */
    void line(List<String> cells) {
        lines.add(List.copyOf(cells));
    }

    /** The lines, ended by line feeds. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder padded = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String space = line.size() == 1
                        ? ""
                        : " ".repeat(width(column) - line.get(column).length());
                padded.append(column == 0 ? line.get(column) + space : GAP + space + line.get(column));
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return lines.stream()
                .filter(line -> line.size() > Math.max(1, column))
                .mapToInt(line -> line.get(column).length())
                .max()
                .orElse(0);
    }
}
