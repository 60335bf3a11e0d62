package com.objectstack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.schema.Drift;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.SchemaChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java of docs/schema.md. */
class SchemaSnippetsTest {
    @Test
    void columnsAreChangedAndDropped() {
        try (SqlDataDriver db = invoices()) {
            // snippet
            db.modifyColumn("invoice", "total", FieldSchema.of("total", FieldType.NUMBER));
            db.dropColumn("invoice", "note");
            // end

            assertThat(db.findById("invoice", "i1").orElseThrow())
                    .containsEntry("total", 12L)
                    .doesNotContainKey("note");
        }
    }

    @Test
    void whatCannotBeConvertedIsNamed() {
        try (SqlDataDriver db = invoices()) {
            String printed = Printed.by(() -> convert(db));

            assertThat(Printed.on("docs/schema.md")).contains(printed);
        }
    }

    private static void convert(SqlDataDriver db) {
        // snippet
        try {
            db.modifyColumn("invoice", "code", FieldSchema.of("code", FieldType.NUMBER));
        } catch (DriverException refusal) {
            System.out.println(refusal.getMessage());
        }
        // end
    }

    @Test
    void differencesAreFoundAndRemoved() {
        try (SqlDataDriver db = SqliteDriver.inMemory()) {
            db.syncSchema(ObjectSchema.of(
                    "invoice", FieldSchema.of("customer", FieldType.TEXT), FieldSchema.of("stale", FieldType.TEXT)));
            ObjectSchema next = ObjectSchema.of(
                    "invoice",
                    FieldSchema.of("customer", FieldType.TEXT).asIndexed(),
                    FieldSchema.of("paid", FieldType.BOOLEAN));
            db.registerObjects(List.of(new ObjectDefinition("invoice", next)));

            assertThat(Printed.on("docs/schema.md")).contains(Printed.by(() -> drift(db)));
        }
    }

    private static void drift(SqlDataDriver db) {
        // snippet
        for (SchemaChange change : db.detectDrift(List.of()).changes()) {
            System.out.println(change.category() + " " + change.kindName() + " " + change.name());
        }
        Drift.Outcome outcome = db.applyDrift(db.detectDrift(List.of()).changes(), false);
        System.out.println(
                outcome.applied().size() + " applied, " + outcome.skipped().size() + " skipped");
        // end
    }

    private static SqlDataDriver invoices() {
        SqlDataDriver db = SqliteDriver.inMemory();
        db.syncSchema(ObjectSchema.of(
                "invoice",
                FieldSchema.of("code", FieldType.TEXT),
                FieldSchema.of("total", FieldType.TEXT),
                FieldSchema.of("note", FieldType.TEXT)));
        db.create("invoice", Map.of("id", "i1", "code", "7", "total", "12", "note", "n"));
        db.create("invoice", Map.of("id", "i2", "code", "A-7", "total", "0.5"));
        return db;
    }
}
