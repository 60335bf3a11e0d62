package com.objectstack.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Transactions over lines. JSON is written with single quotes here. */
class ExecTransactionsTest {
    private final ExecRun run = new ExecRun();

    @Test
    void commandsRunInTheTransactionTheyName() throws IOException {
        List<String> answers = run.exec(
                "{'op':'begin'}",
                "{'op':'begin'}",
                "{'op':'create','object':'a','data':{},'options':{'transaction':'t2'}}",
                "{'op':'savepoint','name':'s','options':{'transaction':'t1'}}",
                "{'op':'rollbackTo','name':'s','transaction':'t1'}",
                "{'op':'release','name':'s','transaction':'t1','options':{'transaction':'t1'}}",
                "{'op':'commit','options':{'transaction':'t1'}}",
                "{'op':'rollback','transaction':'t2'}");

        assertThat(answers).allMatch(answer -> answer.startsWith("{\"ok\":true"));
        assertThat(run.fake.calls)
                .containsExactly(
                        "beginTransaction(SERIALIZABLE)",
                        "beginTransaction(SERIALIZABLE)",
                        "create(a, {}, in tx2)",
                        "tx1.savepoint(s)",
                        "tx1.rollbackTo(s)",
                        "tx1.release(s)",
                        "commit(tx1)",
                        "rollback(tx2)");
    }

    @Test
    void anEndedTransactionIsClosed() throws IOException {
        assertThat(run.exec(
                        "{'op':'begin'}",
                        "{'op':'commit','transaction':'t1'}",
                        "{'op':'count','object':'a','options':{'transaction':'t1'}}"))
                .last()
                .asString()
                .contains("TRANSACTION_CLOSED", "/options/transaction");
    }

    @Test
    void aTransactionWhoseCommitFailedCanBeRolledBack() throws IOException {
        run.fake.fail("commit", DriverException.of(ErrorCode.TRANSACTION_LOST, "", "lost"));

        assertThat(run.exec(
                        "{'op':'begin'}",
                        "{'op':'commit','transaction':'t1'}",
                        "{'op':'rollback','transaction':'t1'}",
                        "{'op':'rollback','transaction':'t1'}"))
                .satisfiesExactly(
                        begin -> assertThat(begin).contains("t1"),
                        commit -> assertThat(commit).contains("TRANSACTION_LOST"),
                        rollback -> assertThat(rollback).contains("true"),
                        again -> assertThat(again).contains("TRANSACTION_CLOSED"));
    }

    @Test
    void twoTransactionsInOneCommandAreRefused() throws IOException {
        assertThat(run.exec(
                        "{'op':'begin'}",
                        "{'op':'begin'}",
                        "{'op':'commit','transaction':'t1','options':{'transaction':'t2'}}"))
                .last()
                .asString()
                .contains("INVALID_QUERY", "/transaction");
    }

    @Test
    void theEndOfInputRollsBackWhatIsOpenTheNewestFirst() throws IOException {
        run.fake.fail("rollback", DriverException.of(ErrorCode.CONNECTION_FAILED, "", "gone"));

        run.exec("{'op':'begin'}", "{'op':'begin'}", "{'op':'begin'}", "{'op':'commit','transaction':'t2'}");

        assertThat(run.fake.calls).endsWith("commit(tx2)", "rollback(tx3)", "rollback(tx1)");
    }
}
