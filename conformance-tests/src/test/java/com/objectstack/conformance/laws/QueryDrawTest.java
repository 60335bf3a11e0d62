package com.objectstack.conformance.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QueryDrawTest {
    private static final int SETS = Integer.getInteger("draw.sets", 60);
    private static final int QUERIES = 10;

    @Test
    void nearlyAllAreAcceptedAndEachFeatureIsUsed() {
        Map<String, Integer> histogram = new TreeMap<>();
        Map<String, Integer> codes = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        try (IDataDriver driver = SqliteDriver.inMemory()) {
            for (int set = 0; set < SETS; set++) {
                Draw draw = new Draw(new Random(Long.getLong("objectstack.seed", 1) + set));
                Dataset data = DatasetDraw.draw(draw, "_k");
                data.storeIn(driver);
                for (int number = 0; number < QUERIES; number++) {
                    ReadCase read = QueryDraw.draw(draw, data);
                    Features.of(read).forEach(feature -> histogram.merge(feature, 1, Integer::sum));
                    Outcome outcome = Outcome.of(() -> driver.find(read.object(), read.query(), read.options()));
                    codes.merge(
                            outcome.refusal() == null
                                    ? "ok"
                                    : outcome.refusal().code().name(),
                            1,
                            Integer::sum);
                    if (outcome.refusal() != null) {
                        refused.add(outcome.refusal() + "\n" + read);
                    }
                }
                data.removeFrom(driver);
            }
        }
        if (Boolean.getBoolean("draw.show")) {
            System.err.println(codes + "\n" + histogram);
            refused.stream()
                    .limit(Integer.getInteger("draw.limit", 20))
                    .forEach(text -> System.err.println(text.lines().limit(2).toList()));
            refused.stream()
                    .filter(text -> text.contains("INTERNAL") || Boolean.getBoolean("draw.full"))
                    .limit(2)
                    .forEach(System.err::println);
        }
        assertThat(refused.size()).isLessThan(SETS * QUERIES / 10);
    }
}
