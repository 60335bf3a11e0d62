package com.objectstack.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.compiler.ddl.SchemaCompiler;
import com.objectstack.compiler.ddl.SearchSchema;
import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.ReadCompiler;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.testing.golden.GoldenQuery;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import org.junit.jupiter.api.Test;

/** Every golden statement is prepared by the real libSQL server too (DESIGN.md, Lowest common SQL). */
@RequiresSqld
class GoldenQueryOnSqldTest {
    @Test
    void everyGoldenStatementIsAcceptedByTheServer(HranaTestClient server) {
        SchemaCompiler schemas =
                new SchemaCompiler(new ReadCompiler(
                        com.objectstack.compiler.model.Catalog.of(java.util.Map.of()),
                        SqlDriverSettings.SQL_CAPABILITIES)::filter);
        for (ObjectDefinition definition : GoldenQuery.objects()) {
            TableModel table = TableModel.of(definition.object(), definition.schema());
            server.execute(schemas.createTable(table, false).sql());
            SearchIndex.of(table)
                    .map(index -> SearchSchema.replace(index, java.util.Map.of()))
                    .ifPresent(statements -> statements.forEach(statement -> server.execute(statement.sql())));
        }

        assertThat(GoldenQuery.all())
                .allSatisfy(golden -> server.describe(golden.file().section("sql")));
    }
}
