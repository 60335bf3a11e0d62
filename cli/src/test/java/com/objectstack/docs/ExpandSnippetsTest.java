package com.objectstack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java of docs/expand.md. */
class ExpandSnippetsTest {
    @Test
    void expansionPrintsWhatItsPageSays() {
        String printed = Printed.by(ExpandSnippetsTest::expansion);

        assertThat(printed).isEqualTo("120.5 of Ann in Bergen\n");
    }

    private static void expansion() {
        // snippet
        try (IDataDriver db = SqliteDriver.inMemory()) {
            db.syncSchema(ObjectSchema.of(
                    "customer", FieldSchema.of("name", FieldType.TEXT), FieldSchema.of("city", FieldType.TEXT)));
            db.syncSchema(ObjectSchema.of(
                    "invoice",
                    FieldSchema.lookup("customer", "customer"),
                    FieldSchema.of("total", FieldType.CURRENCY)));
            db.create("customer", Map.of("id", "c1", "name", "Ann", "city", "Bergen"));
            db.create("invoice", Map.of("customer", "c1", "total", 120.5));
            QueryAST query = Query.from("invoice")
                    .fields("customer", "total")
                    .expand("customer", Query.query().fields("name", "city").build())
                    .build();
            record Customer(String name, String city) {}
            record Invoice(Customer customer, double total) {}
            for (DataRecord found : db.find("invoice", query)) {
                Invoice invoice = found.as(Invoice.class);
                System.out.println(invoice.total() + " of " + invoice.customer().name() + " in "
                        + invoice.customer().city());
            }
        }
        // end
    }
}
