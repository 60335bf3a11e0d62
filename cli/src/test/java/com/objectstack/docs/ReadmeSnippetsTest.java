package com.objectstack.docs;

import static com.objectstack.query.Field.field;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Page;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.query.Tree;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The Java of README and docs, as it is there; {@link DocumentationTest} compares. */
class ReadmeSnippetsTest {
    @Test
    void theFirstQueryPrintsWhatReadmeSays() {
        String printed = printedBy(ReadmeSnippetsTest::firstQuery);

        assertThat(printed).isEqualTo("Ann owes 120.5\n");
        assertThat(outputs()).contains(printed);
    }

    private static void firstQuery() {
        // snippet
        try (IDataDriver db = SqliteDriver.inMemory()) {
            db.syncSchema(ObjectSchema.of(
                    "invoice",
                    FieldSchema.of("customer", FieldType.TEXT),
                    FieldSchema.of("total", FieldType.CURRENCY),
                    FieldSchema.of("due", FieldType.DATE)));
            db.create("invoice", Map.of("customer", "Ann", "total", 120.5, "due", "2026-03-31"));
            db.create("invoice", Map.of("customer", "Bob", "total", 80, "due", "2026-04-15"));
            QueryAST query = Query.from("invoice")
                    .where(field("total").gt(100))
                    .orderBy("due")
                    .build();
            for (DataRecord invoice : db.find("invoice", query)) {
                System.out.println(invoice.getString("customer") + " owes " + invoice.getDouble("total"));
            }
        }
        // end
    }

    @Test
    void aRefusalPrintsWhatReadmeSays() {
        String printed = printedBy(ReadmeSnippetsTest::refusal);

        assertThat(printed).isEqualTo("UNKNOWN_FIELD /where/totl\n");
        assertThat(outputs()).contains(printed);
    }

    private static void refusal() {
        try (IDataDriver db = SqliteDriver.inMemory()) {
            db.syncSchema(ObjectSchema.of("invoice", FieldSchema.of("total", FieldType.CURRENCY)));
            // snippet
            QueryAST misspelt =
                    Query.from("invoice").where(field("totl").gt(100)).build();
            try {
                db.find("invoice", misspelt);
            } catch (DriverException refusal) {
                System.out.println(refusal.code() + " " + refusal.path());
            }
            // end
        }
    }

    @Test
    void aTreeIsWalkedAsTheDocsSay() {
        String printed = printedBy(ReadmeSnippetsTest::walk);

        assertThat(printed).isEqualTo("below: Hand saws\nbelow: Saws\nTools > Saws\n");
        assertThat(MarkdownFile.read("docs/groups-and-trees.md").blocks())
                .extracting(MarkdownFile.Block::text)
                .contains(printed);
    }

    private static void walk() {
        try (IDataDriver db = SqliteDriver.inMemory()) {
            db.syncSchema(ObjectSchema.of(
                    "category", FieldSchema.of("name", FieldType.TEXT), FieldSchema.of("parent", FieldType.TREE)));
            db.create("category", Map.of("id", "tools", "name", "Tools"));
            db.create("category", Map.of("id", "saws", "name", "Saws", "parent", "tools"));
            db.create("category", Map.of("id", "hand", "name", "Hand saws", "parent", "saws"));
            // snippet
            Tree categories = Tree.of("category", "parent");
            QueryAST below =
                    categories.descendants("tools").toBuilder().orderBy("name").build();
            for (DataRecord category : db.find("category", below)) {
                System.out.println("below: " + category.getString("name"));
            }
            List<DataRecord> way = categories.rootFirst("saws", db.find("category", categories.path("saws")));
            System.out.println(
                    way.stream().map(category -> category.getString("name")).collect(joining(" > ")));
            // end
        }
    }

    @Test
    void codesOfErrorsAreSwitchedOn() {
        try (IDataDriver closed = SqliteDriver.inMemory()) {
            closed.disconnect();

            assertThatThrownBy(() -> switchOnCode(closed, Query.from("invoice").build()))
                    .isInstanceOf(DriverException.class);
        }
    }

    private static void switchOnCode(IDataDriver driver, QueryAST query) {
        // snippet
        try {
            driver.find("invoice", query);
        } catch (DriverException error) {
            switch (error.code()) {
                case BUSY, CONNECTION_FAILED -> retryLaterIf(error.retryable());
                case UNIQUE_VIOLATION -> askForAnotherValue();
                default -> throw error;
            }
        }
        // end
    }

    @Test
    void pagesAreReadOneAfterAnother() {
        try (IDataDriver db = SqliteDriver.inMemory()) {
            db.syncSchema(ObjectSchema.of("invoice", FieldSchema.of("total", FieldType.CURRENCY)));
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            for (int number = 0; number < 250; number++) {
                rows.add(Map.of("total", number % 7));
            }
            db.bulkCreate("invoice", rows);

            assertThat(printedBy(() -> pages(db))).isEqualTo("100\n100\n50\n");
        }
    }

    private static void pages(IDataDriver db) {
        // snippet
        Query query = Query.from("invoice").orderBy(SortNode.desc("total")).limit(100);
        Page page = db.findPage("invoice", query.build());
        print(page.records());
        while (page.nextCursor() != null) {
            page = db.findPage("invoice", query.cursor(page.nextCursor()).build());
            print(page.records());
        }
        // end
    }

    private static void print(List<DataRecord> records) {
        System.out.println(records.size());
    }

    private static void retryLaterIf(boolean retryable) {
        assertThat(retryable).isTrue();
    }

    private static void askForAnotherValue() {}

    private static Iterable<String> outputs() {
        return MarkdownFile.read("README.md").blocks().stream()
                .filter(block -> block.language().equals("text"))
                .map(MarkdownFile.Block::text)
                .toList();
    }

    private static String printedBy(Runnable snippet) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            snippet.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
