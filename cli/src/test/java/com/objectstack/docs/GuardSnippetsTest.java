package com.objectstack.docs;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.driver.sqlite.SqliteDriverConfig;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java of docs/query-guard.md. */
class GuardSnippetsTest {
    @Test
    void aFullScanIsRefusedAsTheGuardsPageSays() {
        String printed = Printed.by(GuardSnippetsTest::fullScan);

        assertThat(printed).isEqualTo("create index if not exists `idx_invoice_customer` on `invoice`(`customer`)\n");
        assertThat(Printed.on("docs/query-guard.md")).contains(printed);
    }

    private static void fullScan() {
        // snippet
        SqliteDriverConfig config = SqliteDriverConfig.builder()
                .url(":memory:")
                .settings(SqlDriverSettings.DEFAULTS.refusingFullScans(1_000))
                .build();
        try (IDataDriver db = SqliteDriver.open(config)) {
            db.syncSchema(ObjectSchema.of("invoice", FieldSchema.of("customer", FieldType.TEXT)));
            db.bulkCreate("invoice", Collections.nCopies(1_000, Map.of("customer", "Ann")));
            QueryAST query =
                    Query.from("invoice").where(field("customer").eq("Bob")).build();
            try {
                db.find("invoice", query);
            } catch (DriverException refusal) {
                String index = refusal.hint().orElseThrow();
                System.out.println(index);
                db.execute(index);
            }
            db.find("invoice", query); // is answered now
        }
        // end
    }
}
