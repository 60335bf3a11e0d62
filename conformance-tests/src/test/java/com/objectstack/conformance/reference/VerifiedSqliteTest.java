package com.objectstack.conformance.reference;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ISchemaDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.driver.Transaction;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sound driver answers as the reference does, whatever it is asked: in memory and in a file. */
class VerifiedSqliteTest {
    private static final ObjectSchema CUSTOMER = ObjectSchema.of(
            "customer", FieldSchema.of("name", FieldType.TEXT).asNotNull(), FieldSchema.of("city", FieldType.TEXT));
    private static final ObjectSchema INVOICE = ObjectSchema.of(
            "invoice",
            FieldSchema.lookup("customer", "customer"),
            FieldSchema.of("total", FieldType.CURRENCY),
            FieldSchema.of("due", FieldType.DATE).withDefault("NOW()"),
            FieldSchema.of("organization_id", FieldType.TEXT));

    @TempDir
    Path folder;

    private IDataDriver open(String where) {
        return where.equals("memory") ? SqliteDriver.inMemory() : SqliteDriver.file(folder.resolve("shop.db"));
    }

    private IDataDriver verified(String where) {
        IDataDriver db = VerifyingDriver.wrap(open(where));
        db.syncSchemasBatch(List.of(ObjectDefinition.of(CUSTOMER), ObjectDefinition.of(INVOICE)), DriverOptions.NONE);
        fill(db);
        return db;
    }

    private static void fill(DataOperations db) {
        db.create("customer", Map.of("id", "c1", "name", "Ann", "city", "Bergen"));
        db.bulkCreate("customer", List.of(Map.of("id", "c2", "name", "Bob"), Map.of("id", "c3", "name", "Cid")));
        db.bulkCreate(
                "invoice",
                IntStream.range(0, 12)
                        .mapToObj(place -> Map.of("customer", "c" + (place % 4), "total", place * 10.5))
                        .toList());
    }

    private static QueryAST query(String json) {
        return QueryCodec.fromJson(json.replace('\'', '"'));
    }

    private static final List<String> QUERIES = List.of(
            "{}",
            "{'where': {'total': {'$gt': 20}}, 'orderBy': [{'field': 'total', 'order': 'desc'}], 'limit': 3}",
            "{'where': {'customer.city': 'Bergen'}}",
            "{'joins': [{'type': 'left', 'object': 'customer', 'alias': 'c', 'on': ['invoice.customer', '=', 'c.id']}]}",
            "{'groupBy': ['customer'], 'aggregations': [{'function': 'sum', 'field': 'total', 'alias': 'sum'}]}",
            "{'aggregations': [{'function': 'avg', 'field': 'total', 'alias': 'mean'}]}",
            "{'expand': {'customer': {'fields': ['name']}}}",
            "{'where': {'customer': {'$in': {'$query': {'object': 'customer', 'fields': ['id'], 'where': {'name': 'Bob'}}}}}}",
            "{'with': [{'name': 'big', 'query': {'object': 'invoice', 'where': {'total': {'$gt': 50}}}}], 'joins': ["
                    + "{'type': 'inner', 'object': 'big', 'on': {'id': {'$eq': {'$field': 'big.id'}}}}]}",
            "{'fields': ['customer'], 'distinct': true, 'orderBy': [{'field': 'customer'}]}",
            "{'where': {'updated_at': {'$gt': '2020-01-01'}}, 'orderBy': [{'field': 'created_at'}, {'field': 'total'}]}",
            "{'where': {'nope': 1}}",
            "{'where': {'total': 'many'}}",
            "{'limit': 2, 'offset': 3}");

    static Stream<String> places() {
        return Stream.of("memory", "file");
    }

    @ParameterizedTest
    @MethodSource("places")
    void readsOfEveryKindAgree(String where) {
        try (IDataDriver db = verified(where)) {
            for (String json : QUERIES) {
                QueryAST query = query(json);
                answered(() -> db.find("invoice", query));
                answered(() -> db.findOne("invoice", query));
                answered(() -> db.count("invoice", query));
                answered(() -> {
                    try (RecordStream stream = db.findStream("invoice", query)) {
                        return stream.stream().count();
                    }
                });
                answered(() -> db.find("invoice", query, DriverOptions.NONE.withTenantId("t1")));
            }
            assertThat(db.distinct("invoice", "customer")).hasSize(4);
        }
    }

