package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.failure;
import static com.objectstack.driver.sqlite.Databases.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The constraints of a real database, as it reports them. */
class ConstraintErrorTest {
    private SqlExecutor executor;

    @BeforeEach
    void createTables() {
        executor = Databases.openMemory();
        write(
                executor,
                "create table t (id integer primary key, a text unique, n text not null default '', q int check (q > 0),"
                        + " p integer references t (id)) strict");
        write(executor, "create unique index by_lower on t (lower(n)) where n > ''");
        write(executor, "insert into t (id, a, n) values (1, 'x', 'one')");
    }

    @AfterEach
    void close() {
        executor.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "insert into t (id) values (1)|UNIQUE_VIOLATION|1555|/id",
                "insert into t (a) values ('x')|UNIQUE_VIOLATION|2067|/a",
                "insert into t (n) values (null)|NOT_NULL_VIOLATION|1299|/n",
                "insert into t (q) values (0)|CHECK_VIOLATION|275|''",
                "insert into t (p) values (9)|FOREIGN_KEY_VIOLATION|787|''",
                "insert into t (q) values ('many')|TYPE_MISMATCH|3091|''",
                "insert into t (id) values ('one')|TYPE_MISMATCH|20|''"
            })
    void violationHasCodeAndPath(String sql, ErrorCode code, int extended, String path) {
        DriverException failure = failure(() -> write(executor, sql));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.vendor().orElseThrow().nativeCode()).isEqualTo(extended);
        assertThat(failure.path()).isEqualTo(path);
        assertThat(Databases.value(executor, "select count(*) from t")).isEqualTo(1L);
    }

    @Test
    void violationOfAnExpressionIndexHasNoObject() {
        var failure = (ConstraintViolationException) failure(() -> write(executor, "insert into t (n) values ('ONE')"));

        assertThat(failure.object()).isEmpty();
        assertThat(failure).hasMessageContaining("by_lower");
    }

    @Test
    void messageDoesNotRepeatTheStatement() {
        DriverException failure = failure(() -> write(executor, "insert into t (a) values ('x') /* secret */"));

        assertThat(failure.getMessage()).doesNotContain("secret").doesNotContain("insert");
    }
}
