package com.objectstack.driver.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.query.Aggregation;
import com.objectstack.query.Query;
import com.objectstack.query.SortNode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.HranaTestExecutor;
import com.objectstack.testing.sqld.RequiresSqld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Collected lists keep order and doubles on the real libSQL server, whose SQLite is older. */
@RequiresSqld
class CollectingOnSqldTest {
    @Test
    void doublesAreCollectedAsTheyAreAndInOrder(HranaTestClient client) {
        SqlDataDriver driver = SqlDataDriver.over(new HranaTestExecutor(client), SqlDriverSettings.DEFAULTS);
        driver.syncSchema(ObjectSchema.of("weighed", FieldSchema.of("weight", FieldType.NUMBER)));
        List<Double> weights = doubles(3_000);
        driver.bulkCreate(
                "weighed",
                weights.stream()
                        .map(weight -> Map.of("weight", (Object) weight))
                        .toList());

        Object collected = driver.find(
                        "weighed",
                        Query.query()
                                .aggregate(Aggregation.arrayAgg("weight", "all").orderBy(SortNode.asc("weight")))
                                .build())
                .get(0)
                .get("all");

        assertThat(collected).isEqualTo(weights.stream().sorted().toList());
    }

    /** Finite and not whole: whole ones would be read as such. */
    private static List<Double> doubles(int number) {
        Random random = new Random(99);
        List<Double> doubles = new ArrayList<>();
        while (doubles.size() < number) {
            double next = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(next) && (next != Math.rint(next) || Math.abs(next) > 0x1p63)) {
                doubles.add(next);
            }
        }
        return doubles;
    }
}