    /** Refused or answered, as both do. */
    private static void answered(Supplier<?> read) {
        try {
            assertThat(read.get()).isNotNull();
        } catch (DriverException refusal) {
            assertThat(refusal.path()).startsWith("/where");
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void pagesAreFollowed(String where) {
        try (IDataDriver db = verified(where)) {
            QueryAST first = query("{'orderBy': [{'field': 'total'}], 'limit': 5}");
            Page page = db.findPage("invoice", first);
            Page next = db.findPage(
                    "invoice", first.toBuilder().cursor(page.nextCursor()).build());

            assertThat(next.records()).hasSize(5);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void writesOfEveryKindAreMirrored(String where) {
        try (IDataDriver db = verified(where)) {
            DataRecord generated = db.create("invoice", Map.of("customer", "c1"));
            db.update("invoice", generated.id(), Map.of("total", 5));
            db.upsert("customer", Map.of("id", "c9", "name", "Dot"), List.of());
            db.upsert("customer", Map.of("id", "c9", "name", "Eve"), List.of("id"));
            db.upsert("invoice", Map.of("total", 1), List.of());
            db.bulkUpdate("customer", List.of(new RecordUpdate("c1", Map.of("city", "Oslo"))));
            db.updateMany("invoice", query("{'where': {'total': {'$gt': 60}}}"), Map.of("customer", "c2"));
            db.deleteMany("invoice", query("{'orderBy': [{'field': 'total'}], 'limit': 2}"));
            db.bulkDelete("customer", List.of("c3", "nobody"));
            db.delete("customer", "c9");
            db.create("invoice", Map.of("total", 3), DriverOptions.NONE.withTenantId("t1"));
            db.updateMany("invoice", QueryAST.ALL, Map.of("total", 4), DriverOptions.NONE.withTenantId("t1"));
            assertThatThrownBy(() -> db.create("customer", Map.of("id", "c1", "name", "Ann")))
                    .isInstanceOf(DriverException.class);
            assertThatThrownBy(() -> db.create("customer", Map.of("city", "Rome")))
                    .isInstanceOf(DriverException.class);
            assertThatThrownBy(() -> db.bulkCreate("customer", List.of(Map.of("name", "F"), Map.of("nme", "G"))))
                    .isInstanceOf(DriverException.class);

            assertThat(db.find("customer", query("{'orderBy': [{'field': 'updated_at'}, {'field': 'id'}]}")))
                    .hasSize(2);
            assertThat(db.find(
                            "invoice",
                            query("{'orderBy': [{'field': 'updated_at'}, {'field': 'due'}, {'field': 'id'}]}")))
                    .hasSize(13);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void transactionsAndSavepointsAreMirrored(String where) {
        try (IDataDriver db = verified(where)) {
            Transaction transaction = db.beginTransaction();
            DriverOptions within = DriverOptions.NONE.withTransaction(transaction);
            db.create("customer", Map.of("id", "d1", "name", "D"), within);
            transaction.savepoint("here");
            db.deleteMany("customer", QueryAST.ALL, within);
            assertThat(db.count("customer", QueryAST.ALL, within)).isZero();
            transaction.rollbackTo("here");
            transaction.release("here");
            assertThatThrownBy(() -> transaction.release("here")).isInstanceOf(DriverException.class);
            assertThat(db.count("customer", QueryAST.ALL, within)).isEqualTo(4);
            db.commit(transaction);
            assertThatThrownBy(() -> db.commit(transaction)).isInstanceOf(DriverException.class);
            assertThat(db.count("customer", QueryAST.ALL)).isEqualTo(4);

            Transaction undone = db.beginTransaction();
            db.deleteMany("customer", QueryAST.ALL, DriverOptions.NONE.withTransaction(undone));
            db.rollback(undone);
            assertThat(db.find("customer", QueryAST.ALL)).hasSize(4);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void viewsAreMirroredAndSoIsWorkInsideThem(String where) {
        try (IDataDriver db = verified(where)) {
            db.runInTransaction(view -> {
                view.delete("customer", "c3");
                assertThatThrownBy(() -> view.runInTransaction(inner -> {
                            inner.deleteMany("customer", QueryAST.ALL);
                            throw new IllegalStateException("enough");
                        }))
                        .hasMessage("enough");
                view.runInTransaction(inner -> inner.create("customer", Map.of("id", "e1", "name", "E")));
                assertThat(view.find("customer", QueryAST.ALL)).hasSize(3);
            });
            assertThatThrownBy(() -> db.runInTransaction(view -> {
                        view.deleteMany("customer", QueryAST.ALL);
                        throw new IllegalStateException("enough");
                    }))
                    .hasMessage("enough");

            assertThat(db.find("customer", query("{'orderBy': [{'field': 'id'}]}")))
                    .extracting(DataRecord::id)
                    .containsExactly("c1", "c2", "e1");
        }
    }

    @Test
    void generatedNumbersAreTheDriversOwn() {
        ObjectSchema ticket = ObjectSchema.of("ticket", FieldSchema.of("number", FieldType.AUTONUMBER));
        IDataDriver numbering = ReferenceDriver.inMemory();
        numbering.syncSchema(ticket);
        numbering.delete("ticket", numbering.create("ticket", Map.of()).id());
        try (IDataDriver db = VerifyingDriver.wrap(numbering)) {
            db.registerObjects(List.of(ObjectDefinition.of(ticket)));
            db.create("ticket", Map.of());
            db.upsert("ticket", Map.of(), List.of());
            db.bulkCreate("ticket", List.of(Map.of(), Map.of("number", "T7")));

            assertThat(db.distinct("ticket", "number")).hasSize(4);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatExecuteDidIsReadAnew(String where) {
        try (IDataDriver db = verified(where)) {
            db.execute("update customer set city = 'Rome'");
            assertThat(db.find("customer", query("{'where': {'city': 'Rome'}}")))
                    .hasSize(3);

            assertThatThrownBy(() -> db.runInTransaction(view -> {
                        view.execute("delete from customer");
                        assertThat(view.count("customer", QueryAST.ALL)).isZero();
                        throw new IllegalStateException("enough");
                    }))
                    .hasMessage("enough");
            assertThat(db.count("customer", QueryAST.ALL)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void recordsFromBeforeAreReadAtTheFirstUse(boolean registered) {
        try (IDataDriver earlier = SqliteDriver.file(folder.resolve("shop.db"))) {
            earlier.syncSchemasBatch(
                    List.of(ObjectDefinition.of(CUSTOMER), ObjectDefinition.of(INVOICE)), DriverOptions.NONE);
            fill(earlier);
        }
        try (IDataDriver db = VerifyingDriver.wrap(open("file"))) {
            List<ObjectDefinition> objects = List.of(ObjectDefinition.of(CUSTOMER), ObjectDefinition.of(INVOICE));
            if (registered) {
                db.registerObjects(objects);
            } else {
                db.syncSchemasBatch(objects, DriverOptions.NONE);
            }
            assertThat(db.find("invoice", query("{'where': {'customer.name': 'Ann'}}")))
                    .hasSize(3);
            assertThatThrownBy(() -> db.create("customer", Map.of("id", "c1", "name", "Ann")))
                    .isInstanceOf(DriverException.class);
            db.create("invoice", Map.of());
            assertThat(db.count("invoice", QueryAST.ALL)).isEqualTo(13);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void schemasAreFollowed(String where) {
        try (IDataDriver db = verified(where)) {
            ISchemaDriver schemas = (ISchemaDriver) db;
            schemas.addColumn("customer", "rank", FieldSchema.of("rank", FieldType.NUMBER));
            db.update("customer", "c1", Map.of("rank", 1));
            schemas.createIndex("customer", "by_rank", List.of("rank"));
            schemas.dropIndex("customer", "by_rank");
            assertThat(db.find("customer", query("{'where': {'rank': 1}}"))).hasSize(1);
            db.syncSchema(ObjectSchema.of("customer", FieldSchema.of("name", FieldType.TEXT)));
            db.syncSchema(CUSTOMER);
            assertThat(db.find("customer", query("{'where': {'city': 'Bergen'}}")))
                    .hasSize(1);
            db.dropTable("invoice", DriverOptions.NONE);
            assertThatThrownBy(() -> db.find("invoice", QueryAST.ALL))
                    .isInstanceOfSatisfying(
                            DriverException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.UNKNOWN_OBJECT));
        }
    }

    @Test
    void changedAndDroppedColumnsAreReadAnew() {
        IDataDriver sound = SqliteDriver.inMemory();
        IDataDriver retyping =
                BrokenDriver.in("modifyColumn", sound, call -> sound.execute("update customer set rank = '1'"));
        IDataDriver migrating =
                BrokenDriver.in("dropColumn", retyping, call -> sound.execute("alter table customer drop column rank"));
        try (IDataDriver db = VerifyingDriver.wrap(migrating)) {
            ISchemaDriver schemas = (ISchemaDriver) db;
            db.syncSchema(CUSTOMER);
            schemas.addColumn("customer", "rank", FieldSchema.of("rank", FieldType.TEXT));
            db.create("customer", Map.of("id", "c1", "name", "Ann", "rank", "2"));
            schemas.modifyColumn("customer", "rank", FieldSchema.of("rank", FieldType.TEXTAREA));
            assertThat(db.find("customer", query("{'where': {'rank': '1'}}"))).hasSize(1);
            schemas.dropColumn("customer", "rank");
            sound.registerObjects(List.of(ObjectDefinition.of(CUSTOMER)));

            assertThat(db.findById("customer", "c1").orElseThrow()).doesNotContainKey("rank");
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void manyThreadsAreKeptInStep(String where) {
        try (IDataDriver db = verified(where)) {
            List<CompletableFuture<Void>> workers = IntStream.range(0, 4)
                    .mapToObj(worker -> CompletableFuture.runAsync(() -> work(db, worker)))
                    .toList();
            workers.forEach(CompletableFuture::join);

            assertThat(db.count("customer", QueryAST.ALL)).isEqualTo(3 + 4 * 5 * 2);
        }
    }

    private static void work(IDataDriver db, int worker) {
        for (int round = 0; round < 5; round++) {
            String id = "w" + worker + "-" + round;
            db.create("customer", Map.of("id", id, "name", "W"));
            db.runInTransaction(view -> {
                view.create("customer", Map.of("id", id + "-tx", "name", "W"));
                view.count("customer", QueryAST.ALL);
            });
            db.find("customer", Query.query().where(field("name").eq("W")).build());
        }
    }

    @Test
    void deletedRecordsAreKeptAlike() {
        DriverOptions all = DriverOptions.NONE.withDeleted(true, false);
        DriverOptions hard = DriverOptions.NONE.withDeleted(false, true);
        QueryAST small = Query.query().where(field("n").lt(3)).build();
        try (IDataDriver db = VerifyingDriver.wrap(SqliteDriver.inMemory())) {
            db.syncSchema(ObjectSchema.of("note", FieldSchema.of("n", FieldType.NUMBER))
                    .withSoftDelete());
            IntStream.range(0, 6).forEach(n -> db.create("note", Map.of("id", "n" + n, "n", n)));
            db.delete("note", "n0");
            db.bulkDelete("note", List.of("n0", "n1"));
            assertThat(db.deleteMany("note", small)).isEqualTo(1);
            assertThat(db.find("note", QueryAST.ALL)).hasSize(3);
            assertThat(db.find("note", QueryAST.ALL, all)).hasSize(6);
            assertThatThrownBy(() -> db.upsert("note", Map.of("id", "n0", "n", 7), List.of()))
                    .isInstanceOf(DriverException.class);
            db.upsert("note", Map.of("id", "n0", "n", 7), List.of(), all);
            Map<String, Object> restored = new HashMap<>();
            restored.put("deleted_at", null);
            assertThat(db.update("note", "n0", restored)).isEmpty();
            assertThat(db.update("note", "n0", restored, all)).isPresent();
            assertThat(db.deleteMany("note", QueryAST.ALL, hard)).isEqualTo(4);

            assertThat(db.find("note", QueryAST.ALL, all))
                    .hasSize(2)
                    .allSatisfy(note -> assertThat(note.get("deleted_at")).isEqualTo(note.get("updated_at")));
        }
    }
}
