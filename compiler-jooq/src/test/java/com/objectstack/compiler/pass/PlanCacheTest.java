package com.objectstack.compiler.pass;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.compiler.model.Catalog;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IsolationLevel;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.Everything;
import com.objectstack.query.Literal;
import com.objectstack.query.Nearest;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.testing.golden.GoldenQuery;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements are kept by the shape of their request, and answer exactly as if they were compiled each time. */
class PlanCacheTest {
    private static final Catalog CATALOG = catalog();
    private static final DriverCapabilities ABLE = new DriverCapabilities(
            EnumSet.allOf(Capability.class), EnumSet.allOf(DateGranularity.class), EnumSet.allOf(IsolationLevel.class));
    private static final ReadCompiler PLAIN = new ReadCompiler(CATALOG, ABLE);

    private final PlanCache plans = new PlanCache();
    private final ReadCompiler caching = new ReadCompiler(CATALOG, ABLE, plans);

    private static Catalog catalog() {
        Map<String, TableModel> tables = new LinkedHashMap<>();
        for (ObjectDefinition definition : GoldenQuery.objects()) {
            tables.put(definition.object(), TableModel.of(definition.object(), definition.schema()));
        }
        return Catalog.of(tables);
    }

    @Test
    void otherLiteralsFillTheSameStatement() {
        Rendered first = find("ship", tons(10), DriverOptions.NONE);
        Rendered second = find("ship", tons(2500.5), DriverOptions.NONE);

        assertThat(first.binds()).containsExactly(10L, 5L);
        assertThat(second.binds()).containsExactly(2500.5, 5L);
        assertThat(counts()).containsExactly(0L, 2L, 0L, 2L);

        caching.find("ship", tons(11), DriverOptions.NONE);
        assertThat(counts()).containsExactly(1L, 2L, 0L, 2L);
    }

    @Test
    void listsOfAnyLengthShareAStatement() {
        caching.find(
                "ship", Query.from("ship").where(field("name").in(List.of("a"))).build(), DriverOptions.NONE);

        Rendered longer = find(
                "ship",
                Query.from("ship")
                        .where(field("name").in(List.of("x", "y", "x")))
                        .build(),
                DriverOptions.NONE);

        assertThat(longer.binds()).containsExactly("[\"x\",\"y\"]");
        assertThat(plans.hits()).isEqualTo(1);
    }

    @Test
    void tenantsShareAStatementAndSeeTheirOwn() {
        caching.find("cargo", QueryAST.ALL, DriverOptions.NONE.withTenantId("t1"));

        Rendered other = find("cargo", QueryAST.ALL, DriverOptions.NONE.withTenantId("t2"));

        assertThat(other.binds()).containsExactly("t2");
        assertThat(plans.hits()).isEqualTo(1);
        assertThat(find("cargo", QueryAST.ALL, DriverOptions.NONE).sql()).doesNotContain("organization_id` =");
    }

    @Test
    void searchesFromOtherPlacesShareAStatement() {
        caching.find("light", nearest(0.0, 0.0), DriverOptions.NONE);

        Rendered other = find("light", nearest(1.0, 0.0), DriverOptions.NONE);

        assertThat(plans.hits()).isEqualTo(1);
        assertThat(comparable(other.binds())).containsExactly("0000803f00000000", 3L);
        assertThatThrownBy(() -> caching.find("light", nearest(1.0), DriverOptions.NONE))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("/nearest/vector");
    }

    @Test
    void searchesForOtherTextsShareAStatement() {
        caching.find("article", search("light").limit(3).build(), DriverOptions.NONE);

        Rendered other = find("article", search("fog* \"at sea\"").limit(7).build(), DriverOptions.NONE);

        assertThat(plans.hits()).isEqualTo(1);
        assertThat(other.binds()).containsExactly("{\"c0_title\" \"c1_body\"} : (\"fog\"* OR \"at sea\")", 7L, 7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "a\u0000b", "\ud800"})
    void aSearchTextIsJudgedEachTime(String text) {
        caching.find("article", search("light").build(), DriverOptions.NONE);

        assertThat(answer(caching, search(text).build()))
                .isEqualTo(answer(PLAIN, search(text).build()));
        assertThat(answer(caching, search(text).build())).asString().contains("/search");
    }

    @Test
    void twoLimitsThatContradictAreRefusedThoughOneIsKept() {
        caching.find("ship", tons(10), DriverOptions.NONE);
        QueryAST contradiction = tons(10).toBuilder().top(6).build();

        assertThat(answer(caching, contradiction)).isEqualTo(answer(PLAIN, contradiction));
        assertThat(answer(caching, contradiction)).asString().contains("/top");
    }

