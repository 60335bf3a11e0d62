package com.objectstack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java of docs/idempotency.md. */
class IdempotencySnippetsTest {
    @Test
    void aWriteIsDoneOnceAsThePageSays() {
        try (IDataDriver db = SqliteDriver.inMemory()) {
            assertThat(Printed.by(() -> pay(db)))
                    .isEqualTo(Printed.on("docs/idempotency.md").get(0));
        }
    }

    private static void pay(IDataDriver db) {
        // snippet
        db.syncSchema(ObjectSchema.of("payment", FieldSchema.of("amount", FieldType.CURRENCY)));
        DriverOptions once = DriverOptions.NONE.withIdempotencyKey("order-4711");
        DataRecord made = db.create("payment", Map.of("amount", 99), once);
        DataRecord again = db.create("payment", Map.of("amount", 99), once);
        System.out.println(again.equals(made) + " " + db.count("payment", QueryAST.ALL));
        try {
            db.create("payment", Map.of("amount", 100), once);
        } catch (DriverException refused) {
            System.out.println(refused.getMessage());
        }
        // end
    }
}
