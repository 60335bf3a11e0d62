package com.objectstack.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.schema.CanonicalText;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** All ways of a question read and write the same: else their times could not be compared. */
class LocalBenchmarksTest {
    private static final int ACCOUNTS = 3_000;

    @Test
    void allFindTheSameRecordById() throws IOException, SQLException {
        FindByIdBenchmark benchmark = new FindByIdBenchmark();
        benchmark.accounts = 1;
        benchmark.open();
        try {
            List<Object> ours = stored(benchmark.driver().orElseThrow());

            assertThat(ours)
                    .hasSize(Account.COLUMNS.size())
                    .startsWith(Account.of(0).id());
            assertThat(benchmark.jdbc()).containsExactlyElementsOf(ours);
            assertThat(benchmark.jdbcPreparing()).containsExactlyElementsOf(ours);
            assertThat(Objects.requireNonNull(benchmark.jooq()).intoArray()).containsExactlyElementsOf(ours);
            assertThat(benchmark.jdbi()).containsExactlyElementsOf(ours);
        } finally {
            benchmark.close();
        }
    }

    @Test
    void storedRowsBecomeTheSameValuesByHand() {
        DecodeBenchmark benchmark = new DecodeBenchmark();
        List<Object[]> byHand = benchmark.byHand();

        List<DataRecord> ours = benchmark.driver();

        assertThat(ours).hasSize(Reading.COUNT);
        for (int number = 0; number < Reading.COUNT; number++) {
            assertThat(ours.get(number).keySet()).containsExactlyElementsOf(Reading.COLUMNS);
            assertThat(ours.get(number).values().toArray())
                    .usingRecursiveComparison()
                    .isEqualTo(byHand.get(number));
        }
    }

    @Test
    void recordsBecomeTheSameStoredValuesByHand() {
        List<@Nullable Object> bound = new ArrayList<>();
        IDataDriver driver = SqlDataDriver.over(
                new FixedExecutor(statement -> {
                    bound.addAll(statement.binds());
                    return new SqlResult(Reading.COLUMNS, List.of(), 1);
                }),
                SqlDriverSettings.DEFAULTS);
        driver.registerObjects(List.of(new ObjectDefinition(Reading.OBJECT, Reading.SCHEMA)));

        driver.bulkCreate(Reading.OBJECT, List.of(Reading.of(7).fields()));

        int stamps = 2;
        assertThat(bound.subList(0, bound.size() - stamps))
                .usingRecursiveComparison()
                .isEqualTo(Arrays.asList(Reading.of(7).encoded()).subList(0, Reading.COLUMNS.size() - stamps));
    }

    @Test
    void allFindTheSameRecordsOfAFilter() throws IOException, SQLException {
        FindFilteredBenchmark benchmark = new FindFilteredBenchmark();
        benchmark.accounts = 50 * Account.CITIES;
        benchmark.open();
        try {
            List<List<Object>> ours = stored(benchmark.driver());

            assertThat(ours).hasSize(20);
            benchmark.rewind();
            assertThat(rows(benchmark.jdbc())).isEqualTo(ours);
            benchmark.rewind();
            assertThat(rows(benchmark.jdbcPreparing())).isEqualTo(ours);
            benchmark.rewind();
            assertThat(records(benchmark.jooq())).isEqualTo(ours);
            benchmark.rewind();
            assertThat(rows(benchmark.jdbi())).isEqualTo(ours);
        } finally {
            benchmark.close();
        }
    }

    @Test
    void allFindTheSameHundredRecords() throws IOException, SQLException {
        FindHundredBenchmark benchmark = new FindHundredBenchmark();
        benchmark.accounts = ACCOUNTS;
        benchmark.open();
        try {
            List<List<Object>> ours = stored(benchmark.driver());

            assertThat(ours).hasSize(100);
            benchmark.rewind();
            assertThat(rows(benchmark.jdbc())).isEqualTo(ours);
            benchmark.rewind();
            assertThat(records(benchmark.jooq())).isEqualTo(ours);
            benchmark.rewind();
            assertThat(rows(benchmark.jdbi())).isEqualTo(ours);
        } finally {
            benchmark.close();
        }
    }

    @Test
    void allReadTheWholeObject() throws IOException, SQLException {
        ScanBenchmark benchmark = new ScanBenchmark();
        benchmark.accounts = ACCOUNTS;
        benchmark.open();
        try {
            List<List<Object>> ours = stored(benchmark.driver());

            assertThat(ours).hasSize(ACCOUNTS);
            assertThat(rows(benchmark.jdbc())).containsExactlyInAnyOrderElementsOf(ours);
            assertThat(records(benchmark.jooq())).containsExactlyInAnyOrderElementsOf(ours);
            assertThat(rows(benchmark.jdbi())).containsExactlyInAnyOrderElementsOf(ours);
        } finally {
            benchmark.close();
        }
    }

