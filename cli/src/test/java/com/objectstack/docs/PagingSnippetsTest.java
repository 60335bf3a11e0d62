package com.objectstack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Page;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.Query;
import com.objectstack.query.SortNode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The Java of docs/paging.md. */
class PagingSnippetsTest {
    @Test
    void pagesAreReadOneAfterAnother() {
        try (IDataDriver db = SqliteDriver.inMemory()) {
            db.syncSchema(ObjectSchema.of("invoice", FieldSchema.of("total", FieldType.CURRENCY)));
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            for (int number = 0; number < 250; number++) {
                rows.add(Map.of("total", number % 7));
            }
            db.bulkCreate("invoice", rows);

            assertThat(Printed.by(() -> pages(db))).isEqualTo("100\n100\n50\n");
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
}
