package com.objectstack.benchmarks;

import static com.objectstack.query.Field.field;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What is asked of accounts, in the words that every driver knows, and about which of them. For one thread. */
final class AccountQuestions {
    private static final int BULK_ROWS = 500;

    /** Prime, so that all accounts come before one comes again, in no order that a cache could guess. */
    private static final int STRIDE = 7_919;

    private static final QueryAST ALL = Query.from(Account.OBJECT).build();

    private final IDataDriver driver;
    private final int accounts;
    private int next;
    private int stored;

    /** Questions about the accounts 0 to {@code accounts - 1}. */
    AccountQuestions(IDataDriver driver, int accounts) {
        this.driver = driver;
        this.accounts = accounts;
        this.stored = accounts;
    }

    /** Whom they are asked. */
    IDataDriver driver() {
        return driver;
    }

    static List<Map<String, Object>> fields(int from, int to) {
        return IntStream.range(from, to).mapToObj(Account::row).toList();
    }

    private int nextNumber() {
        next = (next + STRIDE) % accounts;
        return next;
    }

    /** An id that there is; all of them in turn. */
    String nextId() {
        return Account.id(nextNumber());
    }

    String nextCity() {
        return "city-" + nextNumber() % Account.CITIES;
    }

    /** An account that there is. */
    Account nextAccount() {
        return Account.of(nextNumber());
    }

    /** An account that there is not yet. */
    Account newAccount() {
        return Account.of(stored++);
    }

    Optional<DataRecord> findById() {
        return driver.findById(Account.OBJECT, nextId());
    }

    /** Twenty records by a field with an index and one without, in order. */
    List<DataRecord> findFiltered() {
        QueryAST query = Query.from(Account.OBJECT)
                .where(field("city").eq(nextCity()).and(field("points").gte(FindFilteredBenchmark.LEAST_POINTS)))
                .orderBy("name")
                .limit(FindFilteredBenchmark.LIMIT)
                .build();
        return driver.find(Account.OBJECT, query);
    }

    /** A hundred records from an id on. */
    List<DataRecord> findHundred() {
        QueryAST query = Query.from(Account.OBJECT)
                .where(field("id").gte(nextId()))
                .orderBy("id")
                .limit(FindHundredBenchmark.LIMIT)
                .build();
        return driver.find(Account.OBJECT, query);
    }

    List<DataRecord> scan() {
        return driver.find(Account.OBJECT, ALL);
    }

    void stream(Consumer<DataRecord> consumer) {
        try (RecordStream records = driver.findStream(Account.OBJECT, ALL)) {
            records.forEach(consumer);
        }
    }

    /** A number of records by a field with an index. */
    long count() {
        QueryAST query =
                Query.from(Account.OBJECT).where(field("city").eq(nextCity())).build();
        return driver.count(Account.OBJECT, query);
    }

    DataRecord create() {
        return driver.create(Account.OBJECT, newAccount().fields());
    }

    /** One field of a record. */
    Optional<DataRecord> update() {
        return driver.update(Account.OBJECT, nextId(), Map.of("points", next));
    }

    /** A record that is there. */
    DataRecord upsert() {
        return driver.upsert(Account.OBJECT, nextAccount().fields(), List.of());
    }

    /** 500 new records at once. */
    List<DataRecord> bulkCreate() {
        stored += BULK_ROWS;
        return driver.bulkCreate(Account.OBJECT, fields(stored - BULK_ROWS, stored));
    }

    /** Ten changes in a transaction. */
    List<Optional<DataRecord>> transaction() {
        return driver.inTransaction(transaction -> {
            List<Optional<DataRecord>> changed = new ArrayList<>(TransactionBenchmark.CHANGES);
            for (int change = 0; change < TransactionBenchmark.CHANGES; change++) {
                changed.add(transaction.update(Account.OBJECT, nextId(), Map.of("points", next)));
            }
            return changed;
        });
    }
}
