package com.objectstack.compiler.pass;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.objectstack.compiler.ddl.SchemaCases;
import com.objectstack.compiler.ddl.SequenceTable;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.testing.Golden;
import com.objectstack.testing.JdbcTestExecutor;
import com.objectstack.testing.Statements;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WriteGoldenTest {
    private static final String PLAIN = "create table if not exists plain (id text, n integer)";

    private static final Rendered THEIR_CUSTOMERS = statement(
            "create table if not exists \"Their Customers\""
                    + " (\"No.\" text primary key, org text, name text, \"full name\" text, tags text, changed text, gone text)");

    private static final Rendered THEIR_KEY = statement("create unique index if not exists their_key"
            + " on \"Their Customers\" (coalesce(org, '__global__'), name)");

    static Set<String> cases() {
        return WriteCases.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersAsReviewed(String name) {
        Golden.check("write/" + name, Statements.show(statements(name)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void runsOnSqlite(String name) {
        try (JdbcTestExecutor sqlite = new JdbcTestExecutor()) {
            sqlite.run(SqlStatement.write(PLAIN, List.of()), Deadline.NONE);
            tables().forEach(ddl -> sqlite.run(Statements.toRun(ddl), Deadline.NONE));

            assertThatCode(() -> sqlite.batch(
                            statements(name).stream().map(Statements::toRun).toList(), Deadline.NONE))
                    .doesNotThrowAnyException();
        }
    }

    private static Rendered statement(String sql) {
        return new Rendered(sql, List.of(), List.of());
    }

    private static List<Rendered> tables() {
        return Stream.of(
                        SchemaCases.create(WriteCases.ACCOUNT),
                        SchemaCases.create(WriteCases.TICKET),
                        List.of(THEIR_CUSTOMERS, THEIR_KEY),
                        List.of(SequenceTable.create()),
                        // For the upsert that lacks a field: it is refused where it meets no record.
                        List.of(statement("insert or ignore into ticket (id) values ('t1')")))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Rendered> statements(String name) {
        return WriteCases.all().get(name);
    }

    @Nested
    @RequiresSqld
    class OnTheLibsqlServer {
        static Set<String> cases() {
            return WriteGoldenTest.cases();
        }

        @ParameterizedTest
        @MethodSource("cases")
        void isUnderstood(String name, HranaTestClient client) {
            client.execute(PLAIN);
            tables().forEach(ddl -> client.execute(ddl.sql()));

            assertThatCode(() -> statements(name).forEach(statement -> client.describe(statement.sql())))
                    .doesNotThrowAnyException();
        }
    }
}
