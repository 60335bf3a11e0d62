package com.objectstack.compiler.pass;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.compiler.model.Catalog;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IsolationLevel;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.testing.golden.GoldenQuery;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked and however it is read: from the plan cache it is what it is without. */
class PlannedReadsTest {
    private static final Catalog CATALOG = Catalog.of(GoldenQuery.objects().stream()
            .map(definition -> TableModel.of(definition.object(), definition.schema()))
            .collect(toMap(TableModel::name, table -> table)));
    private static final DriverCapabilities ABLE = new DriverCapabilities(
            EnumSet.allOf(Capability.class), EnumSet.allOf(DateGranularity.class), EnumSet.allOf(IsolationLevel.class));
    private static final ReadCompiler PLAIN = new ReadCompiler(CATALOG, ABLE);

    /** The ways to read a query. */
    private enum Way {
        FIND {
            @Override
            Object read(ReadCompiler compiler, String object, QueryAST query, DriverOptions options) {
                return shown(compiler.find(object, query, options));
            }
        },
        FIND_ONE {
            @Override
            Object read(ReadCompiler compiler, String object, QueryAST query, DriverOptions options) {
                return shown(compiler.findOne(object, query, options));
            }
        },
        FIND_PAGE {
            @Override
            Object read(ReadCompiler compiler, String object, QueryAST query, DriverOptions options) {
                RenderedPage page = compiler.page(object, query, options);
                return List.of(shown(page.read()), page.keys(), page.isFollowed(List.of()));
            }
        },
        DISTINCT {
            @Override
            Object read(ReadCompiler compiler, String object, QueryAST query, DriverOptions options) {
                TableModel table =
                        CATALOG.table(object).or(() -> CATALOG.table("ship")).orElseThrow();
                String field =
                        query.fields().isEmpty() ? "id" : query.fields().get(0).field();
                QueryAST values =
                        Query.matching(query.where()).fields(field).distinct().build();
                return shown(compiler.distinct(table.name(), values, options));
            }
        },
        COUNT {
            @Override
            Object read(ReadCompiler compiler, String object, QueryAST query, DriverOptions options) {
                return shown(compiler.count(object, query, options));
            }
        };

        abstract Object read(ReadCompiler compiler, String object, QueryAST query, DriverOptions options);

        /** The statement, or all that is wrong. */
        Object answer(ReadCompiler compiler, String object, QueryAST query, DriverOptions options) {
            try {
                return read(compiler, object, query, options);
            } catch (DriverException refusal) {
                return refusal.problems();
            }
        }

        Object answer(ReadCompiler compiler, QueryAST query) {
            return answer(compiler, Objects.requireNonNull(query.object()), query, DriverOptions.NONE);
        }
    }

    static Stream<GoldenQuery> goldenQueries() {
        return GoldenQuery.all();
    }

    @ParameterizedTest
    @MethodSource("goldenQueries")
    void everyGoldenQueryIsTheSameFirstAndFromTheCache(GoldenQuery golden) {
        for (Way way : Way.values()) {
            ReadCompiler caching = new ReadCompiler(CATALOG, ABLE, new PlanCache());
            Object plain = way.answer(PLAIN, golden.object(), golden.query(), golden.options());

            assertThat(way.answer(caching, golden.object(), golden.query(), golden.options()))
                    .as("%s first", way)
                    .isEqualTo(plain);
            assertThat(way.answer(caching, golden.object(), golden.query(), golden.options()))
                    .as("%s from the cache", way)
                    .isEqualTo(plain);
        }
    }

    @Test
    void theseGoldenQueriesAreCompiledEachTime() {
        Stream<String> bypassing = GoldenQuery.all()
                .filter(golden -> {
                    PlanCache plans = new PlanCache();
                    Way way = golden.operation().equals("count") ? Way.COUNT : Way.FIND;
                    ReadCompiler caching = new ReadCompiler(CATALOG, ABLE, plans);
                    way.answer(caching, golden.object(), golden.query(), golden.options());
                    return plans.size() == 0;
                })
                .map(golden -> golden.toString().replaceFirst(":.*", ""));

        assertThat(bypassing)
                .containsExactlyInAnyOrder(
                        // How many members there are, and of which kinds, decides about the statement.
                        "in-boolean",
                        "in-fraction",
                        "in-null",
                        "nin-null",
                        "json-path-in",
                        "json-path-nin",
                        "list-in",
                        "list-nin",
                        "list-all",
                        "list-all-empty",
                        // Many equalities became one list of several kinds.
                        "logic-many-equalities",
                        // A branch that is always true leaves out the literals of the others, which nothing would
                        // judge.
                        "logic-true-branch",
                        // So does a count with its cursor.
                        "cursor-count");
    }

    @Property(tries = 1_000)
    void literalsOfOneFilterNeverLeakIntoAnother(@ForAll("filters") RandomQueries.Pair pair) {
        check(Way.FIND, pair);
    }

    @Property(tries = 2_000)
    void literalsOfOneReadNeverLeakIntoAnother(@ForAll("reads") RandomQueries.Pair pair, @ForAll Way way) {
        check(way, pair);
    }

    private static void check(Way way, RandomQueries.Pair pair) {
        ReadCompiler caching = new ReadCompiler(CATALOG, ABLE, new PlanCache());

        way.answer(caching, pair.first());

        assertThat(way.answer(caching, pair.second())).isEqualTo(way.answer(PLAIN, pair.second()));
        assertThat(way.answer(caching, pair.first())).isEqualTo(way.answer(PLAIN, pair.first()));
    }

    @Provide
    Arbitrary<RandomQueries.Pair> filters() {
        return Arbitraries.randomValue(RandomQueries::pair);
    }

    @Provide
    Arbitrary<RandomQueries.Pair> reads() {
        return Arbitraries.randomValue(random -> RandomReads.pair(
                random, new CompileContext(CATALOG, ABLE, Visibility.of(DriverOptions.NONE), Slots.none())));
    }

    private static Object shown(RenderedRead read) {
        return List.of(shown(read.statement()), shown(read.expansions()));
    }

    private static List<Object> shown(List<ExpandPlan> levels) {
        return levels.stream()
                .<Object>map(level -> List.of(
                        level.path(),
                        level.field(),
                        level.reading(),
                        level.keepsIds(),
                        level.untypedIds(),
                        shown(level.with(List.of("a"))),
                        shown(level.further())))
                .toList();
    }

    private static Object shown(Rendered rendered) {
        return List.of(
                rendered.sql(),
                rendered.binds().stream().map(PlannedReadsTest::comparable).toList(),
                rendered.columns().stream()
                        .map(column -> List.of(column.name(), String.valueOf(column.owner())))
                        .toList());
    }

    private static Object comparable(Object bind) {
        return bind instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : bind;
    }
}
