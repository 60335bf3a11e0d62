package com.objectstack.compiler;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IsolationLevel;
import com.objectstack.driver.Problem;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.testing.golden.GoldenCase;
import com.objectstack.testing.golden.GoldenFiles;
import com.objectstack.testing.golden.GoldenQuery;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The validate pass: what each wrong query is refused with, all problems in document order. */
class GoldenRefusalTest {
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final QueryCompiler PLAIN = compiler(EnumSet.of(
            Capability.QUERY_FILTERS,
            Capability.QUERY_SORTING,
            Capability.QUERY_PAGINATION,
            Capability.QUERY_AGGREGATIONS));
    private static final QueryCompiler ABLE = compiler(EnumSet.allOf(Capability.class));

    static Stream<GoldenCase> refusals() {
        return GoldenFiles.cases("validate");
    }

    static Stream<GoldenCase> wrongQueries() {
        return GoldenFiles.cases("wrong");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aPlainDriverRefusesWithEveryProblem(GoldenCase golden) throws IOException {
        golden.check("problems", problems(PLAIN, golden));
    }

    @ParameterizedTest
    @MethodSource("wrongQueries")
    void aDriverThatCanDoEverythingRefusesWhatMakesNoSense(GoldenCase golden) throws IOException {
        golden.check("problems", problems(ABLE, golden));
    }

    private static String problems(QueryCompiler compiler, GoldenCase golden) throws IOException {
        JsonNode request = EXACT.readTree(golden.section("request"));
        String object = request.path("object").asText("ship");

        DriverException refusal = catchThrowableOfType(
                DriverException.class,
                () -> compiler.find(object, QueryCodec.fromJson(request.get("query")), DriverOptions.NONE));

        return refusal == null
                ? "none"
                : refusal.problems().stream().map(Problem::describe).collect(Collectors.joining("\n"));
    }

    private static QueryCompiler compiler(Set<Capability> capabilities) {
        return QueryCompiler.of(
                GoldenQuery.objects(),
                new DriverCapabilities(
                        capabilities, EnumSet.allOf(DateGranularity.class), EnumSet.allOf(IsolationLevel.class)));
    }
}
