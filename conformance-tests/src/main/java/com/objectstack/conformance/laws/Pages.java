package com.objectstack.conformance.laws;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.Page;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** Reads a whole result page by page. */
public final class Pages {
    /** No case has nearly as many; a walk that goes on has lost its way. */
    private static final int MAX_PAGES = 500;

    private Pages() {}

    /**
     * The ids of every page by offset.
     *
     * @param table the table
     * @param query the query, with a limit
     * @return the ids in order
     */
    public static List<String> idsByOffset(Table table, QueryAST query) {
        return byOffset(table, query).stream()
                .map(record -> String.valueOf(record.id()))
                .toList();
    }

    /**
     * The ids of every page by cursor.
     *
     * @param table the table
     * @param query the query, with a limit
     * @return the ids in order
     */
    public static List<String> idsByCursor(Table table, QueryAST query) {
        return byCursor(table, query).stream()
                .map(record -> String.valueOf(record.id()))
                .toList();
    }

    /**
     * Every page until an empty one; each is full but the last.
     *
     * @param table the table
     * @param query the query, with a limit
     * @return the records in order
     */
    public static List<DataRecord> byOffset(Table table, QueryAST query) {
        long size = query.effectiveLimit().orElseThrow();
        List<DataRecord> all = new ArrayList<>();
        for (int page = 0; page < MAX_PAGES; page++) {
            List<DataRecord> records =
                    table.find(query.toBuilder().offset(page * size).build());
            Assertions.assertTrue(records.size() <= size, "a page of " + size + " has " + records.size() + " records");
            if (records.isEmpty()) {
                return all;
            }
            Assertions.assertEquals(page * size, all.size(), "a page before the last is short");
            all.addAll(records);
        }
        return Assertions.fail("the pages do not end");
    }

    /**
     * Every page until one says that nothing follows.
     *
     * @param table the table
     * @param query the query, with a limit
     * @return the records in order
     */
    public static List<DataRecord> byCursor(Table table, QueryAST query) {
        List<DataRecord> all = new ArrayList<>();
        Query next = query.toBuilder();
        for (int number = 0; number < MAX_PAGES; number++) {
            Page page = table.driver().findPage(table.name(), next.build());
            all.addAll(page.records());
            if (page.nextCursor() == null) {
                return all;
            }
            next.cursor(page.nextCursor());
        }
        return Assertions.fail("the pages do not end");
    }
}
