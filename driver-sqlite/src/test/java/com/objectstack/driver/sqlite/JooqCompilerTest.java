package com.objectstack.driver.sqlite;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.compiler.jooq.JooqCompiler;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.query.Everything;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.testing.golden.GoldenQuery;
import com.objectstack.testing.golden.GoldenRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries as jOOQ's own parts, run by a context that knows nothing of us, beside the driver's answers. */
class JooqCompilerTest {
    private static final JooqCompiler COMPILER =
            JooqCompiler.of(GoldenQuery.objects(), SqlDriverSettings.DEFAULTS.capabilities());

    @TempDir
    static Path folder;

    private static IDataDriver driver;
    private static Connection connection;
    private static DSLContext jooq;

    @BeforeAll
    static void load() throws SQLException {
        Path file = folder.resolve("golden.db");
        driver = SqliteDriver.file(file);
        GoldenRows.load(driver);
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        jooq = DSL.using(connection, SQLDialect.SQLITE);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        driver.close();
    }

    static Stream<GoldenQuery> queries() {
        return GoldenQuery.all()
                .filter(golden -> golden.operation().equals("find"))
                .filter(golden -> golden.query().expand().isEmpty())
                .filter(golden -> golden.query().fields().stream().noneMatch(Selection.Nested.class::isInstance))
                // A connection of one's own has no vector functions.
                .filter(golden -> !golden.file().section("sql").contains("vector_distance"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aSelectAnswersAsTheDriverDoes(GoldenQuery golden) {
        List<Map<String, Object>> expected = new ArrayList<>();
        for (DataRecord row : driver.find(golden.object(), golden.query(), golden.options())) {
            expected.add(flat(row));
        }

        List<Map<String, Object>> rows = new ArrayList<>();
        for (Record row : jooq.fetch(COMPILER.select(golden.object(), golden.query(), golden.options()))) {
            rows.add(present(row.intoMap()));
        }

        if (golden.query().isOrdered()) {
            assertThat(rows).isEqualTo(expected);
        } else {
            assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void valuesAreBoundAndColumnsTyped() {
        QueryAST seen = Query.from("ship")
                .fields("name", "seen", "crew")
                .where(field("crew").gt(4))
                .build();

        var select = COMPILER.select("ship", seen, DriverOptions.NONE);

        assertThat(jooq.extractBindValues(select)).containsExactly(4L);
        assertThat(jooq.render(select)).isEqualTo("select `name`, `seen`, `crew` from `ship` where `crew` > ?");
        assertThat(select.fields())
                .extracting(column -> (Object) column.getType())
                .containsExactly(String.class, Instant.class, Number.class);
    }

    @Test
    void aDerivedTableIsJoinedAndFilteredByItsTypedColumns() {
        QueryAST ferries = Query.from("ship").where(field("kind").eq("ferry")).build();
        Table<?> ferry = COMPILER.table("ship", ferries, DriverOptions.NONE, "ferry");
        Table<?> port = DSL.table(DSL.name("port"));

        var names = jooq.select(ferry.field("name"), DSL.field(DSL.name("port", "name")))
                .from(ferry)
                .join(port)
                .on(DSL.field(DSL.name("port", "id")).eq(ferry.field("home", Object.class)))
                .where(ferry.field("seen", Instant.class).gt(Instant.parse("2026-01-01T12:00:00Z")))
                .fetch(row -> row.get(0) + " of " + row.get(1));

        assertThat(names).containsExactly("anna maria of Aalborg");
    }

    @Test
    void aConditionStandsInASelectOfOnesOwn() {
        var busy = COMPILER.condition(
                "ship", field("crew").gte(12).and(field("active").eq(true)), DriverOptions.NONE);

        assertThat(jooq.select(DSL.field(DSL.name("id")))
                        .from(DSL.table(DSL.name("ship")))
                        .where(busy)
                        .fetch(0, String.class))
                .containsExactly("c");
    }

    @Test
    void aConditionOnAReferencedRecordLooksForIds() {
        var deep = COMPILER.condition("ship", field("home.depth").gt(10), DriverOptions.NONE);

        assertThat(jooq.fetchCount(DSL.table(DSL.name("ship")), deep)).isEqualTo(2);
    }

    @Test
    void theVisibilityIsPartOfWhatIsGiven() {
        DriverOptions tenant = DriverOptions.NONE.withTenantId("t1");

        assertThat(jooq.fetchCount(COMPILER.select("cargo", QueryAST.ALL, tenant)))
                .isEqualTo(2);
        assertThat(jooq.fetchCount(DSL.table(DSL.name("cargo")), COMPILER.condition("cargo", new Everything(), tenant)))
                .isEqualTo(2);
    }

    @Test
    void aNestedSelectTakesAStatementOfItsOwn() {
        QueryAST query = Query.from("ship")
                .select(new Selection.Nested("home", List.of(Selection.of("name")), null))
                .build();

        assertThatThrownBy(() -> COMPILER.select("ship", query, DriverOptions.NONE))
                .isInstanceOfSatisfying(DriverException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.UNSUPPORTED);
                    assertThat(refusal.path()).isEqualTo("/fields/0");
                });
    }

    @Test
    void expandTakesMoreThanOneStatement() {
        QueryAST query = Query.from("ship").expand("home", QueryAST.ALL).build();

        assertThatThrownBy(() -> COMPILER.select("ship", query, DriverOptions.NONE))
                .isInstanceOfSatisfying(DriverException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.UNSUPPORTED);
                    assertThat(refusal.path()).isEqualTo("/expand");
                });
    }

    /** A record with those of joined objects as columns of its own. */
    private static Map<String, Object> flat(DataRecord row) {
        Map<String, Object> flat = new HashMap<>();
        row.forEach((name, value) -> {
            if (value instanceof DataRecord joined) {
                joined.forEach((member, part) -> flat.put(name + "." + member, part));
            } else {
                flat.put(name, value);
            }
        });
        return present(flat);
    }

    /** Without NULLs, of which a joined object that is not there has any number. */
    private static Map<String, Object> present(Map<String, Object> row) {
        Map<String, Object> present = new HashMap<>(row);
        present.values().removeIf(java.util.Objects::isNull);
        return present;
    }
}
