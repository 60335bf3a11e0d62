package com.objectstack.conformance;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.Page;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** Reads a whole result page by page. */
final class Walk {
    /** No test has nearly as many pages; a walk that goes on has lost its way. */
    private static final int MOST_PAGES = 500;

    private Walk() {}

    /** Every page until an empty one; each is full but the last. */
    static List<DataRecord> byOffset(TestObject object, QueryAST query) {
        long size = query.effectiveLimit().orElseThrow();
        List<DataRecord> all = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            List<DataRecord> records = object.driver()
                    .find(object.name(), query.toBuilder().offset(page * size).build());
            Assertions.assertTrue(records.size() <= size, "a page of " + size + " has " + records.size() + " records");
            if (records.isEmpty()) {
                return all;
            }
            Assertions.assertEquals(page * size, all.size(), "a page before the last is short");
            all.addAll(records);
        }
        return Assertions.fail("the pages do not end");
    }

    /** Every page until one says that nothing follows. */
    static List<DataRecord> byCursor(TestObject object, QueryAST query) {
        List<DataRecord> all = new ArrayList<>();
        Query next = query.toBuilder();
        for (int number = 0; number < MOST_PAGES; number++) {
            Page page = object.driver().findPage(object.name(), next.build());
            all.addAll(page.records());
            if (page.nextCursor() == null) {
                return all;
            }
            next.cursor(page.nextCursor());
        }
        return Assertions.fail("the pages do not end");
    }
}
