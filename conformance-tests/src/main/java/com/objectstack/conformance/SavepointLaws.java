package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.conformance.laws.Outcome;
import com.objectstack.conformance.laws.Table;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Transaction;
import com.objectstack.query.Everything;
import java.util.List;
import java.util.Map;

/** What savepoints do; the table holds one record, {@code a}. */
final class SavepointLaws {
    private final IDataDriver driver;
    private final Table table;
    private final Transaction transaction;

    SavepointLaws(IDataDriver driver, Table table) {
        this.driver = driver;
        this.table = table;
        this.transaction = driver.beginTransaction();
    }

    void rollbackToUndoesWhatCameAfter() {
        write("b");
        transaction.savepoint("s");
        write("c");
        transaction.rollbackTo("s");
        assertInside("a", "b");
        write("d");
        transaction.rollbackTo("s");
        write("e");

        assertCommitted("a", "b", "e");
    }

    void releaseKeepsWhatWasWritten() {
        transaction.savepoint("outer");
        write("b");
        transaction.savepoint("inner");
        write("c");
        transaction.release("outer");

        assertRefused(() -> transaction.rollbackTo("inner"));
        assertRefused(() -> transaction.release("outer"));
        assertCommitted("a", "b", "c");
    }

    void theNewestOfOneNameCounts() {
        transaction.savepoint("s");
        write("b");
        transaction.savepoint("s");
        write("c");
        transaction.rollbackTo("s");
        assertInside("a", "b");
        transaction.release("s");
        transaction.rollbackTo("s");

        assertCommitted("a");
    }

    void namesAreAnyText() {
        List<String> names = List.of("", " ", "a\"b", "a'b", "a`b", "x; rollback; --", "😀", "select", "s".repeat(500));
        for (String name : names) {
            transaction.savepoint(name);
            write("gone");
            transaction.rollbackTo(name);
            assertInside("a");
        }
        for (int place = names.size() - 1; place >= 0; place--) {
            transaction.rollbackTo(names.get(place));
            transaction.release(names.get(place));
        }

        assertCommitted("a");
    }

    void unknownNamesAreRefused() {
        transaction.savepoint("s");
        write("b");

        assertRefused(() -> transaction.rollbackTo("S"));
        assertRefused(() -> transaction.release("other"));
        assertRefused(() -> transaction.savepoint("a\u0000b"));
        assertCommitted("a", "b");
    }

    private static void assertRefused(Runnable call) {
        assertEquals(
                ErrorCode.INVALID_QUERY,
                Outcome.of(call).orFail("the savepoint").code());
    }

    private void write(String id) {
        driver.create(table.name(), Map.of("id", id), LawsOfTransactions.in(transaction));
    }

    private void assertInside(String... ids) {
        List<String> found =
                driver.distinct(table.name(), "id", new Everything(), LawsOfTransactions.in(transaction)).stream()
                        .map(String::valueOf)
                        .toList();
        assertEquals(List.of(ids), found);
    }

    private void assertCommitted(String... ids) {
        assertInside(ids);
        driver.commit(transaction);
        assertEquals(List.of(ids), Table.ids(table.all()));
    }
}
