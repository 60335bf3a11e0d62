package com.objectstack.conformance.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Join;
import com.objectstack.query.Operator;
import com.objectstack.query.WindowFunction;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueryDrawTest {
    private static final int SETS = 120;
    private static final int QUERIES = 10;

    /** Five in a thousand: of 2,000 queries ten have it. */
    private static final int RAREST = SETS * QUERIES / 200;

    @Test
    void nearlyAllAreAcceptedAndEveryFeatureIsUsedOften() {
        Map<String, Integer> used = new TreeMap<>();
        Map<ErrorCode, Integer> refused = new EnumMap<>(ErrorCode.class);
        try (IDataDriver driver = SqliteDriver.inMemory()) {
            for (int set = 0; set < SETS; set++) {
                Draw draw = new Draw(new Random(set));
                Dataset data = DatasetDraw.draw(draw, "_drawn");
                data.storeIn(driver);
                for (int number = 0; number < QUERIES; number++) {
                    ReadCase read = QueryDraw.draw(draw, data);
                    Outcome outcome = Outcome.of(() -> driver.find(read.object(), read.query(), read.options()));
                    Features.of(read).forEach(feature -> used.merge(feature, 1, Integer::sum));
                    if (outcome.refusal() != null) {
                        refused.merge(outcome.refusal().code(), 1, Integer::sum);
                    }
                }
            }
        }

        assertThat(refused).doesNotContainKey(ErrorCode.INTERNAL);
        assertThat(refused.values().stream().mapToInt(Integer::intValue).sum())
                .as("refused of %s: %s", SETS * QUERIES, refused)
                .isLessThan(SETS * QUERIES * 3 / 100);
        assertThat(features())
                .allSatisfy(feature -> assertThat(used.getOrDefault(feature, 0))
                        .as("%s in %s", feature, used)
                        .isGreaterThanOrEqualTo(RAREST));
    }

    /** The features of the query language by their names in {@link Features}. */
    private static Set<String> features() {
        Set<String> features = new LinkedHashSet<>();
        Stream.of(Operator.values()).map(Operator::key).forEach(features::add);
        Stream.of(WindowFunction.Function.values())
                .map(function -> "window " + function.wireName())
                .forEach(features::add);
        Stream.of(AggregateFunction.values())
                .map(function -> "aggregate " + function.wireName())
                .forEach(features::add);
        Stream.of(Join.Type.values()).map(type -> "join " + type).forEach(features::add);
        Stream.of("frame ROWS", "frame RANGE", "frame GROUPS", "join subquery", "with", "with recursive")
                .forEach(features::add);
        Stream.of("aggregate distinct", "aggregate filter", "aggregate orderBy", "groupBy", "bucket", "having")
                .forEach(features::add);
        Stream.of("$not", "$field", "$field outer", "$query", "exists query", "relation filter", "$path")
                .forEach(features::add);
        Stream.of("fields", "field alias", "nested select", "dotted field", "dotted name", "implicit $eq")
                .forEach(features::add);
        Stream.of("orderBy", "nulls FIRST", "nulls LAST", "limit", "offset", "top", "cursor", "distinct")
                .forEach(features::add);
        Stream.of("expand", "search", "nearest", "tenantId", "tenantIds").forEach(features::add);
        return features;
    }
}
