package com.objectstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code objectstack migrate} on a file. */
class MigrateTest {
    private static final String PLAIN = "{\"invoice\": {\"fields\": {\"total\": {\"type\": \"number\"}}}}";
    private static final String PAID =
            "{\"invoice\": {\"fields\": {\"total\": {\"type\": \"number\"}, \"paid\": {\"type\": \"boolean\"}}}}";
    private static final String EMPTY = "{\"invoice\": {\"fields\": {}}}";

    @TempDir
    Path dir;

    private final CommandRun run = new CommandRun(new UrlOpener());

    private int migrate(String... arguments) {
        List<String> all = new ArrayList<>(List.of("migrate"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--dir", dir.resolve("migrations").toString()));
        return run.exit(all.toArray(String[]::new));
    }

    private String url() {
        return "file:" + dir.resolve("data.db");
    }

    private int generate(String schema, String... more) throws IOException {
        Path file = Files.writeString(dir.resolve("schema.json"), schema);
        return migrate(Stream.concat(Stream.of("generate", "--schema", file.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private JsonNode json() {
        assertThat(run.out().lines()).hasSize(1);
        return JsonText.parse(run.out(), ErrorCode.INVALID_DATA);
    }

    @Test
    void whatIsGeneratedIsApplied() throws IOException {
        assertThat(generate(PLAIN)).isZero();
        assertThat(run.out()).contains("_create_table_invoice.json").endsWith("  + create_table invoice (total)\n");

        assertThat(migrate("apply", "--url", url())).isZero();
        assertThat(run.out())
                .startsWith("[1/1] ")
                .contains("\n  + create_table invoice (total)\n")
                .endsWith("\n1 migration applied.\n")
                .doesNotContain("\u001b");

        assertThat(migrate("status", "--url", url())).isZero();
        assertThat(run.out()).startsWith("applied       ");

        assertThat(migrate("apply", "--url", url())).isZero();
        assertThat(run.out()).isEqualTo("Nothing is pending.\n");
    }

    @Test
    void equalDefinitionsAreNothingToDo() throws IOException {
        generate(PLAIN);

        assertThat(generate(PLAIN)).isZero();
        assertThat(run.out()).isEqualTo("Nothing to do.\n");
    }

    @Test
    void aPlanShowsTheStatements() throws IOException {
        generate(PLAIN);
        migrate("apply", "--url", url());
        generate(PAID, "--description", "Paid invoices");

        assertThat(migrate("plan", "--url", url())).isZero();
        assertThat(run.out())
                .contains("_paid_invoices\n  + add_column invoice.paid (boolean)\n")
                .contains("    alter table `invoice` add `paid` INTEGER;\n");

        assertThat(migrate("plan", "--url", url(), "--json")).isZero();
        assertThat(json().at("/pending/0/sql/0").textValue()).startsWith("alter table `invoice` add `paid`");
    }

    @Test
    void aDryRunLeavesTheDatabase() throws IOException {
        generate(PLAIN);
        migrate("apply", "--url", url());
        generate(PAID);

        assertThat(migrate("apply", "--url", url(), "--dry-run", "--json")).isZero();
        assertThat(json().path("dryRun").booleanValue()).isTrue();

        migrate("status", "--url", url(), "--json");
        assertThat(json().at("/migrations/1/state").textValue()).isEqualTo("pending");
    }

    @Test
    void whatLosesDataNeedsLeave() throws IOException {
        generate(PLAIN);
        migrate("apply", "--url", url());
        generate(EMPTY);

        assertThat(migrate("apply", "--url", url())).isEqualTo(1);
        assertThat(run.err()).startsWith("[UNSUPPORTED] ").contains("would lose data: drop_column invoice.total");

        assertThat(migrate("apply", "--url", url(), "--allow-destructive")).isZero();
        assertThat(run.out()).contains("  - drop_column invoice.total (number)  destructive\n");
    }

    @Test
    void aPossibleRenameIsAskedFor() throws IOException {
        generate(PLAIN);
        String renamed = PLAIN.replace("total", "amount");

        assertThat(generate(renamed)).isEqualTo(1);
        assertThat(run.err()).contains("Hint: say --rename invoice.total=amount");

        assertThat(generate(renamed, "--rename", "invoice.total=amount")).isZero();
        assertThat(run.out()).contains("  ~ rename_column invoice.total to amount\n");
    }

    @Test
    void theLastMigrationIsUndone() throws IOException {
        generate(PLAIN);
        generate(PAID);
        migrate("apply", "--url", url());

        assertThat(migrate("rollback", "--url", url(), "--allow-destructive")).isZero();
        assertThat(run.out()).endsWith("1 migration undone.\n");

        assertThat(migrate("rollback", "--url", url(), "--count", "2")).isEqualTo(1);
        assertThat(run.err()).contains("2 migrations are to be undone, and 1 were applied");
    }

    @Test
    void driftIsExitCodeOne() throws IOException {
        generate(PLAIN);
        migrate("apply", "--url", url());
        assertThat(migrate("verify", "--url", url())).isZero();
        assertThat(run.out()).isEqualTo("The database is what its ledger says.\n");
        dropTotal();

        assertThat(migrate("verify", "--url", url(), "--json")).isEqualTo(1);

        assertThat(json().at("/drift/0/kind").textValue()).isEqualTo("add_column");
        assertThat(migrate("verify", "--url", url())).isEqualTo(1);
        assertThat(run.out()).isEqualTo("add_column invoice: field 'total' has no column; it is added\n");
    }

    private void dropTotal() {
        new CommandRun(new UrlOpener())
                .given("{\"op\":\"dropColumn\",\"object\":\"invoice\",\"field\":\"total\"}\n")
                .exit("exec", "--url", url());
    }

    @Test
    void aDatabaseIsTheBeginning() throws IOException {
        new CommandRun(new UrlOpener())
                .given(
                        "{\"op\":\"syncSchema\",\"object\":\"invoice\",\"schema\":{\"fields\":{\"total\":{\"type\":\"number\"}}}}\n")
                .exit("exec", "--url", url());

        assertThat(generate(PAID, "--url", url(), "--json")).isZero();

        assertThat(json().at("/generated/0/id").textValue()).endsWith("_baseline");
        assertThat(migrate("apply", "--url", url())).isZero();
        assertThat(run.out()).endsWith("2 migrations applied.\n");
    }

    @Test
    void onATerminalThereIsColour() throws IOException {
        Path file = Files.writeString(dir.resolve("schema.json"), PLAIN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8);
        Console console = new Console(InputStream.nullInputStream(), print, print, true, name -> null);

        Main.run(
                console,
                new UrlOpener(),
                "migrate",
                "generate",
                "--schema",
                file.toString(),
                "--dir",
                dir.resolve("migrations").toString());

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\u001b[32m+ create_table invoice (total)\u001b[0m");
    }
}
