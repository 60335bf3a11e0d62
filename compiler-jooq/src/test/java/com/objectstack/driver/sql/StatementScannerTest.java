package com.objectstack.driver.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.StatementScanner.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One statement or more, and what kind. */
class StatementScannerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select 1;",
                "select 1 ; -- done; really",
                "select 1; /* a; b */ ;",
                "select 'a;b', \"c;d\", `e;f`, [g;h]",
                "select 'it''s; one'",
                "select 1 -- ;\n + 2",
                "select 1 /* never closed ; select 2",
                "/* first */ select 1",
                "create trigger r after insert on t begin update t set a = 1; delete from u; end",
                "create trigger r after insert on t begin select case when 1 then 2 end; end;",
                "create temp trigger if not exists r after insert on t begin select 1; END ; -- x",
                "explain query plan create trigger r after insert on t begin select 1; end"
            })
    void oneStatementIsAccepted(String sql) {
        assertThat(StatementScanner.scan(sql).kind()).isIn(Kind.ORDINARY, Kind.EXPLANATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; select 2",
                "select ';'; drop table t",
                "select 1;;x",
                "select 1; /* c */ drop table t",
                "select 1 -- c\n; drop table t",
                "create trigger r after insert on t begin select 1; end; drop table t",
                "create table trigger_of_love (a); drop table t",
                "select '\0'",
                "",
                "  -- nothing",
                ";;"
            })
    void anythingElseIsRefused(String sql) {
        assertThat(Refusals.of(() -> StatementScanner.scan(sql)).code()).isEqualTo(ErrorCode.INVALID_QUERY);
    }

    @ParameterizedTest
    @CsvSource({
        "begin, TRANSACTION",
        "BEGIN IMMEDIATE, TRANSACTION",
        "/* c */ commit, TRANSACTION",
        "end transaction, TRANSACTION",
        "rollback, TRANSACTION",
        "rollback transaction, TRANSACTION",
        "rollback to s, SAVEPOINT",
        "rollback to `s`, SAVEPOINT",
        "rollback transaction to savepoint s, SAVEPOINT",
        "savepoint s, SAVEPOINT",
        "release s, SAVEPOINT",
        "select 1, ORDINARY",
        "explain query plan select 1, EXPLANATION",
        "beginning, ORDINARY"
    })
    void kindIsKnown(String sql, Kind kind) {
        assertThat(StatementScanner.scan(sql).kind()).isEqualTo(kind);
    }

    @Test
    void starOutsideOfLiteralsIsSeen() {
        assertThat(StatementScanner.scan("select * from t").hasStar()).isTrue();
        assertThat(StatementScanner.scan("select '*', `*` from t /* * */").hasStar())
                .isFalse();
    }
}
