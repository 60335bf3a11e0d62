package com.objectstack.conformance;

import static com.objectstack.driver.Capability.SAVEPOINTS;
import static com.objectstack.driver.Capability.TRANSACTIONS;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.TRANSACTION_CLOSED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.driver.Transaction;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Rules {@code sp}: savepoints. */
abstract class SavepointRules extends Area {
    /** An object of one record, {@code a}, in an open transaction. */
    private record Open(TestObject object, Transaction transaction) {
        void write(String id) {
            object.driver().create(object.name(), Map.of("id", id), TransactionRules.in(transaction));
        }

        void assertInside(String... ids) {
            assertEquals(
                    List.of(ids),
                    TestObject.ids(
                            object.driver().find(object.name(), QueryAST.ALL, TransactionRules.in(transaction))));
        }

        void assertCommitted(String... ids) {
            assertInside(ids);
            object.driver().commit(transaction);
            assertEquals(List.of(ids), object.ids());
        }
    }

    private Open open() {
        TestObject object = object("n number", "{id: 'a', n: 1}");
        return new Open(object, driver().beginTransaction());
    }

    @Test
    @RejectedWithout(SAVEPOINTS)
    void required_sp01_withoutItsCapabilityASavepointIsRefused() {
        Assumptions.assumeTrue(declares(TRANSACTIONS), "capability TRANSACTIONS is not declared");
        Open open = open();

        Asked.unsupported("savepoint", "", () -> open.transaction().savepoint("s"));
        driver().rollback(open.transaction());
    }

    @Test
    @Requires(SAVEPOINTS)
    void optional_sp02_rollingBackToASavepointUndoesWhatCameAfterIt() {
        Open open = open();
        open.write("b");
        open.transaction().savepoint("s");
        open.write("c");
        open.transaction().rollbackTo("s");

        open.assertCommitted("a", "b");
    }

    @Test
    @Requires(SAVEPOINTS)
    void optional_sp03_aSavepointStaysWhenItWasRolledBackTo() {
        Open open = open();
        open.transaction().savepoint("s");
        open.write("b");
        open.transaction().rollbackTo("s");
        open.write("c");
        open.transaction().rollbackTo("s");
        open.write("d");

        open.assertCommitted("a", "d");
    }

    @Test
    @Requires(SAVEPOINTS)
    void optional_sp04_releasingASavepointKeepsWhatWasWrittenAndForgetsTheLaterOnes() {
        Open open = open();
        open.transaction().savepoint("outer");
        open.write("b");
        open.transaction().savepoint("inner");
        open.write("c");
        open.transaction().release("outer");

        Asked.failure("rollbackTo", INVALID_QUERY, () -> open.transaction().rollbackTo("inner"));
        Asked.failure("release", INVALID_QUERY, () -> open.transaction().release("outer"));
        open.assertCommitted("a", "b", "c");
    }

    @Test
    @Requires(SAVEPOINTS)
    void optional_sp05_theNewestOfOneNameCounts() {
        Open open = open();
        open.transaction().savepoint("s");
        open.write("b");
        open.transaction().savepoint("s");
        open.write("c");
        open.transaction().rollbackTo("s");
        open.assertInside("a", "b");
        open.transaction().release("s");
        open.transaction().rollbackTo("s");

        open.assertCommitted("a");
    }

    @Test
    @Requires(SAVEPOINTS)
    void optional_sp06_aNameIsAnyText() {
        Open open = open();
        for (String name : List.of("", " ", "a\"b", "a'b", "a`b", "x; rollback; --", "\ud83d\ude00", "s".repeat(500))) {
            open.transaction().savepoint(name);
            open.write("gone");
            open.transaction().rollbackTo(name);
            open.assertInside("a");
        }

        open.assertCommitted("a");
    }

    @Test
    @Requires(SAVEPOINTS)
    void optional_sp07_anUnknownNameIsRefused() {
        Open open = open();
        open.transaction().savepoint("s");
        open.write("b");

        Asked.failure("rollbackTo", INVALID_QUERY, () -> open.transaction().rollbackTo("S"));
        Asked.failure("release", INVALID_QUERY, () -> open.transaction().release("other"));
        Asked.failure("savepoint", INVALID_QUERY, () -> open.transaction().savepoint("a\0b"));
        open.assertCommitted("a", "b");
    }

    @Test
    @Requires(SAVEPOINTS)
    void optional_sp08_aFinishedTransactionHasNoSavepoints() {
        Open open = open();
        open.transaction().savepoint("s");
        driver().commit(open.transaction());

        Asked.failure("savepoint", TRANSACTION_CLOSED, () -> open.transaction().savepoint("t"));
        Asked.failure("rollbackTo", TRANSACTION_CLOSED, () -> open.transaction().rollbackTo("s"));
        Asked.failure("release", TRANSACTION_CLOSED, () -> open.transaction().release("s"));
    }
}
