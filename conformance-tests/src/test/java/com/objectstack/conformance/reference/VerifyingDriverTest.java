package com.objectstack.conformance.reference;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.Lists;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.Transaction;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.CommonTable;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Broken drivers are noticed at their first wrong answer. */
class VerifyingDriverTest {
    private static final QueryAST SORTED = Query.query().orderBy("total").build();

    private static IDataDriver filled(IDataDriver driver) {
        return filled(driver, VerifyingSettings.DEFAULTS);
    }

    private static IDataDriver filled(IDataDriver driver, VerifyingSettings settings) {
        IDataDriver verified = VerifyingDriver.wrap(driver, settings);
        verified.syncSchema(ObjectSchema.of(
                "invoice",
                FieldSchema.of("customer", FieldType.TEXT),
                FieldSchema.of("total", FieldType.NUMBER),
                FieldSchema.of("token", FieldType.SECRET)));
        for (int total = 1; total <= 3; total++) {
            verified.create("invoice", Map.of("id", "i" + total, "customer", "Ann", "total", total, "token", "hush"));
        }
        return verified;
    }

    private static Divergence divergenceOf(ThrowingCallable call) {
        DivergenceError error = catchThrowableOfType(DivergenceError.class, call);

        assertThat(error).as("a difference").isNotNull();
        assertThat(error).hasMessageContaining("invoice");
        assertThat(error.divergence().driver()).isNotEqualTo(error.divergence().reference());
        return error.divergence();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aLostRowIsNoticed() {
        try (IDataDriver db = filled(BrokenDriver.in("find", SqliteDriver.inMemory(), call -> {
            List<DataRecord> records = (List<DataRecord>) call.run();
            return records.size() == 2 ? records.subList(0, 1) : records;
        }))) {
            QueryAST large = Query.query().where(field("total").gt(1)).build();

            Divergence divergence = divergenceOf(() -> db.find("invoice", large));

            assertThat(divergence.operation()).isEqualTo("find");
            assertThat(divergence.object()).isEqualTo("invoice");
            assertThat(divergence.request()).isEqualTo("{\"where\":{\"total\":{\"$gt\":1}}}");
            assertThat(divergence.driver()).startsWith("1 record\n").contains("\"i2\"");
            assertThat(divergence.reference()).startsWith("2 records").contains("\"i2\"", "\"i3\"");
            assertThat(divergence.toString())
                    .startsWith("find of 'invoice'")
                    .contains("***")
                    .doesNotContain("hush");
        }
    }

    @Test
    void aWrongCountIsNoticed() {
        try (IDataDriver db =
                filled(BrokenDriver.in("count", SqliteDriver.inMemory(), call -> (long) call.run() + 1))) {
            Divergence divergence = divergenceOf(() -> db.count("invoice", QueryAST.ALL));

            assertThat(divergence.driver()).isEqualTo("4");
            assertThat(divergence.reference()).isEqualTo("3");
        }
    }

    @Test
    void aStaleReadIsNoticed() {
        List<Object> cached = new ArrayList<>();
        try (IDataDriver db = filled(BrokenDriver.in("findById", SqliteDriver.inMemory(), call -> {
            cached.add(call.run());
            return cached.get(0);
        }))) {
            db.findById("invoice", "i1");
            db.update("invoice", "i1", Map.of("total", 10));

            Divergence divergence = divergenceOf(() -> db.findById("invoice", "i1"));

            assertThat(divergence.driver()).contains("\"total\":1,");
            assertThat(divergence.reference()).contains("\"total\":10,");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void aWrongOrderIsNoticedWhereThereIsOne() {
        try (IDataDriver db = filled(BrokenDriver.in(
                "find", SqliteDriver.inMemory(), call -> Lists.reverse((List<DataRecord>) call.run())))) {
            assertThat(db.find("invoice", QueryAST.ALL)).hasSize(3);

            divergenceOf(() -> db.find("invoice", SORTED));
        }
    }

    @Test
    void aSwallowedErrorIsNoticed() {
        try (IDataDriver db = filled(BrokenDriver.in("find", SqliteDriver.inMemory(), call -> {
            try {
                return call.run();
            } catch (DriverException refusal) {
                return List.of();
            }
        }))) {
            QueryAST misspelt = Query.query().where(field("totl").gt(1)).build();

            Divergence divergence = divergenceOf(() -> db.find("invoice", misspelt));

            assertThat(divergence.driver()).isEqualTo("[]");
            assertThat(divergence.reference()).isEqualTo("refused: UNKNOWN_FIELD /where/totl");
        }
    }

    @Test
    void anotherErrorIsNoticed() {
        try (IDataDriver db = filled(BrokenDriver.in("find", SqliteDriver.inMemory(), call -> {
            try {
                return call.run();
            } catch (DriverException refusal) {
                throw DriverException.of(refusal.code(), "", refusal.getMessage());
            }
        }))) {
            QueryAST misspelt = Query.query().where(field("totl").gt(1)).build();

            assertThat(divergenceOf(() -> db.find("invoice", misspelt)).driver())
                    .isEqualTo("refused: UNKNOWN_FIELD ");
        }
    }

    @Test
    void anExceptionThatIsNoneOfADriversIsNoticed() {
        try (IDataDriver db = filled(BrokenDriver.in("count", SqliteDriver.inMemory(), call -> {
            throw new IllegalStateException("no such table");
        }))) {
            assertThat(divergenceOf(() -> db.count("invoice", QueryAST.ALL)).driver())
                    .contains("no such table");
        }
    }

    @Test
    void aWriteThatIsNotDoneIsNoticedByTheNextRead() {
        try (IDataDriver db = filled(BrokenDriver.in("delete", SqliteDriver.inMemory(), call -> true))) {
            db.delete("invoice", "i1");

            divergenceOf(() -> db.find("invoice", SORTED));
        }
    }

    @Test
    void aWriteThatTellsSomethingElseIsNoticedAtOnce() {
        try (IDataDriver db = filled(BrokenDriver.in("delete", SqliteDriver.inMemory(), call -> {
            call.run();
            return false;
        }))) {
            divergenceOf(() -> db.delete("invoice", "i1"));
        }
    }

    @Test
    void aRefusedWriteThatIsDoneIsNoticed() {
        try (IDataDriver db = filled(BrokenDriver.in("updateMany", SqliteDriver.inMemory(), call -> {
            try {
                return call.run();
            } catch (DriverException refusal) {
                return 0L;
            }
        }))) {
            Divergence divergence = divergenceOf(() -> db.updateMany("invoice", QueryAST.ALL, Map.of("total", "many")));

            assertThat(divergence.reference()).isEqualTo("refused: TYPE_MISMATCH /total");
            assertThat(db.find("invoice", SORTED)).hasSize(3);
        }
    }

    @Test
    void aRollbackThatCommitsIsNoticed() {
        IDataDriver sound = SqliteDriver.inMemory();
        List<Transaction> begun = new ArrayList<>();
        IDataDriver noted = BrokenDriver.in("beginTransaction", sound, call -> {
            begun.add((Transaction) call.run());
            return begun.get(0);
        });
        try (IDataDriver db = filled(BrokenDriver.in("rollback", noted, call -> {
            sound.commit(begun.get(0));
            return null;
        }))) {
            Transaction transaction = db.beginTransaction();
            db.create("invoice", Map.of("id", "i4"), DriverOptions.NONE.withTransaction(transaction));
            db.rollback(transaction);

            divergenceOf(() -> db.findById("invoice", "i4"));
        }
    }

    @Test
    void aLostTransactionIsStillRolledBack() {
        try (IDataDriver db = filled(BrokenDriver.in("commit", SqliteDriver.inMemory(), call -> {
            throw DriverException.of(ErrorCode.TRANSACTION_LOST, "", "lost by a timeout");
        }))) {
            Transaction transaction = db.beginTransaction();
            db.create("invoice", Map.of("id", "i4"), DriverOptions.NONE.withTransaction(transaction));
            assertThatThrownBy(() -> db.commit(transaction)).isInstanceOf(DriverException.class);
            db.rollback(transaction);

            assertThat(db.count("invoice", QueryAST.ALL)).isEqualTo(3);
        }
    }

    @Test
    void aLostRowOfACommonTableIsNoticed() {
        QueryAST large = Query.from("invoice").where(field("total").gt(1)).build();
        QueryAST good = Query.query().with(new CommonTable("good", large, null)).build();
        try (IDataDriver db = filled(BrokenDriver.in("find", SqliteDriver.inMemory(), call -> {
            List<?> records = (List<?>) call.run();
            return records.size() == 2 ? records.subList(0, 1) : records;
        }))) {
            assertThatThrownBy(() -> db.find("good", good)).isInstanceOf(DivergenceError.class);
        }
    }

    @Test
    void anyGroupWillDoWhereNoneIsTheFirst() {
        try (IDataDriver db = filled(SqliteDriver.inMemory())) {
            QueryAST groups = Query.query().groupBy("total").limit(2).offset(1).build();

            assertThat(db.findOne("invoice", groups)).isPresent();
        }
    }

    @Test
    void workWhoseFailureIsSwallowedIsNoticed() {
        try (IDataDriver db = filled(BrokenDriver.in("inTransaction", SqliteDriver.inMemory(), call -> {
            try {
                return call.run();
            } catch (IllegalStateException ofTheWork) {
                return null;
            }
        }))) {
            assertThatThrownBy(() -> db.runInTransaction(view -> {
                        view.create("invoice", Map.of("id", "i4"));
                        throw new IllegalStateException("enough");
                    }))
                    .isInstanceOf(DivergenceError.class)
                    .hasMessageContaining("enough");
        }
    }

    @Test
    void aWrongAnswerInATransactionIsNoticed() {
        try (IDataDriver db = filled(BrokenDriver.in("count", SqliteDriver.inMemory(), call -> 0L))) {
            divergenceOf(() -> db.inTransaction(view -> view.count("invoice", QueryAST.ALL)));
        }
    }

    @Test
    void aStreamThatLosesARecordIsNoticedAtItsEnd() {
        try (IDataDriver db = filled(BrokenDriver.in("findStream", SqliteDriver.inMemory(), call -> {
            RecordStream stream = (RecordStream) call.run();
            stream.iterator().next();
            return new Rest(stream);
        }))) {
            divergenceOf(() -> {
                try (RecordStream stream = db.findStream("invoice", SORTED)) {
                    stream.forEach(record -> assertThat(record.id()).isNotNull());
                }
            });
        }
    }

    @Test
    void aPageThatSaysNothingFollowsIsNoticed() {
        try (IDataDriver db = filled(BrokenDriver.in(
                "findPage", SqliteDriver.inMemory(), call -> new Page(((Page) call.run()).records(), null)))) {
            divergenceOf(
                    () -> db.findPage("invoice", SORTED.toBuilder().limit(2).build()));
        }
    }

    @Test
    void aListenerIsToldAndTheCallerGetsTheDriversAnswer() {
        List<Divergence> told = new ArrayList<>();
        try (IDataDriver db = filled(
                BrokenDriver.in("count", SqliteDriver.inMemory(), call -> 7L),
                VerifyingSettings.DEFAULTS.withListener(told::add))) {
            assertThat(db.count("invoice", QueryAST.ALL)).isEqualTo(7);
            assertThat(told).hasSize(1);
        }
    }

    @Test
    void aShareOfTheReadsIsCompared() {
        List<Divergence> told = new ArrayList<>();
        try (IDataDriver db = filled(
                BrokenDriver.in("count", SqliteDriver.inMemory(), call -> 7L),
                VerifyingSettings.DEFAULTS.withShare(0.25).withListener(told::add))) {
            for (int read = 0; read < 100; read++) {
                db.count("invoice", QueryAST.ALL);
            }

            assertThat(told).hasSize(25);
        }
    }

    @Test
    void afterADifferenceInAWriteTheMirrorIsReadAnew() {
        List<Divergence> told = new ArrayList<>();
        try (IDataDriver db = filled(
                BrokenDriver.in("create", SqliteDriver.inMemory(), call -> {
                    DataRecord created = (DataRecord) call.run();
                    return "i4".equals(created.id()) ? DataRecord.copyOf(Map.of("id", "i4")) : created;
                }),
                VerifyingSettings.DEFAULTS.withListener(told::add))) {
            db.create("invoice", Map.of("id", "i4"));
            assertThat(told).hasSize(1);

            db.find("invoice", SORTED);
            assertThat(told).hasSize(1);
        }
    }

    @Test
    void whatTheWorldDoesIsNoDifference() {
        try (IDataDriver db = filled(BrokenDriver.in("count", SqliteDriver.inMemory(), call -> {
            throw DriverException.of(ErrorCode.BUSY, "", "another writer");
        }))) {
            assertThatThrownBy(() -> db.count("invoice", QueryAST.ALL))
                    .isInstanceOfSatisfying(
                            DriverException.class,
                            busy -> assertThat(busy.code()).isEqualTo(ErrorCode.BUSY));
        }
    }

    @Test
    void aShareIsFromNoneToAll() {
        assertThatThrownBy(() -> VerifyingSettings.DEFAULTS.withShare(1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be from 0 to 1, got 1.5");
    }

    /** What a stream has left. */
    private record Rest(RecordStream open) implements RecordStream {
        @Override
        public Iterator<DataRecord> iterator() {
            return Collections.emptyIterator();
        }

        @Override
        public void close() {
            open.close();
        }
    }
}
