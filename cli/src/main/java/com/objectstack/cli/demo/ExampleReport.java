package com.objectstack.cli.demo;

import com.objectstack.cli.exec.Statements;
import com.objectstack.cli.format.Cells;
import com.objectstack.cli.format.JsonLayout;
import com.objectstack.cli.format.TextTable;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.IDataDriver;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Shows examples: the query, its statement, the plan, the rows and the time they took. */
final class ExampleReport {
    private static final int SHOWN_ROWS = 10;
    private static final int WIDEST_CELL = 40;
    private static final int LINE_WIDTH = 100;
    private static final JsonLayout LAYOUT = new JsonLayout(LINE_WIDTH);
    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private final IDataDriver driver;
    private final PrintStream out;

    ExampleReport(IDataDriver driver, PrintStream out) {
        this.driver = driver;
        this.out = out;
    }

    void print(String number, Example example) throws IOException {
        out.println();
        out.println(number + " " + example.title());
        out.println();
        indented("Query " + example.object(), LAYOUT.of(example.json()));
        Explanation explanation = driver.explain(example.object(), example.query(), DriverOptions.NONE);
        indented("SQL", wrapped(explanation.sql()));
        indented("Values", JsonLayout.line(Statements.json(explanation).path("args")));
        indented("Plan", explanation.planText());
        long begin = System.nanoTime();
        List<DataRecord> records = driver.find(example.object(), example.query());
        long nanos = System.nanoTime() - begin;
        rows(records);
        String shown = records.size() > SHOWN_ROWS ? SHOWN_ROWS + " of " + records.size() : "" + records.size();
        out.printf(
                Locale.ROOT, "(%s row%s, %.1f ms)%n", shown, records.size() == 1 ? "" : "s", nanos / NANOS_PER_MILLI);
    }

    private void rows(List<DataRecord> records) throws IOException {
        if (records.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(records.get(0).columns().names(), WIDEST_CELL);
        records.stream().limit(SHOWN_ROWS).forEach(record -> table.add(Cells.of(record.values())));
        table.print(out);
    }

    /** The text in lines, broken at spaces. */
    private static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ")) {
            if (used > 0 && used + word.length() >= LINE_WIDTH) {
                lines.append('\n');
                used = 0;
            }
            lines.append(used == 0 ? "" : " ").append(word);
            used += word.length() + 1;
        }
        return lines.toString();
    }

    private void indented(String title, String text) {
        out.println(title);
        text.lines().forEach(line -> out.println("  " + line));
        out.println();
    }
}
