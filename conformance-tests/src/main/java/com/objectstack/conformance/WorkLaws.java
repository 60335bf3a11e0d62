package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.objectstack.conformance.laws.Table;
import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code inTransaction} does.
 *
 * @param driver the driver
 * @param table a table of one record, {@code a}
 */
record WorkLaws(IDataDriver driver, Table table) {
    void returningCommitsAndThrowingRollsBack() {
        IllegalStateException thrown = new IllegalStateException("no");
        DataRecord result = driver.inTransaction(view -> view.create(table.name(), Map.of("id", "b")));

        assertEquals("b", result.id());
        assertSame(
                thrown,
                assertThrows(
                        IllegalStateException.class,
                        () -> driver.runInTransaction(view -> {
                            view.delete(table.name(), "a");
                            throw thrown;
                        })));
        assertEquals(List.of("a", "b"), Table.ids(table.all()));
    }

    void aViewIsClosedAfterItsWork() {
        List<DataOperations> views = new ArrayList<>();
        driver.runInTransaction(views::add);

        assertEquals(
                ErrorCode.TRANSACTION_CLOSED,
                LawsOfTransactions.refusal(() -> views.get(0).create(table.name(), Map.of("id", "z")))
                        .code());
        assertEquals(List.of("a"), Table.ids(table.all()));
    }

    void nestedWorkIsPartOfTheOuterWork() {
        driver.runInTransaction(outer -> {
            outer.create(table.name(), Map.of("id", "b"));
            outer.runInTransaction(inner -> {
                assertEquals(2, inner.count(table.name(), QueryAST.ALL));
                inner.create(table.name(), Map.of("id", "c"));
            });
            assertThrows(
                    IllegalStateException.class,
                    () -> outer.runInTransaction(inner -> {
                        inner.deleteMany(table.name(), QueryAST.ALL);
                        inner.create(table.name(), Map.of("id", "d"));
                        throw new IllegalStateException("only the inner work");
                    }));
            assertEquals(3, outer.count(table.name(), QueryAST.ALL));
        });

        assertEquals(List.of("a", "b", "c"), Table.ids(table.all()));
    }

    void nestedWorkIsUndoneWithTheOuterWork() {
        assertThrows(
                IllegalStateException.class,
                () -> driver.runInTransaction(outer -> {
                    outer.runInTransaction(inner -> inner.create(table.name(), Map.of("id", "c")));
                    throw new IllegalStateException("all of it");
                }));

        assertEquals(List.of("a"), Table.ids(table.all()));
    }
}
