package com.objectstack.driver.sql;

import com.objectstack.compiler.model.RecordReader;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.InsertPlan;
import com.objectstack.compiler.pass.WriteCompiler;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** Compiles writes, runs them and decodes what they return. */
class Writes {
    private final Registry registry;
    private final Transactions transactions;
    private final Reads reads;
    private final WriteCompiler compiler;
    private final KeyedWrites keyed;
    private final TenantAudit audit = new TenantAudit();

    Writes(
            SqlExecutor executor,
            Registry registry,
            Transactions transactions,
            Reads reads,
            SqlDriverSettings settings) {
        this.registry = registry;
        this.transactions = transactions;
        this.reads = reads;
        this.compiler = new WriteCompiler(
                settings.ids()::next, settings.clock(), settings.capabilities(), executor.rowsWorthJson());
        this.keyed =
                new KeyedWrites(this, reads, new OnceOnly(transactions, settings.clock(), settings.capabilities()));
    }

    DataRecord create(String object, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        if (options.requestKey() != null) {
            return keyed.create(object, data, options);
        }
        return create(object, data, options, transactions.session(options), ids -> {});
    }

    /** The same in a session; the id is told before the record is stored, null if the database assigns it. */
    DataRecord create(
            String object,
            Map<String, ? extends @Nullable Object> data,
            DriverOptions options,
            SqlSession session,
            Consumer<List<@Nullable Object>> ids) {
        Call call = new Call(object, options, "create", Written.of(List.of(data)), session);
        InsertPlan insert = compiler.create(call.known.target(), data, options);
        ids.accept(insert.ids());
        return call.inserted(insert).stream().findFirst().orElseThrow(Writes::nothingReturned);
    }

    List<DataRecord> bulkCreate(
            String object, List<? extends Map<String, ? extends @Nullable Object>> rows, DriverOptions options) {
        if (options.requestKey() != null) {
            return keyed.bulkCreate(object, rows, options);
        }
        return bulkCreate(object, rows, options, transactions.session(options), ids -> {});
    }

    /** The same in a session; the ids are told before the records are stored, null where the database assigns them. */
    List<DataRecord> bulkCreate(
            String object,
            List<? extends Map<String, ? extends @Nullable Object>> rows,
            DriverOptions options,
            SqlSession session,
            Consumer<List<@Nullable Object>> ids) {
        Call call = new Call(object, options, "bulkCreate", Written.of(rows), session);
        if (rows.isEmpty()) {
            return List.of();
        }
        InsertPlan insert = compiler.bulkCreate(call.known.target(), rows, options);
        ids.accept(insert.ids());
        return InputOrder.of(insert.ids(), call.inserted(insert));
    }

    Optional<DataRecord> update(
            String object, String id, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        if (options.requestKey() != null) {
            return keyed.update(object, id, data, options);
        }
        return update(object, id, data, options, transactions.session(options));
    }

    /** The same in a session. */
    Optional<DataRecord> update(
            String object,
            String id,
            Map<String, ? extends @Nullable Object> data,
            DriverOptions options,
            SqlSession session) {
        Call call = new Call(object, options, "update", Written.of(List.of(data)), session);
        return call.one(compiler.update(call.known.target(), id, data, options));
    }

    List<DataRecord> bulkUpdate(String object, List<RecordUpdate> updates, DriverOptions options) {
        Call call = new Call(
                object,
                options,
                "bulkUpdate",
                Written.of(updates.stream().map(RecordUpdate::data).toList()));
        if (updates.isEmpty()) {
            return List.of();
        }
        List<Rendered> statements = compiler.bulkUpdate(call.known.target(), updates, options);
        return call.all(statements);
    }

    long updateMany(
            String object, QueryAST query, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        Call call = new Call(object, options, "updateMany", Written.of(List.of(data)));
        Condition affected = reads.affected(call.table, query, options);
        Optional<Rendered> update = compiler.updateMany(call.known.target(), affected, data, options);
        update.ifPresent(statement -> reads.guardAffected(statement, object, query, options));
        return update.map(call::changes).orElse(0L);
    }