    @Test
    void placesShareAStatementUnlessOtherValuesAreNull() {
        caching.find("ship", after("a", "x"), DriverOptions.NONE);

        assertThat(find("ship", after("b", "y"), DriverOptions.NONE).binds()).containsExactly("b", "b", "y");
        assertThat(plans.hits()).isEqualTo(1);
        assertThat(find("ship", after(null, "y"), DriverOptions.NONE).binds()).containsExactly("y");
        assertThat(plans.hits()).isEqualTo(1);
    }

    @Test
    void tokensOfAnotherOrderAreRefusedThoughTheirValuesFit() {
        RenderedPage page = caching.page("ship", byKind(), DriverOptions.NONE);
        String token = page.tokenBetween(row("tug", "a"), row("tug", "b"));
        String next = page.tokenBetween(row("tug", "b"), row("tug", "c"));
        QueryAST byName =
                Query.from("ship").orderBy("name").limit(2).cursor(token).build();
        caching.page("ship", byKind().toBuilder().cursor(token).build(), DriverOptions.NONE);

        RenderedPage following =
                caching.page("ship", byKind().toBuilder().cursor(next).build(), DriverOptions.NONE);

        assertThat(plans.hits()).isEqualTo(1);
        assertThat(following.statement().binds()).containsExactly("tug", "tug", "b", 3L);
        assertThat(answer(caching, byName))
                .isEqualTo(answer(PLAIN, byName))
                .asString()
                .contains("another order");
    }

    @Test
    void aPageOfNoneIsRefusedThoughOthersAreKept() {
        caching.page("ship", byKind(), DriverOptions.NONE);

        QueryAST none = byKind().toBuilder().limit(0).build();

        assertThatThrownBy(() -> caching.page("ship", none, DriverOptions.NONE))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("/limit");
    }

    @Test
    void pagesOfAnySizeShareAStatement() {
        caching.page("ship", byKind(), DriverOptions.NONE);

        RenderedPage larger =
                caching.page("ship", byKind().toBuilder().limit(50).build(), DriverOptions.NONE);

        assertThat(plans.hits()).isEqualTo(1);
        assertThat(larger.statement().binds()).containsExactly(51L);
        assertThat(larger.isFollowed(Collections.nCopies(50, row("tug", "a")))).isFalse();
        assertThat(larger.isFollowed(Collections.nCopies(51, row("tug", "a")))).isTrue();
    }

    @Test
    void statementsOfReferencedRecordsAreKeptToo() {
        caching.find("sailor", sailors("Anna", "2026-01-01"), DriverOptions.NONE);

        RenderedRead other = caching.find("sailor", sailors("Bella", "2026-02-02"), DriverOptions.NONE);

        assertThat(plans.hits()).isEqualTo(1);
        assertThat(other.statement().binds()).containsExactly("Bella");
        assertThat(other.expansions().get(0).with(List.of("a", "b")).binds())
                .containsExactly("2026-02-02T00:00:00.000Z", "[\"a\",\"b\"]");
    }

    @Test
    void referencedRecordsAreThoseOfTheReader() {
        QueryAST query = Query.from("sailor").expand("sold", QueryAST.ALL).build();
        caching.find("sailor", query, DriverOptions.NONE.withTenantId("t1"));

        RenderedRead other = caching.find("sailor", query, DriverOptions.NONE.withTenantId("t2"));

        assertThat(plans.hits()).isEqualTo(1);
        assertThat(other.expansions().get(0).with(List.of("a")).binds()).containsExactly("t2", "[\"a\"]");
    }

    @Test
    void aLiteralOfAnExpansionIsRefusedBeforeAnythingIsRead() {
        caching.find("sailor", sailors("Anna", "2026-01-01"), DriverOptions.NONE);
        QueryAST wrong = sailors("Anna", "2026-13-01");

        assertThat(answer(caching, wrong))
                .isEqualTo(answer(PLAIN, wrong))
                .asString()
                .contains("/expand/ship/where");
        assertThatThrownBy(() -> caching.count("sailor", wrong, DriverOptions.NONE))
                .isInstanceOf(DriverException.class);
    }

    private static QueryAST sailors(String name, String seenAfter) {
        return Query.from("sailor")
                .where(field("name").eq(name))
                .expand("ship", Query.query().where(field("seen").gt(seenAfter)).build())
                .build();
    }

    @Test
    void distinctValuesAreKeptToo() {
        caching.distinct("ship", kindsOf(field("crew").gt(3)), DriverOptions.NONE);

        assertThat(caching.distinct("ship", kindsOf(field("crew").gt(7)), DriverOptions.NONE)
                        .binds())
                .containsExactly(7L);
        assertThat(plans.hits()).isEqualTo(1);
        assertThatThrownBy(() -> caching.distinct("ship", kindsOf(field("crew").gt("many")), DriverOptions.NONE))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("/where/crew/$gt");
    }

