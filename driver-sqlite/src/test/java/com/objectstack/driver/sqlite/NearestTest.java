package com.objectstack.driver.sqlite;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.objectstack.compiler.vector.VectorFunction;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Nearest;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.Function;

/** Vector searches beyond what a golden query shows: against a search by hand, every way to run them, bad stored values. */
class NearestTest {
    @TempDir
    Path directory;

    private IDataDriver driver;

    @BeforeEach
    void open() {
        driver = SqliteDriver.open(Databases.file(directory).build());
        driver.syncSchema(ObjectSchema.of(
                "doc",
                FieldSchema.of("kind", FieldType.NUMBER),
                FieldSchema.vector("v", Map.of("dimensions", 3, "distanceMetric", "euclidean"))));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    /** The row with an id at a place, as the search by hand knows it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Doc(String id, int kind, float[] v) {
        double distanceTo(float[] from) {
            float sum = 0;
            for (int place = 0; place < v.length; place++) {
                float difference = v[place] - from[place];
                sum += difference * difference;
            }
            return (float) Math.sqrt(sum);
        }
    }

    @Test
    void pagesOfTheNearestFollowTheDistance() {
        for (int number = 0; number < 9; number++) {
            driver.create("doc", Map.of("id", "d" + number, "v", new float[] {number % 3, 0, 0}));
        }
        Query nearest = Query.from("doc")
                .fields("id")
                .nearest(Nearest.of("v", new float[] {0, 0, 0}, 7))
                .limit(3);
        List<String> seen = new ArrayList<>();

        Page page = driver.findPage("doc", nearest.build());
        page.records().forEach(doc -> seen.add(doc.getString("id")));
        while (page.nextCursor() != null) {
            page = driver.findPage("doc", nearest.cursor(page.nextCursor()).build());
            page.records().forEach(doc -> seen.add(doc.getString("id")));
        }

        assertThat(seen).containsExactly("d0", "d3", "d6", "d1", "d4", "d7", "d2");
    }

    @Test
    void theAnswerIsThatOfASearchByHand() {
        Random random = new Random(7);
        List<Doc> docs = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            // Few places, so that many distances are equal.
            docs.add(new Doc(String.format("d%03d", random.nextInt(1_000_000)), random.nextInt(4), place(random)));
        }
        docs.forEach(
                doc -> driver.upsert("doc", Map.of("id", doc.id(), "kind", doc.kind(), "v", doc.v()), List.of("id")));
        Map<String, Doc> last = new HashMap<>();
        docs.forEach(doc -> last.put(doc.id(), doc));

        for (int search = 0; search < 60; search++) {
            float[] from = place(random);
            int k = 1 + random.nextInt(40);
            int kind = random.nextInt(5);
            List<DataRecord> found = driver.find(
                    "doc",
                    Query.from("doc")
                            .fields("id")
                            .where(field("kind").lt(kind))
                            .nearest(Nearest.of("v", from, k))
                            .build());

            assertThat(found)
                    .extracting(doc -> doc.getString("id"), doc -> doc.getDouble("_distance"))
                    .containsExactlyElementsOf(last.values().stream()
                            .filter(doc -> doc.kind() < kind)
                            .sorted(Comparator.comparingDouble((Doc doc) -> doc.distanceTo(from))
                                    .thenComparing(Doc::id))
                            .limit(k)
                            .map(doc -> tuple(doc.id(), doc.distanceTo(from)))
                            .toList());
        }
    }

    private static float[] place(Random random) {
        return new float[] {random.nextInt(4), random.nextInt(4), random.nextInt(2)};
    }

    @Test
    void everyWayToReadFindsTheSame() {
        create("a", 0, 0, 0);
        create("b", 1, 0, 0);
        create("c", 2, 0, 0);
        QueryAST two = nearest(new float[] {2, 0, 0}, 2);

        assertThat(driver.find("doc", two))
                .extracting(doc -> doc.getString("id"))
                .containsExactly("c", "b");
        assertThat(driver.findOne("doc", two)).map(doc -> doc.getString("id")).contains("c");
        assertThat(driver.count("doc", two)).isEqualTo(2);
        try (RecordStream stream = driver.findStream("doc", two)) {
            assertThat(stream.stream().map(doc -> doc.getString("id"))).containsExactly("c", "b");
        }
        String inside = driver.inTransaction(tx -> {
            tx.create("doc", Map.of("id", "d", "v", List.of(2, 0, 0)));
            return tx.findOne("doc", nearest(new float[] {2, 0, 0}, 4))
                    .orElseThrow()
                    .getString("id");
        });
        assertThat(inside).isEqualTo("c");
        QueryAST json = QueryCodec.fromJson(
                "{\"object\": \"doc\", \"nearest\": {\"field\": \"v\", \"vector\": [2, 0, 0], \"k\": 2}}");
        assertThat(driver.find("doc", json)).hasSize(2);
    }

    @Test
    void theDistanceIsComputedOnceForEachRow() throws SQLException {
        for (int number = 0; number < 50; number++) {
            create("d" + number, number, 1, 0);
        }
        driver.create("doc", Map.of("id", "none"));
        Explanation plan = driver.explain("doc", nearest(new float[] {0, 0, 0}, 50), DriverOptions.NONE);
        AtomicInteger calls = new AtomicInteger();

        try (Connection stranger = Databases.stranger(directory)) {
            Function.create(stranger, "vector_distance_l2", counting(calls), 2, Function.FLAG_DETERMINISTIC);
            try (var statement = stranger.prepareStatement(plan.sql())) {
                for (int place = 0; place < plan.args().size(); place++) {
                    statement.setObject(place + 1, plan.args().get(place));
                }
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        assertThat(rows.getString("id")).isNotEqualTo("none");
                    }
                }
            }
        }

        assertThat(calls).hasValue(50);
    }

    private static Function counting(AtomicInteger calls) {
        return new Function() {
            @Override
            protected void xFunc() throws SQLException {
                calls.incrementAndGet();
                Object distance = VectorFunction.VECTOR_DISTANCE_L2.call(value_blob(0), value_blob(1));
                result((Double) distance);
            }
        };
    }

    @Test
    void aTenantFindsTheNearestOfItsOwn() {
        driver.syncSchema(
                ObjectSchema.of("note", FieldSchema.of("organization_id", FieldType.TEXT), FieldSchema.vector("v", 1)));
        driver.syncSchema(ObjectSchema.of("tag", FieldSchema.lookup("note", "note")));
        DriverOptions one = DriverOptions.NONE.withTenantId("t1");
        DriverOptions two = DriverOptions.NONE.withTenantId("t2");
        driver.create("note", Map.of("id", "mine", "v", List.of(-1)), one);
        driver.create("note", Map.of("id", "theirs", "v", List.of(1)), two);
        QueryAST nearest =
                Query.from("note").nearest(Nearest.of("v", new float[] {1}, 1)).build();

        assertThat(driver.find("note", nearest, one))
                .extracting(note -> note.getString("id"))
                .containsExactly("mine");
        assertThat(driver.find("note", nearest, two))
                .extracting(note -> note.getString("id"))
                .containsExactly("theirs");
    }

    @ParameterizedTest
    @CsvSource({
        "float32, 0.1, 1e-6",
        "float64, 0.1, 1e-7",
        "float16, 0.1, 1e-3",
        "floatb16, 0.1, 1e-2",
        "float8, 0.1, 1e-2"
    })
    void everyFormatIsWrittenReadAndSearched(String format, double component, double precision) {
        driver.syncSchema(ObjectSchema.of(
                "other",
                FieldSchema.vector("v", Map.of("dimensions", 2, "format", format, "distanceMetric", "euclidean"))));
        driver.create("other", Map.of("id", "near", "v", new double[] {component, -1}));
        driver.create("other", Map.of("id", "far", "v", List.of(3, 4)));

        DataRecord found = driver.findOne(
                        "other",
                        Query.from("other")
                                .nearest(Nearest.of("v", new float[] {(float) component, -1}, 1)
                                        .named("d")
                                        .within(0.5))
                                .build())
                .orElseThrow();

        assertThat(found.getString("id")).isEqualTo("near");
        assertThat(found.getDouble("d")).isLessThan(precision);
        assertThat((double) found.getVector("v")[0])
                .isCloseTo(component, org.assertj.core.data.Offset.offset(precision));
        assertThat(found.getVector("v")[1]).isEqualTo(-1f);
    }

    @Test
    void whatIsReadBackIsWhatWasStored() {
        driver.syncSchema(
                ObjectSchema.of("bits", FieldSchema.vector("v", Map.of("dimensions", 9, "format", "float1bit"))));
        driver.create("bits", Map.of("id", "x", "v", List.of(0.5, -2, 0, 7, 7, 7, 7, 7, 1e-30)));

        DataRecord read = driver.findOne("bits", QueryAST.ALL).orElseThrow();
        driver.update("bits", "x", Map.of("v", read.getVector("v")));

        assertThat(read.getVector("v")).containsExactly(1, -1, -1, 1, 1, 1, 1, 1, 1);
        assertThat(driver.findOne("bits", QueryAST.ALL).orElseThrow().getVector("v"))
                .containsExactly(read.getVector("v"));
    }

    @Test
    void dataOfAnotherLengthOrSizeIsRefused() {
        assertRefused(ErrorCode.TYPE_MISMATCH, "/v", List.of(1, 2));
        assertRefused(ErrorCode.TYPE_MISMATCH, "/v", "[1,2,3]");
        assertRefused(ErrorCode.VALUE_OUT_OF_RANGE, "/v", new double[] {1, 2, 1e39});
        assertRefused(ErrorCode.VALUE_OUT_OF_RANGE, "/v", new float[] {1, 2, Float.NaN});
    }

    private void assertRefused(ErrorCode code, String path, Object vector) {
        DriverException refusal = Databases.failure(() -> driver.create("doc", Map.of("v", vector)));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.path()).isEqualTo(path);
    }

    @Test
    void whatTypedJavaCanSayWrongIsRefused() {
        DriverException refusal = Databases.failure(() -> driver.find(
                "doc",
                Query.from("doc")
                        .nearest(new Nearest("v", List.of(1.0, Double.NaN, 0.0), 0, "v", Double.NaN, false))
                        .build()));

        assertThat(refusal.problems())
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactly(
                        "VALUE_OUT_OF_RANGE /nearest/vector",
                        "INVALID_QUERY /nearest/k",
                        "INVALID_QUERY /nearest/as",
                        "INVALID_QUERY /nearest/maxDistance");
    }

    @Test
    void aVectorKeptAsTextIsFoundToo() {
        driver.execute("insert into doc (id, v) values ('text', '[0, 0, 1]')");

        assertThat(driver.find("doc", nearest(new float[] {0, 0, 0}, 5)))
                .extracting(doc -> doc.getDouble("_distance"))
                .containsExactly(1.0);
    }

    @Test
    void aStoredValueThatIsNoSuchVectorIsAnError() {
        driver.execute("insert into doc (id, v) values ('short', vector('[1, 2]'))");

        DriverException refusal = Databases.failure(() -> driver.find("doc", nearest(new float[] {0, 0, 0}, 5)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
        assertThat(refusal.getMessage()).contains("vectors must have the same length: 2 != 3");
    }

    @Test
    void aDistancePastTheRangeOfItsNumberIsAnError() {
        create("far", 3e38f, 3e38f, 0);

        Databases.fails(ErrorCode.VALUE_OUT_OF_RANGE, () -> driver.find("doc", nearest(new float[] {0, 0, 0}, 5)));
    }

    @Test
    void aTableWithAVectorIndexOfLibsqlIsReadOnly() throws SQLException {
        create("a", 1, 2, 3);
        try (Connection stranger = Databases.stranger(directory);
                var statement = stranger.createStatement()) {
            Function.create(
                    stranger, "libsql_vector_idx", counting(new AtomicInteger()), 1, Function.FLAG_DETERMINISTIC);
            statement.execute("delete from doc");
            statement.execute("create index doc_v on doc (libsql_vector_idx(v))");
        }

        assertThat(driver.find("doc", nearest(new float[] {0, 0, 0}, 5))).isEmpty();
        DriverException refusal = Databases.failure(() -> create("b", 1, 2, 3));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(refusal.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("libSQL server"));
    }

    private void create(String id, float... vector) {
        driver.create("doc", Map.of("id", id, "v", vector));
    }

    private static QueryAST nearest(float[] from, long k) {
        return Query.from("doc").nearest(Nearest.of("v", from, k)).build();
    }
}
