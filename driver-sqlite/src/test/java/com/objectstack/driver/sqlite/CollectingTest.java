package com.objectstack.driver.sqlite;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ExecuteResult;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Collected lists and texts beyond what a golden query shows: many records, every double, tables made elsewhere. */
class CollectingTest {
    private IDataDriver driver;

    @BeforeEach
    void open() {
        driver = SqliteDriver.inMemory();
        driver.syncSchema(ObjectSchema.of(
                "event",
                FieldSchema.of("room", FieldType.TEXT),
                FieldSchema.of("weight", FieldType.NUMBER),
                FieldSchema.of("rank", FieldType.NUMBER)));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aHundredThousandRecordsKeepTheirOrderInEveryGroup() {
        Map<String, List<Long>> expected = load(100_000, 7);

        List<DataRecord> groups = driver.find(
                "event",
                Query.query()
                        .groupBy("room")
                        .aggregate(
                                Aggregation.arrayAgg("rank", "up").orderBy(SortNode.asc("rank")),
                                Aggregation.arrayAgg("rank", "down").orderBy(SortNode.desc("rank")),
                                Aggregation.arrayAgg("rank", "ranks").distinctValues())
                        .build());

        assertThat(groups).hasSize(7).allSatisfy(group -> {
            List<Long> ranks = expected.get(group.getString("room"));
            assertThat(group.getList("up")).isEqualTo(ranks);
            assertThat(group.getList("down")).isEqualTo(ranks.reversed());
            assertThat(group.getList("ranks"))
                    .isEqualTo(ranks.stream().distinct().toList());
        });
    }

    @Test
    void everyDoubleIsCollectedAsItIs() {
        Random random = new Random(4711);
        List<Map<String, Object>> records = new ArrayList<>();
        for (int place = 0; place < 20_000; place++) {
            double weight = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(weight)) {
                records.add(Map.of("id", "%06d".formatted(place), "weight", weight));
            }
        }
        records.add(Map.of("id", "max", "weight", Double.MAX_VALUE));
        records.add(Map.of("id", "min", "weight", Double.MIN_VALUE));
        driver.bulkCreate("event", records);

        List<DataRecord> all = driver.find("event", Query.query().orderBy("id").build());

        assertThat(one(Aggregation.arrayAgg("weight", "all")).getList("all"))
                .isEqualTo(all.stream().map(record -> record.get("weight")).toList());
    }

    @Test
    void valuesOfATableMadeElsewhereAreCollectedAsTheyAreStored() {
        run("create table note (id integer primary key, body)");
        run("insert into note values (1, 'x'), (2, x'00ff'), (3, null), (4, 0.1), (5, 7), (6, '0.1')");

        DataRecord record = driver.find(
                        "note",
                        Query.query()
                                .aggregate(
                                        Aggregation.arrayAgg("body", "bodies"),
                                        Aggregation.arrayAgg("body", "different")
                                                .distinctValues(),
                                        Aggregation.stringAgg("body", "+", "text"),
                                        Aggregation.stringAgg("id", ",", "ids"))
                                .build())
                .get(0);

        assertThat(record.getList("bodies")).containsExactly("x", new byte[] {0, -1}, null, 0.1, 7L, "0.1");
        assertThat(record.getList("different")).containsExactly(null, 0.1, 7L, "0.1", "x", new byte[] {0, -1});
        assertThat(record.getString("text")).isEqualTo("x+0.1");
        assertThat(record.getString("ids")).isEqualTo("1,2,3,4,5,6");
    }

    @Test
    void vectorsAreCollectedAsVectors() {
        driver.syncSchema(ObjectSchema.of("point", FieldSchema.of("at", FieldType.VECTOR)));
        driver.create("point", Map.of("id", "a", "at", new float[] {1, 2}));
        driver.create("point", Map.of("id", "b"));

        DataRecord record = driver.find(
                        "point",
                        Query.query()
                                .aggregate(Aggregation.arrayAgg("at", "all"))
                                .build())
                .get(0);

        assertThat(record.getList("all")).containsExactly(new float[] {1, 2}, null);
    }

    @Test
    void aStreamAndOneRecordHaveWhatFindHas() {
        load(50, 3);
        QueryAST query = Query.matching(field("rank").gt(3))
                .groupBy("room")
                .aggregate(Aggregation.arrayAgg("rank", "ranks"))
                .orderBy("room")
                .build();

        List<DataRecord> groups = driver.find("event", query);

        try (RecordStream stream = driver.findStream("event", query)) {
            assertThat(stream.stream().toList()).isEqualTo(groups);
        }
        assertThat(driver.findOne("event", query)).contains(groups.get(0));
        assertThat(driver.count("event", query)).isEqualTo(groups.size());
    }

    private Map<String, List<Long>> load(int number, int rooms) {
        Random random = new Random(42);
        Map<String, List<Long>> expected = new TreeMap<>();
        List<Map<String, Object>> records = new ArrayList<>();
        for (int place = 0; place < number; place++) {
            Map<String, Object> record = new HashMap<>();
            record.put("room", "r" + random.nextInt(rooms));
            record.put("rank", (long) random.nextInt(1000));
            records.add(record);
            expected.computeIfAbsent((String) record.get("room"), room -> new ArrayList<>())
                    .add((Long) record.get("rank"));
        }
        expected.values().forEach(ranks -> ranks.sort(Comparator.naturalOrder()));
        driver.bulkCreate("event", records);
        return expected;
    }

    private DataRecord one(Aggregation aggregation) {
        return driver.find("event", Query.query().aggregate(aggregation).build())
                .get(0);
    }

    private ExecuteResult run(String sql) {
        return driver.execute(sql, List.of(), DriverOptions.NONE);
    }
}
