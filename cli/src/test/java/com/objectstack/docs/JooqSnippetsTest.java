package com.objectstack.docs;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.objectstack.compiler.QueryCompiler;
import com.objectstack.compiler.jooq.JooqCompiler;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/jooq.md. */
class JooqSnippetsTest {
    private static final ObjectSchema INVOICE = ObjectSchema.of(
            "invoice",
            FieldSchema.of("customer", FieldType.TEXT),
            FieldSchema.of("total", FieldType.CURRENCY),
            FieldSchema.of("due", FieldType.DATE));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void fill() {
        file = folder.resolve("shop.db");
        try (IDataDriver db = SqliteDriver.file(file)) {
            db.syncSchema(INVOICE);
            db.create("invoice", Map.of("customer", "Ann", "total", 120.5, "due", "2026-03-31"));
            db.create("invoice", Map.of("customer", "Bob", "total", 80, "due", "2026-04-15"));
        }
    }

    @Test
    void queriesAreComposedWithOnesOwnJooq() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            assertThat(late(connection)).extracting(row -> row.get(0)).containsExactly("Ann");
            assertThat(large(connection)).hasSize(1);
        }
    }

    private static Result<?> late(Connection connection) {
        // snippet
        JooqCompiler compiler = JooqCompiler.of(
                List.of(new ObjectDefinition("invoice", INVOICE)), SqlDriverSettings.DEFAULTS.capabilities());
        DSLContext jooq = DSL.using(connection, SQLDialect.SQLITE);

        QueryAST large = Query.from("invoice").where(field("total").gt(100)).build();
        Table<Record> invoice = compiler.table("invoice", large, DriverOptions.NONE, "large");
        Result<?> late = jooq.select(invoice.field("customer"), invoice.field("total"))
                .from(invoice)
                .where(invoice.field("due", LocalDate.class).lt(LocalDate.of(2026, 4, 1)))
                .fetch();
        // end
        return late;
    }

    private static Result<?> large(Connection connection) {
        JooqCompiler compiler = JooqCompiler.of(
                List.of(new ObjectDefinition("invoice", INVOICE)), SqlDriverSettings.DEFAULTS.capabilities());
        DSLContext jooq = DSL.using(connection, SQLDialect.SQLITE);
        // snippet
        var isLarge = compiler.condition("invoice", field("total").gt(100), DriverOptions.NONE);
        var rows = jooq.selectFrom(table(name("invoice"))).where(isLarge).fetch();
        // end
        return rows;
    }

    @Test
    void statementsAreCompiledForOnesOwnJdbc() {
        // snippet
        QueryCompiler compiler = QueryCompiler.of(
                List.of(new ObjectDefinition("invoice", INVOICE)), SqlDriverSettings.DEFAULTS.capabilities());
        QueryAST query = Query.from("invoice")
                .fields("customer")
                .where(field("total").gt(100))
                .build();
        var statement = compiler.find("invoice", query, DriverOptions.NONE);
        // end
        assertThat(statement.sql()).isEqualTo("select `customer` from `invoice` where `total` > ?");
        assertThat(statement.binds()).containsExactly(100L);
    }
}
