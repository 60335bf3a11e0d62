package com.objectstack.compiler;

import com.objectstack.compiler.model.Catalog;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.ExpandPlan;
import com.objectstack.compiler.pass.ReadCompiler;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.testing.golden.GoldenQuery;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The statements that replace references in the records of golden queries, one for each field and level. */
class GoldenExpandTest {
    private static final ReadCompiler COMPILER = new ReadCompiler(
            Catalog.of(GoldenQuery.objects().stream()
                    .map(definition -> TableModel.of(definition.object(), definition.schema()))
                    .collect(Collectors.toMap(TableModel::name, table -> table))),
            SqlDriverSettings.SQL_CAPABILITIES);

    static Stream<GoldenQuery> queries() {
        return GoldenQuery.all().filter(golden -> golden.file().has("levels"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyLevelIsOneStatement(GoldenQuery golden) throws IOException {
        List<ExpandPlan> plans =
                COMPILER.find(golden.object(), golden.query(), golden.options()).expansions();

        golden.file()
                .check("levels", plans.stream().map(GoldenExpandTest::shown).collect(Collectors.joining("\n")));
    }

    private static String shown(ExpandPlan plan) {
        boolean lists = plan.reading() == ExpandPlan.Reading.CUT || plan.reading() == ExpandPlan.Reading.SORTED;
        Rendered statement = plan.with(lists ? List.of(List.of("…")) : List.of("…"));
        String own = plan.path() + " " + plan.reading() + "\n" + statement.sql() + "\n" + statement.binds();
        return Stream.concat(Stream.of(own), plan.further().stream().map(GoldenExpandTest::shown))
                .collect(Collectors.joining("\n"));
    }
}
