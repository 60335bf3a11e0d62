package com.objectstack.compiler.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstack.query.Condition;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.testing.golden.GoldenCase;
import com.objectstack.testing.golden.GoldenFiles;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The normalize pass: the tree each rule makes. That it means the same is a law of conformance-tests. */
class NormalizeFilterTest {
    static Stream<GoldenCase> filters() {
        return GoldenFiles.cases("normalize");
    }

    @ParameterizedTest
    @MethodSource("filters")
    void hasItsNormalForm(GoldenCase golden) throws IOException {
        Condition normal = NormalizeFilter.apply(filter(golden));

        golden.check("after", QueryCodec.toJson(normal).toString());
    }

    @ParameterizedTest
    @MethodSource("filters")
    void leavesANormalFormAlone(GoldenCase golden) throws IOException {
        Condition normal = NormalizeFilter.apply(filter(golden));

        assertThat(NormalizeFilter.apply(normal)).isEqualTo(normal);
    }

    private static Condition filter(GoldenCase golden) throws IOException {
        return QueryCodec.conditionFromJson(new ObjectMapper().readTree(golden.section("before")), "/where");
    }
}
