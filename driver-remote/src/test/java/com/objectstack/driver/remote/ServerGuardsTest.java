package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlStatement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that would kill a server never reach it. */
class ServerGuardsTest {
    private final ServerGuards guards = new ServerGuards();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from vector_top_k('i', vector('[1,2]'), 0)",
                "select * from VECTOR_TOP_K ('i', vector('[1,2]'), 00)",
                "select * from \"vector_top_k\"('i', '[1,2]', 1 - 1)",
                "select * from vector_top_k('i', '[1,2]', -1)",
                "select * from vector_top_k('i', '[1,2]', ?)",
                "select * from vector_top_k('?', '(,', ?1)"
            })
    void vectorTopKTakesANumberOfOneOrMore(String sql) {
        List<Object> binds = sql.contains(" ?") ? List.of(0L) : List.of();

        assertThat(failure(() -> guards.check(SqlStatement.read(sql, binds), false))
                        .code())
                .isEqualTo(ErrorCode.INVALID_QUERY);
    }

    @Test
    void neighboursAreFound() {
        assertThatCode(() -> guards.check(
                        SqlStatement.read(
                                "select ?, '?' from vector_top_k('i', vector32(?), ?) where id > ?",
                                List.of(0L, "[1]", 3L, 0L)),
                        false))
                .doesNotThrowAnyException();
        assertThatCode(() -> guards.check(
                        SqlStatement.read("select id from vector_top_k('a,b', '[1,2]', 10)", List.of()), false))
                .doesNotThrowAnyException();
    }

    @Test
    void aUniqueVectorIndexIsUnsupported() {
        String sql = "create  unique\nindex i on t (libsql_vector_idx(v))";

        assertThat(failure(() -> guards.check(SqlStatement.write(sql, List.of()), false))
                        .code())
                .isEqualTo(ErrorCode.UNSUPPORTED);
    }

    @Test
    void aTextThatPassedOnceIsJudgedByItsValuesAllTheSame() {
        String sql = "select id from vector_top_k('i', '[1,2]', ?)";
        guards.check(SqlStatement.read(sql, List.of(1L)), false);

        assertThat(failure(() -> guards.check(SqlStatement.read(sql, List.of(0L)), false))
                        .code())
                .isEqualTo(ErrorCode.INVALID_QUERY);
    }

    @Test
    void whatIsAllowedInATransactionIsNotAllowedElsewhere() {
        SqlStatement savepoint = SqlStatement.write("savepoint a", List.of());
        guards.check(savepoint, true);

        assertThat(failure(() -> guards.check(savepoint, false)).code()).isEqualTo(ErrorCode.INVALID_QUERY);
    }
}
