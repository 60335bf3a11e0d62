package com.objectstack.benchmarks;

import static com.objectstack.benchmarks.BareClient.blob;
import static com.objectstack.benchmarks.BareClient.statement;
import static com.objectstack.benchmarks.BareClient.text;
import static com.objectstack.benchmarks.BareClient.whole;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.schema.ObjectSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A question for a server, as our driver asks it and as one does by hand. */
public enum RemoteQuestion {
    /** Twenty records, by a field with an index and one without, in order. */
    FIND_FILTERED(
            AccountQuestions::findFiltered,
            (http, accounts) -> http.send(statement(
                    FindFilteredBenchmark.SQL,
                    text(accounts.nextCity()),
                    whole(FindFilteredBenchmark.LEAST_POINTS),
                    whole(FindFilteredBenchmark.LIMIT)))),
    /** A hundred records, from an id on. */
    FIND_HUNDRED(
            AccountQuestions::findHundred,
            (http, accounts) -> http.send(
                    statement(FindHundredBenchmark.SQL, text(accounts.nextId()), whole(FindHundredBenchmark.LIMIT)))),
    /** All records as a list. */
    SCAN(AccountQuestions::scan, (http, accounts) -> http.send(statement(ScanBenchmark.SQL))),
    /** All records as a stream. */
    STREAM(RemoteQuestion::streamed, (http, accounts) -> http.stream(statement(ScanBenchmark.SQL))),
    /** A number of records that an index counts. */
    COUNT(
            AccountQuestions::count,
            (http, accounts) -> http.send(statement(CountBenchmark.SQL, text(accounts.nextCity())))),
    /** A new record. */
    CREATE(
            AccountQuestions::create,
            (http, accounts) -> http.send(
                    statement(CreateBenchmark.SQL, accounts.newAccount().hranaValues(Account.now())))),
    /** One field of a record. */
    UPDATE(AccountQuestions::update, (http, accounts) -> http.send(update(accounts))),
    /** A record that is there. */
    UPSERT(
            AccountQuestions::upsert,
            (http, accounts) -> http.send(
                    statement(UpsertBenchmark.SQL, accounts.nextAccount().hranaValues(Account.now())))),
    /** Ten changes in a transaction. */
    TRANSACTION(AccountQuestions::transaction, (http, accounts) -> http.transaction(updates(accounts))),
    /** The best twenty documents with one of two words. */
    SEARCH(
            Article.SCHEMA,
            Article::of,
            accounts -> accounts.driver().find(Article.OBJECT, SearchBenchmark.QUERY),
            (http, accounts) -> http.send(statement(SearchBenchmark.JOINED, text(SearchBenchmark.MATCH)))),
    /** The ten nearest of the vectors. */
    NEAREST(
            VectorDocument.SCHEMA,
            VectorDocument::of,
            accounts -> accounts.driver().find(VectorDocument.OBJECT, VectorDocument.QUERY),
            (http, accounts) -> http.send(statement(VectorDocument.SQL, blob(VectorDocument.target()))));

    private final @Nullable ObjectSchema schema;
    private final IntFunction<? extends Map<String, ?>> row;
    private final Function<AccountQuestions, Object> ours;
    private final ByHand byHand;

    /** How one asks without a driver. */
    @FunctionalInterface
    private interface ByHand {
        Object answer(BareClient http, AccountQuestions accounts) throws IOException, InterruptedException;
    }

    RemoteQuestion(Function<AccountQuestions, Object> ours, ByHand byHand) {
        this(null, number -> Map.of(), ours, byHand);
    }

    RemoteQuestion(
            @Nullable ObjectSchema schema,
            IntFunction<? extends Map<String, ?>> row,
            Function<AccountQuestions, Object> ours,
            ByHand byHand) {
        this.schema = schema;
        this.row = row;
        this.ours = ours;
        this.byHand = byHand;
    }

    private static long streamed(AccountQuestions accounts) {
        AtomicLong records = new AtomicLong();
        accounts.stream(one -> records.incrementAndGet());
        return records.get();
    }

    private static List<String> updates(AccountQuestions accounts) {
        List<String> updates = new ArrayList<>(TransactionBenchmark.CHANGES);
        for (int change = 0; change < TransactionBenchmark.CHANGES; change++) {
            updates.add(update(accounts));
        }
        return updates;
    }

    private static String update(AccountQuestions accounts) {
        Account account = accounts.nextAccount();
        return statement(UpdateBenchmark.SQL, whole(account.points()), text(Account.now()), text(account.id()));
    }

    /** Makes the records that are asked for, unless they are accounts. */
    void make(IDataDriver driver, int records) {
        remove(driver);
        if (schema != null) {
            TemporaryDatabase.fill(driver, schema, records, row);
        }
    }

    /** Removes them. */
    void remove(IDataDriver driver) {
        if (schema != null) {
            driver.dropTable(schema.name(), DriverOptions.NONE);
        }
    }

    /** Our driver's answer. */
    Object ours(RemoteAccounts data) {
        return ours.apply(data.questions());
    }

    /** An answer's bytes, or those of several. */
    Object byHand(RemoteAccounts data) throws IOException, InterruptedException {
        return byHand.answer(data.http(), data.questions());
    }
}
