package com.objectstack.driver.sql;

import com.objectstack.driver.DriverOptions;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import com.objectstack.testing.JdbcTestExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A driver over an empty in-memory database, with a clock that tests turn by hand. */
final class TestDatabase implements AutoCloseable {
    /** An object of every kind of field that writes treat in their own way. */
    static final ObjectSchema ACCOUNT = ObjectSchema.of(
            "account",
            FieldSchema.of("email", FieldType.EMAIL).withUnique(Uniqueness.UNIQUE),
            FieldSchema.of("name", FieldType.TEXT),
            FieldSchema.of("balance", FieldType.CURRENCY).withDefault(0),
            FieldSchema.of("active", FieldType.BOOLEAN).withDefault(true),
            FieldSchema.of("tags", FieldType.TAGS),
            FieldSchema.of("profile", FieldType.JSON),
            FieldSchema.of("since", FieldType.DATE),
            FieldSchema.of("pin", FieldType.SECRET),
            FieldSchema.of("score", FieldType.FORMULA));

    /** An object shared among tenants. */
    static final ObjectSchema DEAL = ObjectSchema.of(
            "deal",
            FieldSchema.of("organization_id", FieldType.TEXT),
            FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.UNIQUE),
            FieldSchema.of("slug", FieldType.TEXT).withUnique(Uniqueness.GLOBAL),
            FieldSchema.of("amount", FieldType.NUMBER));

    static final DriverOptions ACME = DriverOptions.NONE.withTenantId("acme");
    static final DriverOptions OTHER = DriverOptions.NONE.withTenantId("other");

    final JdbcTestExecutor executor = new JdbcTestExecutor();
    final SqlDataDriver driver;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    TestDatabase(ObjectSchema... schemas) {
        driver = SqlDataDriver.over(executor, SqlDriverSettings.DEFAULTS.withSources(IdGenerator.random(), () -> now));
        for (ObjectSchema schema : schemas) {
            driver.syncSchema(schema);
        }
        executor.log().clear();
    }

    Instant now() {
        return now;
    }

    void advance(long millis) {
        now = now.plus(Duration.ofMillis(millis));
    }

    void runSql(String sql) {
        executor.run(SqlStatement.write(sql, List.of()), Deadline.NONE);
    }

    List<@Nullable Object[]> query(String sql) {
        return executor.run(SqlStatement.read(sql, List.of()), Deadline.NONE).rows();
    }

    @Nullable
    Object value(String sql) {
        return query(sql).get(0)[0];
    }

    /** The texts of the statements that write, as they were sent. */
    List<String> written() {
        return executor.log().stream()
                .filter(statement -> statement.access() == SqlStatement.Access.WRITE)
                .map(SqlStatement::sql)
                .toList();
    }

    static QueryAST where(String field, Object value) {
        return Query.from("").where(Field.field(field).eq(value)).build();
    }

    /** A map in written order; nulls are allowed. */
    static Map<String, @Nullable Object> data(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (int place = 0; place < namesAndValues.length; place += 2) {
            data.put(String.valueOf(namesAndValues[place]), namesAndValues[place + 1]);
        }
        return Collections.unmodifiableMap(data);
    }

    @Override
    public void close() {
        driver.close();
    }
}
