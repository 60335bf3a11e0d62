package com.objectstack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sql.OperationListener;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.driver.sqlite.SqliteDriverConfig;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java of docs/observability.md. */
class ObservabilitySnippetsTest {
    @Test
    void operationsAreToldAsThePageSays() {
        assertThat(Printed.by(ObservabilitySnippetsTest::told))
                .isEqualTo(Printed.on("docs/observability.md").get(0));
    }

    private static void told() {
        // snippet
        OperationListener log = event -> {
            String ended = event.failure().map(ErrorCode::name).orElse("ok");
            System.out.println(event.operation() + " " + event.objects() + ": " + event.rows() + " rows, "
                    + event.statements().total() + " statements, " + ended);
        };
        SqliteDriverConfig config = SqliteDriverConfig.builder()
                .url(":memory:")
                .settings(SqlDriverSettings.DEFAULTS.withListener(log))
                .build();
        try (IDataDriver db = SqliteDriver.open(config)) {
            db.syncSchema(ObjectSchema.of("note", FieldSchema.of("text", FieldType.TEXT)));
            db.runInTransaction(tx -> tx.create("note", Map.of("id", "a", "text", "hello")));
            try {
                db.create("note", Map.of("id", "a", "text", "again"));
            } catch (DriverException refused) {
                db.find("note", QueryAST.ALL);
            }
        }
        // end
    }
}
