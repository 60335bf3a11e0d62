package com.objectstack.compiler.ddl;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.testing.Golden;
import com.objectstack.testing.JdbcTestExecutor;
import com.objectstack.testing.Statements;
import com.objectstack.testing.sqld.HranaStatement;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaGoldenTest {
    private static final List<String> GROWN = List.of(
            "drop table if exists grown",
            "create table grown (id text, OLD text)",
            "insert into grown values ('1', 'x')");

    private static final List<String> OLDER_COUNTERS = List.of(
            "drop table if exists _objectstack_sequences",
            "create table _objectstack_sequences (object text not null, tenant_id text, field text not null,"
                    + " last_value bigint not null default 0, updated_at text, primary key (object, tenant_id, field))",
            "insert into _objectstack_sequences values ('deal', 'acme', 'no', 7, null), ('deal', null, 'no', 3, null)");

    static Set<String> cases() {
        return SchemaCases.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersAsReviewed(String name) {
        Golden.check("schema/" + name, Statements.show(SchemaCases.all().get(name)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void runsOnSqlite(String name) {
        try (JdbcTestExecutor sqlite = new JdbcTestExecutor()) {
            List<SqlStatement> statements = new ArrayList<>();
            setUp(name).forEach(sql -> statements.add(SqlStatement.write(sql, List.of())));
            SchemaCases.all().get(name).forEach(ddl -> statements.add(Statements.toRun(ddl)));

            assertThatCode(() -> sqlite.batch(statements, Deadline.NONE)).doesNotThrowAnyException();
        }
    }

    /** Columns with an expression as default can be added to a table without records alone. */
    private static List<String> setUp(String name) {
        if (name.startsWith("rebuild-")) {
            return RebuildCases.setUp();
        }
        if (name.equals("counters-of-an-earlier-driver")) {
            return OLDER_COUNTERS;
        }
        return name.equals("add-columns-to-an-empty-table") ? GROWN.subList(0, 2) : GROWN;
    }

    @Nested
    @RequiresSqld
    class OnTheLibsqlServer {
        static Set<String> cases() {
            return SchemaGoldenTest.cases();
        }

        @ParameterizedTest
        @MethodSource("cases")
        void runs(String name, HranaTestClient client) {
            List<HranaStatement> statements = new ArrayList<>();
            setUp(name).forEach(sql -> statements.add(HranaStatement.of(sql)));
            for (Rendered ddl : SchemaCases.all().get(name)) {
                statements.add(new HranaStatement(ddl.sql(), ddl.binds()));
            }
            RebuildCases.tearDown().forEach(sql -> statements.add(HranaStatement.of(sql)));

            assertThatCode(() -> client.batch(statements)).doesNotThrowAnyException();
        }
    }
}
