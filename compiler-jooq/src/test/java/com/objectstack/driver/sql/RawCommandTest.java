package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ExecuteResult;
import com.objectstack.driver.sql.SqlStatement.Access;
import com.objectstack.query.QueryAST;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract B57. */
class RawCommandTest {
    private final TestDatabase db = new TestDatabase(ACCOUNT);

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void b57_argumentsAreBoundAsTheyAreStored() {
        ExecuteResult result = db.driver.execute(
                "select ? as n, ? as b, ? as d, ? as t, ? as x",
                Arrays.asList(null, true, 0.5, Instant.EPOCH, "x"),
                DriverOptions.NONE);

        assertThat(result.columns()).containsExactly("n", "b", "d", "t", "x");
        assertThat(result.rows().get(0).values()).containsExactly(null, 1L, 0.5, "1970-01-01T00:00:00.000Z", "x");
    }

    @Test
    void b57_changesAreCounted() {
        db.driver.bulkCreate("account", List.of(data("name", "a"), data("name", "b")));

        ExecuteResult result = db.driver.execute("update account set name = ?", "c");

        assertThat(result.updateCount()).isEqualTo(2);
        assertThat(result.rows()).isEmpty();
    }

    @Test
    void ofColumnsWithOneNameTheLastIsSeen() {
        ExecuteResult result = db.driver.execute("select 1 as a, 2 as b, 3 as a");

        assertThat(result.columns()).containsExactly("a", "b", "a");
        assertThat(result.rows().get(0))
                .containsEntry("a", 3L)
                .containsEntry("b", 2L)
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1", " -- why\n ( /* ( */ VALUES (1))", "explain select 1"})
    void readsRunBesideWriters(String sql) {
        assertThat(FirstWord.of(sql)).isIn("select", "values", "explain");
    }

    @Test
    void everythingElseMayWrite() {
        db.driver.execute("with x as (select 1) select * from x");
        db.driver.execute("select 1");

        assertThat(db.executor.log()).extracting(SqlStatement::access).containsExactly(Access.WRITE, Access.READ);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin",
                "BEGIN immediate",
                "; commit",
                "/* x */ end",
                "-- x\nrollback",
                "savepoint a",
                "release a"
            })
    void transactionsAreNotControlledBySql(String sql) {
        assertThat(Refusals.of(() -> db.driver.execute(sql)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_QUERY))
                .satisfies(refusal -> assertThat(refusal.hint()).isPresent());
        assertThat(db.executor.log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "-- only a remark", "/* open", "select '\u0000'"})
    void whatIsNoCommandIsRefused(String sql) {
        assertThat(Refusals.of(() -> db.driver.execute(sql)).code()).isEqualTo(ErrorCode.INVALID_QUERY);
    }

    @Test
    void argumentsThatCannotBeStoredAreRefusedTogether() {
        List<Object> args = List.of("a\u0000", 1, List.of(), Double.NaN);

        assertThat(Refusals.problemsOf(() -> db.driver.execute("select ?, ?, ?, ?", args, DriverOptions.NONE)))
                .containsExactly("INVALID_DATA /args/0", "TYPE_MISMATCH /args/2", "VALUE_OUT_OF_RANGE /args/3");
    }

    @Test
    void aSchemaChangeIsNoticed() {
        db.driver.execute("create table t (id text primary key, a)");
        db.driver.create("t", data("a", 1));
        db.driver.execute("alter table t add b");

        assertThat(db.driver.create("t", data("b", 2))).containsEntry("b", 2L);
        db.driver.executeRaw("drop table t");
        assertThat(Refusals.of(() -> db.driver.count("t", QueryAST.ALL)).code()).isEqualTo(ErrorCode.UNKNOWN_OBJECT);
    }
}