    private static QueryAST kindsOf(com.objectstack.query.Condition filter) {
        return Query.matching(filter).fields("kind").distinct().build();
    }

    private static QueryAST byKind() {
        return Query.from("ship").fields("kind", "id").orderBy("kind").limit(2).build();
    }

    private static Object[] row(Object... values) {
        return values;
    }

    private static QueryAST after(String kind, String id) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("kind", kind);
        place.put("id", id);
        return Query.from("ship").orderBy("kind").cursor(place).build();
    }

    private static Query search(String text) {
        return Query.from("article").search(Search.of(text));
    }

    private static QueryAST nearest(Double... from) {
        return Query.from("light")
                .nearest(new Nearest("spot", List.of(from), 3, null, null, false))
                .build();
    }

    @Test
    void aLiteralUsedTwiceIsTwoLiterals() {
        Literal one = new Literal("a");
        QueryAST twice = Query.from("ship")
                .where(equal("name", one).and(equal("kind", one)))
                .build();
        QueryAST different = Query.from("ship")
                .where(equal("name", new Literal("x")).and(equal("kind", new Literal("y"))))
                .build();
        caching.find("ship", twice, DriverOptions.NONE);

        assertThat(find("ship", different, DriverOptions.NONE).binds()).containsExactly("x", "y");
    }

    @Test
    void aRefusedLiteralIsRefusedAsIfNothingWereKept() {
        caching.find("ship", seenAt("2026-01-01"), DriverOptions.NONE);

        assertThat(answer(caching, seenAt("2026-13-01"))).isEqualTo(answer(PLAIN, seenAt("2026-13-01")));
        assertThat(plans.bypasses()).isEqualTo(1);
    }

    @Test
    void whatIsEmptyIsNotWhatIsAbsent() {
        caching.find("ship", names(""), DriverOptions.NONE);

        assertThat(caching.find("ship", names(null), DriverOptions.NONE)
                        .statement()
                        .binds())
                .isEqualTo(PLAIN.find("ship", names(null), DriverOptions.NONE)
                        .statement()
                        .binds());
    }

    private static QueryAST names(String separator) {
        return Query.from("ship")
                .aggregate(new Aggregation(
                        AggregateFunction.STRING_AGG, "name", "names", false, new Everything(), separator, List.of()))
                .build();
    }

    @Test
    void anotherSchemaIsAnotherStatement() {
        ReadCompiler before = new ReadCompiler(catalog(), ABLE, plans);
        before.find("ship", tons(10), DriverOptions.NONE);

        caching.find("ship", tons(10), DriverOptions.NONE);

        assertThat(plans.hits()).isZero();
    }

    @Test
    void aHitDoesNoWorkOfJooqs() {
        QueryAST query = Query.from("ship")
                .where(field("name")
                        .eq("Anna")
                        .and(field("crew").gt(3))
                        .and(field("kind").in(List.of("tug", "ferry"))))
                .orderBy("name")
                .limit(20)
                .build();
        for (int round = 0; round < 2_000; round++) {
            caching.find("ship", query, DriverOptions.NONE);
        }

        long hit = allocated(() -> caching.find("ship", query, DriverOptions.NONE));
        long compiled = allocated(() -> PLAIN.find("ship", query, DriverOptions.NONE));

        assertThat(hit).as("bytes of a hit").isLessThan(4_096);
        assertThat(compiled).as("bytes of a compilation").isGreaterThan(8 * hit);
    }

    private Rendered find(String object, QueryAST query, DriverOptions options) {
        return caching.find(object, query, options).statement();
    }

    private List<Long> counts() {
        return List.of(plans.hits(), plans.misses(), plans.bypasses(), plans.size());
    }

    private static QueryAST tons(Number least) {
        return Query.from("ship").where(field("tons").gt(least)).limit(5).build();
    }

    private static QueryAST seenAt(String moment) {
        return Query.from("ship").where(field("seen").gt(moment)).build();
    }

    private static com.objectstack.query.Condition equal(String field, Literal literal) {
        return new com.objectstack.query.FieldEquals(field, literal);
    }

    /** The statement, or all that is wrong. */
    private static Object answer(ReadCompiler compiler, QueryAST query) {
        try {
            Rendered rendered = compiler.find(Objects.requireNonNull(query.object()), query, DriverOptions.NONE)
                    .statement();
            return List.of(rendered.sql(), comparable(rendered.binds()));
        } catch (DriverException refusal) {
            return refusal.problems();
        }
    }

    private static List<Object> comparable(List<Object> binds) {
        return binds.stream()
                .map(bind -> bind instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : bind)
                .toList();
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        work.run();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
