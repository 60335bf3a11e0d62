package com.objectstack.cli.demo;

import com.objectstack.cli.input.SchemaInput;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The demonstration: makes a database file, loads TPC-H into it through {@code bulkCreate}, and runs every example with
 * its SQL, its plan and its rows.
 */
public final class Demo {
    /** Below, TPC-H has tables without rows. */
    public static final double LEAST_SCALE = 0.001;

    /** 87 million records. */
    public static final double GREATEST_SCALE = 10;

    private static final String DATABASE = "tpch.db";
    private static final String SCHEMA = "tpch.schema.json";

    private final Path database;
    private final Path schema;

    private Demo(Path dir) {
        this.database = dir.resolve(DATABASE);
        this.schema = dir.resolve(SCHEMA);
    }

    /**
     * A demonstration in a folder.
     *
     * @param dir made if it is missing; empty for a new temporary folder
     * @return the demonstration, not begun
     * @throws IOException if the folder cannot be made
     * @throws DriverException {@code INVALID_CONFIG} if the folder has a database already
     */
    public static Demo in(Optional<Path> dir) throws IOException {
        Path folder = dir.isPresent()
                ? Files.createDirectories(dir.get().toAbsolutePath().normalize())
                : Files.createTempDirectory("objectstack-demo");
        Demo demo = new Demo(folder);
        if (Files.exists(demo.database)) {
            throw DriverException.of(
                    ErrorCode.INVALID_CONFIG,
                    "",
                    demo.database + " exists already; the demo overwrites nothing",
                    "remove it, or pass another --dir");
        }
        return demo;
    }

    /**
     * Where the database goes.
     *
     * @return the URL of a file that does not exist yet
     */
    public String url() {
        return database.toUri().toString();
    }

    /**
     * Runs it.
     *
     * @param driver open on {@link #url}
     * @param scale the size of the data set
     * @param out tells the story
     * @param terminal whether a person watches
     * @throws IOException if the schema cannot be written beside the database
     * @throws InterruptedException if the thread is interrupted
     */
    public void run(IDataDriver driver, double scale, PrintStream out, boolean terminal)
            throws IOException, InterruptedException {
        out.println("1. Eight objects of a trading company, declared in " + schema);
        out.println();
        String declared = Examples.schema();
        Files.writeString(schema, declared, StandardCharsets.UTF_8);
        driver.syncSchemasBatch(SchemaInput.parse(declared), DriverOptions.NONE);

        List<TpchSource> sources = new TpchData(scale).sources();
        out.println("2. Their records, generated (TPC-H at scale " + scale + ") and stored with bulkCreate");
        out.println();
        long expected = sources.stream().mapToLong(TpchSource::expectedRows).sum();
        LoadProgress progress = new LoadProgress(out, terminal, expected, System::nanoTime);
        new Loader(driver, progress).load(sources);

        List<Example> examples = Examples.all();
        out.println();
        out.println("3. " + examples.size() + " queries: as data, as SQL with its values, the plan, the rows");
        ExampleReport report = new ExampleReport(driver, out);
        for (int place = 0; place < examples.size(); place++) {
            report.print("3." + (place + 1), examples.get(place));
        }
        farewell(out);
        out.flush();
    }

    private void farewell(PrintStream out) {
        out.printf("""

                The database is %1$s. Ask it something yourself:

                  bin/objectstack query --url '%3$s' --schema '%2$s' \\
                    --query '{"object":"customer","where":{"nation":"7"},"fields":["name","account_balance"],\
                "orderBy":[{"field":"account_balance","order":"desc"}],"limit":5}'

                With explain in place of query you see how it is done, with --format json, jsonl or csv it is for programs.
                """, database, schema, url());
    }
}
