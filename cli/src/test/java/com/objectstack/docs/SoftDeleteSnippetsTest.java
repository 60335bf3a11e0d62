package com.objectstack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java of docs/soft-delete.md. */
class SoftDeleteSnippetsTest {
    @Test
    void aDeletedRecordIsRestored() {
        try (IDataDriver db = SqliteDriver.inMemory()) {
            assertThat(Printed.by(() -> notes(db)))
                    .isEqualTo(Printed.on("docs/soft-delete.md").get(0));
        }
    }

    private static void notes(IDataDriver db) {
        // snippet
        db.syncSchema(
                ObjectSchema.of("note", FieldSchema.of("text", FieldType.TEXT)).withSoftDelete());
        db.create("note", Map.of("id", "a", "text", "keep me"));
        db.delete("note", "a");
        print(db.count("note", QueryAST.ALL));
        DriverOptions deleted = DriverOptions.NONE.withDeleted(true, false);
        Map<String, Object> restored = new HashMap<>();
        restored.put("deleted_at", null);
        db.update("note", "a", restored, deleted);
        print(db.count("note", QueryAST.ALL));
        // end
    }

    private static void print(long number) {
        System.out.println(number);
    }
}
