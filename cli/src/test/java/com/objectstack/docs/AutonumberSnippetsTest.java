package com.objectstack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java of docs/autonumber.md. */
class AutonumberSnippetsTest {
    @Test
    void numbersAreCountedUp() {
        try (IDataDriver db = SqliteDriver.inMemory()) {
            String year = Year.now(ZoneOffset.UTC).toString();

            assertThat(Printed.by(() -> invoices(db)).replace(year, "2026"))
                    .isEqualTo(Printed.on("docs/autonumber.md").get(0));
        }
    }

    private static void invoices(IDataDriver db) {
        // snippet
        db.syncSchema(ObjectSchema.of(
                "invoice",
                FieldSchema.autonumber("no", "INV-{YYYY}-{0000}").withUnique(Uniqueness.UNIQUE),
                FieldSchema.of("total", FieldType.CURRENCY)));
        print(db.create("invoice", Map.of("total", 99)));
        print(db.create("invoice", Map.of("total", 12, "no", "by hand")));
        db.bulkCreate("invoice", List.of(Map.of("total", 1), Map.of("total", 2)))
                .forEach(record -> print(record));
        // end
    }

    private static void print(DataRecord record) {
        System.out.println(record.get("no"));
    }
}
