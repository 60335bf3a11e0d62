package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.LiveDefinition;
import com.objectstack.compiler.ddl.SchemaObject;
import com.objectstack.compiler.ddl.TableRebuild;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.ErrorCode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a table by one with another definition, in one transaction with foreign keys off, and looks after each step
 * whether anything was lost. Whatever fails, the database is what it was.
 */
final class Rebuild implements AutoCloseable {
    private static final int NAMED = 20;

    private final SqlTransaction transaction;
    private final Deadline deadline;
    private final Introspection database;
    private boolean ended;

    private Rebuild(SqlTransaction transaction, Deadline deadline) {
        this.transaction = transaction;
        this.deadline = deadline;
        this.database = new Introspection(transaction, deadline);
    }

    /**
     * Begins one.
     *
     * @throws DriverException {@code UNSUPPORTED} if the connection enforces foreign keys all the same: dropping a table
     *     would delete what refers to it
     */
    static Rebuild begin(SqlExecutor executor, Deadline deadline) {
        Rebuild rebuild = new Rebuild(executor.beginWithoutForeignKeys(deadline), deadline);
        try {
            SchemaWork.requireForeignKeysOff(rebuild.transaction);
        } catch (RuntimeException refusal) {
            rebuild.close();
            throw refusal;
        }
        return rebuild;
    }

    Introspection database() {
        return database;
    }

    /** The schema as it would be if a column had another name; the column keeps its own. */
    List<SchemaObject> schemaWithRenamed(String rename) {
        write("savepoint objectstack_rename");
        try {
            write(rename);
            return database.schema();
        } finally {
            write("rollback to objectstack_rename");
            write("release objectstack_rename");
        }
    }

    /** Does everything, then what else belongs to the change, and commits. */
    void run(LiveDefinition live, TableRebuild plan, Refusals refusals, Consumer<SqlSession> more) {
        plan.unconvertible().ifPresent(question -> refuseIfAny(question, refusals::unconvertible));
        plan.missing()
                .filter(question -> refusals.refusesNull())
                .ifPresent(question -> refuseIfAny(question, refusals::missing));
        Map<String, Object> referencing = countsOf(database.referencing(live.table()));
        write(plan.clear());
        write(plan.copy());
        requireSameRows(plan.comparison());
        try {
            write(plan.replace());
        } catch (DriverException refusal) {
            throw isOfSqlite(refusal)
                    ? DriverException.builder(
                                    ErrorCode.SCHEMA_CONFLICT,
                                    "table '" + live.table() + "' cannot be replaced: " + refusal.getMessage())
                            .hint("mend or drop what the message names; nothing was changed")
                            .cause(refusal)
                            .build()
                    : refusal;
        }
        write(plan.restore());
        requireWhole(live, plan, referencing);
        more.accept(transaction);
        transaction.commit();
        ended = true;
    }

    /** Whether SQLite itself found a statement wrong: here, because of what else is in the schema. */
    static boolean isOfSqlite(DriverException refusal) {
        return refusal.code() == ErrorCode.INTERNAL || refusal.code() == ErrorCode.INVALID_QUERY;
    }

    /** How a change puts what stands in its way. */
    interface Refusals {
        /** Whether the column shall refuse NULL. */
        boolean refusesNull();

        /** For records whose value cannot be converted. */
        DriverException unconvertible(String records);

        /** For records without a value. */
        DriverException missing(String records);
    }

    private void refuseIfAny(Rendered question, Function<String, DriverException> refusal) {
        List<@Nullable Object[]> rows = rows(question.sql(), List.of());
        if (!rows.isEmpty()) {
            Object count = rows.get(0)[1];
            String names = rows.stream().map(row -> String.valueOf(row[0])).collect(Collectors.joining(", "));
            long more = (count instanceof Long all ? all : 0) - rows.size();
            throw refusal.apply(count + " records: " + names + (more > 0 ? " and " + more + " more" : ""));
        }
    }

    private Map<String, Object> countsOf(List<String> tables) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (String table : tables) {
            counts.put(table, String.valueOf(first(TableRebuild.count(table).sql())));
        }
        return counts;
    }

    private void requireSameRows(Rendered comparison) {
        @Nullable Object[] counts = rows(comparison.sql(), List.of()).get(0);
        if (counts[0] == null || !counts[0].equals(counts[1]) || !counts[0].equals(counts[2])) {
            throw lost(
                    "of " + counts[0] + " records " + counts[1] + " were copied, " + counts[2] + " of them unchanged");
        }
    }

    private void requireWhole(LiveDefinition live, TableRebuild plan, Map<String, Object> referencing) {
        Map<String, Object> now = countsOf(List.copyOf(referencing.keySet()));
        if (!now.equals(referencing)) {
            throw lost("tables that refer to '" + live.table() + "' had these numbers of records: " + referencing
                    + ", and now have " + now);
        }
        Set<SchemaObject> before = unchanged(live.schema(), plan);
        Set<SchemaObject> after = unchanged(database.schema(), plan);
        if (!before.equals(after)) {
            throw lost("the schema has changed beyond the table: " + difference(before, after));
        }
        Set<String> checked = new LinkedHashSet<>(referencing.keySet());
        checked.add(live.table());
        checked.forEach(this::requireForeignKeys);
        List<@Nullable Object[]> damage = rows("select * from pragma_integrity_check(?)", List.of(live.table()));
        if (damage.size() != 1 || !"ok".equals(damage.get(0)[0])) {
            throw lost("the new table is damaged: " + damage.get(0)[0]);
        }
    }

    private static Set<SchemaObject> unchanged(List<SchemaObject> schema, TableRebuild plan) {
        return schema.stream().filter(object -> !plan.isChanged(object)).collect(Collectors.toSet());
    }

    private static String difference(Set<SchemaObject> before, Set<SchemaObject> after) {
        return java.util.stream.Stream.concat(
                        before.stream().filter(object -> !after.contains(object)),
                        after.stream().filter(object -> !before.contains(object)))
                .map(object -> object.type() + " '" + object.name() + "'")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void requireForeignKeys(String table) {
        List<@Nullable Object[]> violations =
                rows("select rowid, parent from pragma_foreign_key_check(?) limit " + (NAMED + 1), List.of(table));
        if (!violations.isEmpty()) {
            String records = violations.stream()
                    .limit(NAMED)
                    .map(row -> "row " + row[0] + " (of '" + row[1] + "')")
                    .collect(Collectors.joining(", "));
            DriverExceptionBuilder refusal = DriverException.builder(
                    ErrorCode.FOREIGN_KEY_VIOLATION,
                    "records of '" + table + "' refer to records that are not there: " + records
                            + (violations.size() > NAMED ? " and more" : ""));
            throw refusal.object(table)
                    .hint("mend these records first; nothing was changed")
                    .build();
        }
    }

    private static DriverException lost(String what) {
        return DriverException.of(ErrorCode.INTERNAL, "", "the rebuild was undone, and nothing was changed: " + what);
    }

    private void write(List<Rendered> statements) {
        if (!statements.isEmpty()) {
            transaction.batch(statements.stream().map(Writes::write).toList(), deadline);
        }
    }

    private void write(String sql) {
        transaction.run(SqlStatement.write(sql, List.of()), deadline);
    }

    private @Nullable Object first(String sql) {
        return rows(sql, List.of()).get(0)[0];
    }

    private List<@Nullable Object[]> rows(String sql, List<Object> binds) {
        return transaction.run(SqlStatement.read(sql, binds), deadline).rows();
    }

    /** Undoes everything unless it was committed. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            transaction.rollback();
        }
    }
}
