package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.data;
import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An expanded read gives what a find for the references of each single record gives. */
class ExpandMeaningTest {
    private static final int TAGS = 12;

    private final TestDatabase db = new TestDatabase(
            ObjectSchema.of(
                    "tag",
                    FieldSchema.of("name", FieldType.TEXT),
                    FieldSchema.of("weight", FieldType.NUMBER),
                    FieldSchema.of("organization_id", FieldType.TEXT)),
            ObjectSchema.of(
                    "post",
                    FieldSchema.lookup("tag", "tag"),
                    FieldSchema.lookup("tags", "tag").asMultiple()));

    private final SqlDataDriver driver = db.driver;

    @BeforeEach
    void fill() {
        Random random = new Random(7);
        // Tag 0 is missing, every third belongs to nobody.
        driver.bulkCreate(
                "tag",
                IntStream.range(1, TAGS)
                        .mapToObj(n -> data(
                                "id",
                                "t" + n,
                                "name",
                                random.nextInt(4) == 0 ? null : "n" + random.nextInt(4),
                                "weight",
                                random.nextInt(3),
                                "organization_id",
                                n % 3 == 0 ? null : n % 3 == 1 ? "acme" : "other"))
                        .toList());
        driver.bulkCreate(
                "post",
                IntStream.range(10, 40)
                        .mapToObj(n -> data(
                                "id", "p" + n,
                                "tag", random.nextInt(6) == 0 ? null : id(random),
                                "tags", random.nextInt(6) == 0 ? null : ids(random)))
                        .toList());
    }

    private static String id(Random random) {
        return "t" + random.nextInt(TAGS);
    }

    private static List<String> ids(Random random) {
        return random.ints(random.nextInt(7), 0, TAGS).mapToObj(n -> "t" + n).toList();
    }

    @AfterEach
    void close() {
        db.close();
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRecordIsExpandedByItself(int seed) {
        Random random = new Random(seed);
        QueryAST nested = nested(random);
        DriverOptions options = random.nextBoolean() ? TestDatabase.ACME : DriverOptions.NONE;
        QueryAST query = Query.query()
                .orderBy("id")
                .expand("tag", nested)
                .expand("tags", nested)
                .build();

        List<DataRecord> posts = driver.find("post", Query.query().orderBy("id").build(), options);
        List<DataRecord> expanded = driver.find("post", query, options);

        assertThat(expanded).hasSameSizeAs(posts);
        for (int place = 0; place < posts.size(); place++) {
            DataRecord post = posts.get(place);
            Map<String, @Nullable Object> expected = new HashMap<>(post);
            expected.computeIfPresent(
                    "tag", (name, id) -> list(List.of(id), nested, options).get(0));
            expected.computeIfPresent("tags", (name, ids) -> list((List<?>) ids, nested, options));
            assertThat(expanded.get(place)).as("%s of %s", nested, post).isEqualTo(expected);
        }
    }

    private static QueryAST nested(Random random) {
        Query nested = Query.query().fields("id", "name");
        if (random.nextBoolean()) {
            nested.where(field("weight").gt(random.nextInt(3) - 1));
        }
        if (random.nextBoolean()) {
            nested.orderBy(random.nextBoolean() ? SortNode.asc("name") : SortNode.desc("name"));
        }
        if (random.nextBoolean()) {
            nested.limit(random.nextInt(4));
        }
        if (random.nextInt(3) == 0) {
            nested.offset(random.nextInt(3));
        }
        return nested.build();
    }

    /** The records of one list of ids, each asked for alone. */
    private List<@Nullable Object> list(List<?> ids, QueryAST nested, DriverOptions options) {
        QueryAST mine = Query.matching(nested.where().and(field("id").in(ids)))
                .fields("id", "name")
                .build();
        if (!nested.orderBy().isEmpty()) {
            mine = nested.toBuilder().where(mine.where()).build();
        }
        Map<Object, DataRecord> found = new HashMap<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (DataRecord tag : driver.find("tag", mine, options)) {
            found.put(String.valueOf(tag.id()), tag);
            values.add(tag);
        }
        if (!nested.orderBy().isEmpty()) {
            ids.stream().filter(id -> !found.containsKey(id)).forEach(values::add);
            return values;
        }
        Long offset = nested.offset();
        List<?> left = ids.stream()
                .distinct()
                .filter(found::containsKey)
                .skip(offset == null ? 0 : offset)
                .limit(nested.effectiveLimit().orElse(Long.MAX_VALUE))
                .toList();
        return new ArrayList<>(
                ids.stream().map(id -> left.contains(id) ? found.get(id) : id).toList());
    }
}
