package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Problem;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.testing.golden.GoldenCase;
import com.objectstack.testing.golden.GoldenFiles;
import com.objectstack.testing.golden.GoldenQuery;
import com.objectstack.testing.golden.GoldenRows;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference answers the golden queries with the rows that SQL gives, and refuses what the compiler refuses. */
class GoldenQueriesTest {
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** "[CODE] /path: message". */
    private static final Pattern PROBLEM = Pattern.compile("(?m)^\\[([A-Z_]+)](?: (/[^\\n]*?):)? ");

    /** Golden queries that the reference answers otherwise, and why. */
    private static final Map<String, String> OTHERWISE =
            Map.of("cursor-token", "a token is of the driver that gave it");

    /** A driver without any optional feature. */
    private static final DriverCapabilities PLAIN = new DriverCapabilities(
            Set.of(
                    Capability.QUERY_FILTERS,
                    Capability.QUERY_SORTING,
                    Capability.QUERY_PAGINATION,
                    Capability.QUERY_AGGREGATIONS),
            EnumSet.allOf(DateGranularity.class),
            Set.of());

    private static IDataDriver driver;

    @BeforeAll
    static void load() {
        driver = ReferenceDriver.inMemory();
        GoldenRows.load(driver);
    }

    @AfterAll
    static void close() {
        driver.close();
    }

    static Stream<GoldenQuery> queries() {
        return GoldenQuery.all()
                .filter(golden -> !OTHERWISE.containsKey(golden.file().name()));
    }

    static Stream<GoldenCase> refusalsOfAPlainDriver() {
        return GoldenFiles.cases("validate");
    }

    static Stream<GoldenCase> wrongQueries() {
        return GoldenFiles.cases("wrong");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void theRowsAreThoseOfSql(GoldenQuery golden) {
        assertThat(GoldenRows.of(driver, golden)).isEqualTo(golden.file().section("rows"));
    }

    @ParameterizedTest
    @MethodSource("refusalsOfAPlainDriver")
    void aPlainDriverRefusesWithEveryProblem(GoldenCase golden) throws IOException {
        Reads plain = new Reads(new DeclaredObjects(GoldenQuery.objects()), PLAIN);

        assertThat(problems(golden, plain::find)).isEqualTo(expected(golden));
    }

    @ParameterizedTest
    @MethodSource("wrongQueries")
    void aDriverThatCanDoEverythingRefusesWhatMakesNoSense(GoldenCase golden) throws IOException {
        assertThat(problems(golden, (object, query) -> driver.find(object, query, DriverOptions.NONE)))
                .isEqualTo(expected(golden));
    }

    private static List<String> expected(GoldenCase golden) {
        return PROBLEM.matcher(golden.section("problems"))
                .results()
                .map(found -> found.group(1) + " " + (found.group(2) == null ? "" : found.group(2)))
                .toList();
    }

    private static List<String> problems(GoldenCase golden, BiConsumer<String, QueryAST> asked) throws IOException {
        JsonNode request = EXACT.readTree(golden.section("request"));
        String object = request.path("object").asText("ship");
        DriverException refusal = catchThrowableOfType(
                DriverException.class, () -> asked.accept(object, QueryCodec.fromJson(request.get("query"))));
        return refusal == null
                ? List.of()
                : refusal.problems().stream().map(GoldenQueriesTest::described).toList();
    }

    private static String described(Problem problem) {
        return problem.code() + " " + problem.path();
    }
}
