package com.objectstack.driver.sqlite;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Tree;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks of trees: down, up, the way from the root, cycles, depth, tenants. */
class TreeTest {
    private static final Tree CATEGORIES = Tree.of("category", "parent");

    private IDataDriver driver;

    @BeforeEach
    void load() {
        driver = SqliteDriver.inMemory();
        driver.syncSchema(ObjectSchema.of(
                "category",
                FieldSchema.of("name", FieldType.TEXT),
                FieldSchema.of("parent", FieldType.TREE),
                FieldSchema.of("organization_id", FieldType.TEXT)));
        add("root", null, "t1");
        add("z-branch", "root", "t1");
        add("a-leaf", "z-branch", "t1");
        add("foreign", "z-branch", "t2");
        add("below-foreign", "foreign", "t1");
        add("other", "root", "t1");
        add("alone", null, "t1");
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void descendantsAreAllThatIsBelow() {
        assertThat(ids(CATEGORIES.descendants("root")))
                .containsExactly("a-leaf", "below-foreign", "foreign", "other", "z-branch");
        assertThat(ids(CATEGORIES.descendants("z-branch"))).containsExactly("a-leaf", "below-foreign", "foreign");
        assertThat(ids(CATEGORIES.descendants("alone"))).isEmpty();
        assertThat(ids(CATEGORIES.descendants("nowhere"))).isEmpty();
    }

    @Test
    void ancestorsAreAllThatIsAbove() {
        assertThat(ids(CATEGORIES.ancestors("a-leaf"))).containsExactly("root", "z-branch");
        assertThat(ids(CATEGORIES.ancestors("root"))).isEmpty();
    }

    @Test
    void thePathLeadsFromTheRootToTheRecord() {
        List<DataRecord> found = driver.find("category", CATEGORIES.path("a-leaf"));

        assertThat(CATEGORIES.rootFirst("a-leaf", found))
                .extracting(DataRecord::id)
                .containsExactly("root", "z-branch", "a-leaf");
        assertThat(CATEGORIES.rootFirst("nowhere", found)).isEmpty();
    }

    @Test
    void aCycleEndsAWalk() {
        driver.update("category", "root", Map.of("parent", "a-leaf"));

        assertThat(ids(CATEGORIES.ancestors("a-leaf"))).containsExactly("root", "z-branch");
        assertThat(ids(CATEGORIES.descendants("z-branch")))
                .containsExactly("a-leaf", "below-foreign", "foreign", "other", "root");
        assertThat(CATEGORIES.rootFirst("a-leaf", driver.find("category", CATEGORIES.path("a-leaf"))))
                .hasSize(3);
    }

    @Test
    void goingPastTheDepthIsAnError() {
        Tree shallow = CATEGORIES.withMaxDepth(2);

        assertThat(ids(shallow.ancestors("a-leaf"))).containsExactly("root", "z-branch");
        assertThat(refusal(shallow.descendants("root")).code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);

        driver.update("category", "root", Map.of("parent", "a-leaf"));

        assertThat(refusal(shallow.ancestors("a-leaf")).path()).isEqualTo("/with/0/maxDepth");
    }

    @Test
    void aWalkGoesThroughRecordsThatTheTenantSees() {
        List<DataRecord> seen =
                driver.find("category", CATEGORIES.descendants("root"), DriverOptions.NONE.withTenantId("t1"));

        assertThat(seen).extracting(DataRecord::id).containsExactlyInAnyOrder("z-branch", "a-leaf", "other");
    }

    @Test
    void aWalkIsAQueryLikeAnyOther() {
        QueryAST leaves = CATEGORIES.descendants("root").toBuilder()
                .fields("name")
                .where(CATEGORIES.descendants("root").where().and(field("name").startsWith("a")))
                .limit(5L)
                .build();

        assertThat(driver.find("category", leaves))
                .singleElement()
                .satisfies(leaf -> assertThat(leaf).containsOnlyKeys("name"));
        assertThat(driver.count("category", CATEGORIES.descendants("root"))).isEqualTo(5);
        assertThat(driver.deleteMany("category", CATEGORIES.descendants("z-branch")))
                .isEqualTo(3);
        assertThat(ids(CATEGORIES.descendants("root"))).containsExactly("other", "z-branch");
    }

    private void add(String id, @Nullable String parent, String tenant) {
        Map<String, @Nullable Object> record = new HashMap<>();
        record.put("id", id);
        record.put("name", id);
        record.put("parent", parent);
        record.put("organization_id", tenant);
        driver.create("category", record);
    }

    private DriverException refusal(QueryAST query) {
        return catchThrowableOfType(DriverException.class, () -> ids(query));
    }

    private List<String> ids(QueryAST query) {
        return driver.find("category", query).stream()
                .map(DataRecord::id)
                .sorted()
                .toList();
    }
}
