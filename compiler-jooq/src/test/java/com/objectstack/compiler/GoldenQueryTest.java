package com.objectstack.compiler;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.IsolationLevel;
import com.objectstack.query.DateGranularity;
import com.objectstack.testing.golden.GoldenQuery;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SQL and values of every golden query; driver-sqlite's test of the same name runs them and states the rows. */
class GoldenQueryTest {
    private static final DriverCapabilities EVERYTHING = new DriverCapabilities(
            EnumSet.allOf(Capability.class), EnumSet.allOf(DateGranularity.class), EnumSet.allOf(IsolationLevel.class));

    private static final QueryCompiler COMPILER = QueryCompiler.of(GoldenQuery.objects(), EVERYTHING);

    static Stream<GoldenQuery> queries() {
        return GoldenQuery.all();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void compilesToItsSql(GoldenQuery golden) throws IOException {
        CompiledStatement statement = switch (golden.operation()) {
            case "count" -> COMPILER.count(golden.object(), golden.query(), golden.options());
            default -> COMPILER.find(golden.object(), golden.query(), golden.options());
        };

        golden.file().check("sql", statement.sql());
        golden.file()
                .check(
                        "binds",
                        statement.binds().stream().map(GoldenQueryTest::shown).collect(Collectors.joining("\n")));
    }

    private static String shown(Object bind) {
        return switch (bind) {
            case String text -> "text " + text;
            case byte[] bytes -> "blob " + HexFormat.of().formatHex(bytes);
            default -> bind.getClass().getSimpleName() + " " + bind;
        };
    }
}
