package com.objectstack.cli.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of aligned columns, numbers to the right:
 *
 * <pre>
 *  name  | total
 * -------+-------
 *  Ann   |    12
 * </pre>
 *
 * <p>For one thread.
 */
public final class TextTable {
    private final List<String> columns;
    private final int widest;
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param columns the header
     */
    public TextTable(List<String> columns) {
        this(columns, Integer.MAX_VALUE);
    }

    /**
     * An empty table whose long cells are cut.
     *
     * @param columns the header
     * @param widest the greatest width of a cell, in terminal columns
     */
    public TextTable(List<String> columns, int widest) {
        this.columns = List.copyOf(columns);
        this.widest = widest;
    }

    /**
     * Adds a row.
     *
     * @param cells one a column
     */
    public void add(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("cells must be " + columns.size() + ", got " + cells.size());
        }
        rows.add(cells.stream().map(cell -> cell.cutTo(widest)).toList());
    }

    /**
     * The number of rows.
     *
     * @return 0 or more
     */
    public int size() {
        return rows.size();
    }

    /**
     * Writes the table; nothing if it has no columns.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void print(Appendable out) throws IOException {
        if (columns.isEmpty()) {
            return;
        }
        List<Cell> header = columns.stream().map(Cell::text).toList();
        int[] widths = widths(header);
        line(header, widths, out);
        rule(widths, out);
        for (List<Cell> row : rows) {
            line(row, widths, out);
        }
    }

    private int[] widths(List<Cell> header) {
        int[] widths = new int[columns.size()];
        for (int place = 0; place < widths.length; place++) {
            widths[place] = header.get(place).width();
            for (List<Cell> row : rows) {
                widths[place] = Math.max(widths[place], row.get(place).width());
            }
        }
        return widths;
    }

    private static void line(List<Cell> cells, int[] widths, Appendable out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int place = 0; place < widths.length; place++) {
            line.append(place == 0 ? " " : " | ");
            cells.get(place).pad(widths[place], line);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static void rule(int[] widths, Appendable out) throws IOException {
        for (int place = 0; place < widths.length; place++) {
            out.append(place == 0 ? "" : "+").append("-".repeat(widths[place] + 2));
        }
        out.append('\n');
    }
}