    @Test
    void allCountTheSame() throws IOException, SQLException {
        CountBenchmark benchmark = new CountBenchmark();
        benchmark.accounts = 4 * Account.CITIES;
        benchmark.open();
        try {
            assertThat(List.of(benchmark.driver(), benchmark.jdbc(), benchmark.jooq(), benchmark.jdbi()))
                    .containsOnly(4L);
        } finally {
            benchmark.close();
        }
    }

    @Test
    void allStoreTheSameRecord() throws IOException, SQLException {
        CreateBenchmark benchmark = new CreateBenchmark();
        benchmark.open();
        try {
            List<Object> ours = stored(benchmark.driver());
            benchmark.clear();
            benchmark.rewind();
            List<Object> jdbc = Arrays.asList(benchmark.jdbc());
            benchmark.clear();
            benchmark.rewind();
            List<Object> jooq =
                    Arrays.asList(Objects.requireNonNull(benchmark.jooq()).intoArray());
            benchmark.clear();
            benchmark.rewind();
            List<Object> jdbi = Arrays.asList(benchmark.jdbi());

            assertThat(withoutStamps(ours)).hasSize(8);
            assertThat(withoutStamps(jdbc)).isEqualTo(withoutStamps(ours));
            assertThat(withoutStamps(jooq)).isEqualTo(withoutStamps(ours));
            assertThat(withoutStamps(jdbi)).isEqualTo(withoutStamps(ours));
        } finally {
            benchmark.close();
        }
    }

    @Test
    void allStoreTheSameRecordsAtOnce() throws IOException, SQLException {
        BulkCreateBenchmark benchmark = new BulkCreateBenchmark();
        benchmark.rows = 1_000;
        benchmark.open();
        try {
            List<List<Object>> ours = stored(benchmark.driver());
            benchmark.clear();

            assertThat(ours).hasSize(1_000);
            assertThat(rows(benchmark.jdbc()).stream().map(LocalBenchmarksTest::withoutStamps))
                    .containsExactlyElementsOf(ours.stream()
                            .map(LocalBenchmarksTest::withoutStamps)
                            .toList());
        } finally {
            benchmark.close();
        }
    }

    @Test
    void bothMergeTheSameRecord() throws IOException, SQLException {
        UpsertBenchmark benchmark = new UpsertBenchmark();
        benchmark.accounts = 1;
        benchmark.open();
        try {
            List<Object> ours = stored(benchmark.driver());

            assertThat(withoutStamps(Arrays.asList(benchmark.jdbc()))).isEqualTo(withoutStamps(ours));
        } finally {
            benchmark.close();
        }
    }

    @Test
    void allTransactionsChangeTenRecords() throws IOException, SQLException {
        TransactionBenchmark benchmark = new TransactionBenchmark();
        benchmark.accounts = ACCOUNTS;
        benchmark.open();
        try {
            assertThat(benchmark.driver())
                    .hasSize(10)
                    .allSatisfy(changed -> assertThat(changed).isPresent());
            assertThat(benchmark.jdbc()).hasSize(10);
            assertThat(benchmark.jooq()).hasSize(10).doesNotContainNull();
        } finally {
            benchmark.close();
        }
    }

    @Test
    void theDriverAndThePlainConnectionHaveTheSameSettings() throws IOException, SQLException {
        try (Accounts data = new Accounts(0)) {
            for (String setting : List.of("journal_mode", "synchronous", "foreign_keys", "cache_size", "temp_store")) {
                Object ours = data.driver()
                        .execute("pragma " + setting)
                        .rows()
                        .get(0)
                        .values()
                        .iterator()
                        .next();

                assertThat(data.jdbi()
                                .createQuery("pragma " + setting)
                                .mapTo(String.class)
                                .one())
                        .as(setting)
                        .isEqualTo(String.valueOf(ours));
            }
        }
    }

    private static List<Object> withoutStamps(List<Object> columns) {
        return columns.subList(0, columns.size() - 2);
    }

    private static List<List<Object>> stored(List<DataRecord> records) {
        return records.stream().map(LocalBenchmarksTest::stored).toList();
    }

    /** The values of a record as the database has them. */
    private static List<Object> stored(DataRecord record) {
        List<Object> values = new ArrayList<>();
        for (Object value : record.values()) {
            values.add(value instanceof Instant instant ? CanonicalText.of(instant) : value);
        }
        return values;
    }

    private static List<List<@Nullable Object>> rows(List<@Nullable Object[]> rows) {
        return rows.stream().map(Arrays::asList).toList();
    }

    private static List<List<@Nullable Object>> records(List<Record> records) {
        return records.stream().map(Record::intoArray).map(Arrays::asList).toList();
    }
}