    DataRecord upsert(
            String object, Map<String, ? extends @Nullable Object> data, List<String> keys, DriverOptions options) {
        if (options.requestKey() != null) {
            return keyed.upsert(object, data, keys, options);
        }
        Call call = new Call(object, options, "upsert", Written.of(List.of(data)));
        Upsert upsert = new Upsert(registry, call.table, call.names, call.session, call.deadline, call.repairs);
        return upsert.run(compiler.upsert(call.known.target(), data, keys, options));
    }

    boolean delete(String object, String id, DriverOptions options) {
        if (options.requestKey() != null) {
            return keyed.delete(object, id, options);
        }
        return delete(object, id, options, transactions.session(options));
    }

    /** The same in a session. */
    boolean delete(String object, String id, DriverOptions options, SqlSession session) {
        Call call = new Call(object, options, "delete", Written.removed(List.of(id)), session);
        return call.changes(compiler.delete(call.table, id, options)) > 0;
    }

    void bulkDelete(String object, List<String> ids, DriverOptions options) {
        Call call = new Call(object, options, "bulkDelete", Written.removed(ids));
        if (!ids.isEmpty()) {
            call.changes(compiler.bulkDelete(call.table, ids, options));
        }
    }

    long deleteMany(String object, QueryAST query, DriverOptions options) {
        Call call = new Call(object, options, "deleteMany", Written.removed(List.of()));
        Condition affected = reads.affected(call.table, query, options);
        Rendered delete = compiler.deleteMany(call.table, affected, options);
        reads.guardAffected(delete, object, query, options);
        return call.changes(delete);
    }

    static DriverException nothingReturned() {
        return DriverException.of(ErrorCode.INTERNAL, "", "the database returned no record of an insert");
    }

    /** One write. */
    private final class Call {
        final SqlSession session;
        final Deadline deadline;
        final KnownTable known;
        final TableModel table;

        /** Whether a write may be tried again. */
        final boolean repairs;

        final ConstraintNames names;

        Call(String object, DriverOptions options, String operation, Written written) {
            this(object, options, operation, written, transactions.session(options));
        }

        Call(String object, DriverOptions options, String operation, Written written, SqlSession session) {
            this.session = session;
            this.deadline = Deadline.of(options);
            this.known = registry.require(object, new Introspection(session, deadline));
            this.table = known.table();
            this.names = new ConstraintNames(table, registry, new LiveConstraints(session, deadline), written);
            this.repairs = transactions.mayRepeat(options);
            audit.check(table, operation, options);
        }

        long changes(Rendered statement) {
            return run(statement).changes();
        }

        Optional<DataRecord> one(Rendered statement) {
            return statement.reader().readAll(run(statement).rows()).stream().findFirst();
        }

        private SqlResult run(Rendered statement) {
            return names.naming(() -> session.run(write(statement), deadline));
        }

        /** The records that one or more statements of one shape of result return, all or none. */
        List<DataRecord> all(List<Rendered> statements) {
            List<SqlResult> results = statements.size() == 1
                    ? List.of(run(statements.get(0)))
                    : batch(statements.stream().map(Writes::write).toList());
            return records(statements, results);
        }

        List<DataRecord> inserted(InsertPlan insert) {
            List<Rendered> statements = insert.statements();
            return insert.numbers().isEmpty()
                    ? all(statements)
                    : records(statements, new NumberedWrite(insert.numbers(), statements).run(this::batch, repairs));
        }

        private List<SqlResult> batch(List<SqlStatement> statements) {
            return names.naming(() -> session.batch(statements, deadline));
        }

        private static List<DataRecord> records(List<Rendered> statements, List<SqlResult> results) {
            RecordReader reader = statements.get(0).reader();
            List<DataRecord> records = new ArrayList<>();
            results.forEach(result -> records.addAll(reader.readAll(result.rows())));
            return records;
        }
    }

    static SqlStatement write(Rendered statement) {
        return SqlStatement.write(statement.sql(), statement.binds());
    }
}
