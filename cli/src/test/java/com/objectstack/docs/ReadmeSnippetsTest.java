package com.objectstack.docs;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java of README and docs, as it is there; {@link DocumentationTest} compares. */
class ReadmeSnippetsTest {
    @Test
    void theFirstQueryPrintsWhatReadmeSays() {
        String printed = Printed.by(ReadmeSnippetsTest::firstQuery);

        assertThat(printed).isEqualTo("Ann owes 120.5\n");
        assertThat(Printed.on("README.md")).contains(printed);
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
        String printed = Printed.by(ReadmeSnippetsTest::refusal);

        assertThat(printed).isEqualTo("UNKNOWN_FIELD /where/totl\n");
        assertThat(Printed.on("README.md")).contains(printed);
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

    private static void retryLaterIf(boolean retryable) {
        assertThat(retryable).isTrue();
    }

    private static void askForAnotherValue() {}
}
