package com.objectstack.driver.remote;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.query.Nearest;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a vector index of the server is used for, and that it is never missed. */
@RequiresSqld
class ApproximateNearestTest {
    private static final int DIMENSIONS = 16;
    private static final int RECORDS = 400;
    private static final int WANTED = 10;
    private static final String INDEX =
            "create index place_near on place (libsql_vector_idx(spot, 'metric=l2', 'max_neighbors=32'))";

    private final Random random = new Random(11);
    private SqlDataDriver driver;
    private HranaTestClient server;

    @BeforeEach
    void makePlaces(HranaTestClient database) {
        server = database;
        driver = RemoteDriver.open(Servers.config(database).build());
        driver.dropTable("place", DriverOptions.NONE);
        driver.syncSchema(ObjectSchema.of(
                "place",
                FieldSchema.of("kind", FieldType.TEXT),
                FieldSchema.vector("spot", Map.of("dimensions", DIMENSIONS, "distanceMetric", "euclidean"))));
        driver.execute(INDEX);
        List<Map<String, Object>> places = new ArrayList<>();
        for (int number = 0; number < RECORDS; number++) {
            places.add(Map.of("id", "p" + number, "kind", number % 40 == 0 ? "rare" : "usual", "spot", vector()));
        }
        driver.bulkCreate("place", places);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private float[] vector() {
        float[] vector = new float[DIMENSIONS];
        for (int component = 0; component < DIMENSIONS; component++) {
            vector[component] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static QueryAST near(float[] vector, @Nullable String kind, boolean isApproximate) {
        Nearest exact = Nearest.of("spot", vector, WANTED);
        Query query = Query.from("place")
                .fields("id")
                .nearest(new Nearest("spot", exact.vector(), WANTED, null, null, isApproximate));
        return (kind == null ? query : query.where(field("kind").eq(kind))).build();
    }

    private List<String> found(QueryAST query) {
        return driver.find("place", query).stream().map(DataRecord::id).toList();
    }

    private boolean usesIndex(QueryAST query) {
        return driver.explain("place", query, DriverOptions.NONE).sql().contains("vector_top_k");
    }

    @Test
    void theIndexFindsNearlyAllThatAreNearest() {
        int missed = 0;
        for (int search = 0; search < 10; search++) {
            float[] vector = vector();
            assertThat(usesIndex(near(vector, null, true))).isTrue();
            List<String> approximate = found(near(vector, null, true));
            assertThat(approximate).hasSize(WANTED).doesNotHaveDuplicates();
            Set<String> exact = new HashSet<>(found(near(vector, null, false)));
            exact.removeAll(approximate);
            missed += exact.size();
        }

        assertThat(missed).isLessThan(10 * WANTED / 5);
    }

    @Test
    void aFilterThatFewRecordsPassFindsAllOfThem() {
        float[] vector = vector();

        assertThat(found(near(vector, "rare", true))).hasSize(WANTED).isEqualTo(found(near(vector, "rare", false)));
        assertThat(found(near(vector, "none", true))).isEmpty();
    }

    @Test
    void anIndexThatSomebodyDropsIsNotMissed() {
        float[] vector = vector();
        assertThat(usesIndex(near(vector, null, true))).isTrue();
        server.execute("drop index place_near");

        assertThat(found(near(vector, null, true))).isEqualTo(found(near(vector, null, false)));
    }

    @Test
    void tablesOfTheIndexAreNotPartOfTheSchema() {
        assertThat(driver.introspectSchema().tables()).containsOnlyKeys("place");
    }
}
