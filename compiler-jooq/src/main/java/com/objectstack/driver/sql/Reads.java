package com.objectstack.driver.sql;

import com.objectstack.compiler.CompiledStatement;
import com.objectstack.compiler.PlanCacheStats;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.ExpandPlan;
import com.objectstack.compiler.pass.PlanCache;
import com.objectstack.compiler.pass.ReadCompiler;
import com.objectstack.compiler.pass.RenderedPage;
import com.objectstack.compiler.pass.RenderedRead;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Condition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.Literal;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Compiles reads, runs them and decodes their rows. */
class Reads {
    private final SqlExecutor executor;
    private final Registry registry;
    private final Transactions transactions;
    private final DriverCapabilities capabilities;
    private final PlanCache plans = new PlanCache();
    private final FullScanGuard guard;
    private final ReadCompiler compiler;

    Reads(SqlExecutor executor, Registry registry, Transactions transactions, SqlDriverSettings settings) {
        this.executor = executor;
        this.registry = registry;
        this.transactions = transactions;
        this.capabilities = settings.capabilities();
        this.guard = new FullScanGuard(settings.refuseFullScanFrom(), registry);
        this.compiler = new ReadCompiler(registry.over(executor), capabilities, plans);
    }

    List<DataRecord> find(String object, QueryAST query, DriverOptions options) {
        Call call = new Call(options);
        RenderedRead read = call.compiler().find(object, query, options);
        call.guard(read.statement(), FullScanGuard::mostRows, object, query);
        return call.records(read);
    }

    Optional<DataRecord> findOne(String object, QueryAST query, DriverOptions options) {
        Call call = new Call(options);
        RenderedRead read = call.compiler().findOne(object, query, options);
        call.guard(read.statement(), FullScanGuard::mostRowsOfOne, object, query);
        return call.records(read).stream().findFirst();
    }

    Optional<DataRecord> findById(String object, String id, DriverOptions options) {
        Condition isIt = new FieldEquals(TableModel.ID, new Literal(id));
        return findOne(object, QueryAST.ALL.toBuilder().where(isIt).build(), options);
    }

    RecordStream findStream(String object, QueryAST query, DriverOptions options) {
        Call call = new Call(options);
        RenderedRead read = call.compiler().find(object, query, options);
        call.guard(read.statement(), FullScanGuard::mostRows, object, query);
        if (read.expansions().isEmpty()) {
            return StreamedRecords.of(call.session.stream(statement(read.statement()), call.deadline), read.reader());
        }
        return executor.readsStreamsAtOnce() ? StreamedRecords.of(call.expanded(read)) : call.expandedStream(read);
    }

    Page findPage(String object, QueryAST query, DriverOptions options) {
        Call call = new Call(options);
        RenderedPage page = call.compiler().page(object, query, options);
        call.guard(page.statement(), FullScanGuard::mostRowsOfPage, object, query);
        return page.expansions().isEmpty()
                ? PageReader.read(page, call.rows(page.statement()))
                : call.expandedPage(page);
    }

    long count(String object, QueryAST query, DriverOptions options) {
        Call call = new Call(options);
        Rendered select = call.compiler().count(object, query, options);
        call.guard(select, FullScanGuard::anyRows, object, query);
        @Nullable Object number = call.rows(select).get(0)[0];
        return number instanceof Long whole ? whole : 0;
    }

    List<@Nullable Object> distinct(String object, String field, Condition filter, DriverOptions options) {
        Call call = new Call(options);
        QueryAST query = Query.matching(filter).fields(field).distinct().build();
        Rendered select = call.compiler().distinct(call.table(object).name(), query, options);
        call.guard(select, FullScanGuard::anyRows, object, query);
        UnaryOperator<@Nullable Object> decoder = select.columns().get(0).decoder();
        List<@Nullable Object> values = new ArrayList<>();
        for (@Nullable Object[] row : call.rows(select)) {
            values.add(decoder.apply(row[0]));
        }
        return Collections.unmodifiableList(values);
    }

    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    Explanation explain(String object, QueryAST query, DriverOptions options) {
        Call call = new Call(options);
        Rendered select = call.compiler().find(object, query, options).statement();
        return new Explanation(select.sql(), select.binds(), Plans.of(select, call.session, call.deadline));
    }

    /** The statement of {@code find}, made without the database: for registered objects alone. */
    CompiledStatement compile(String object, QueryAST query, DriverOptions options) {
        Rendered select = new ReadCompiler(registry.registeredOnly(), capabilities)
                .find(object, query, options)
                .statement();
        return new CompiledStatement(
                select.sql(), select.binds(), select.reader().names());
    }

    PlanCacheStats planCacheStats() {
        return new PlanCacheStats(plans.hits(), plans.misses(), plans.bypasses(), plans.size());
    }

    /** The condition of {@code updateMany} and {@code deleteMany}. */
    org.jooq.Condition affected(TableModel table, QueryAST query, DriverOptions options) {
        return compilerOf(options).affected(table, query, options);
    }

    /** Refuses a statement that writes what it finds in a large table from beginning to end, if the driver is told to. */
    void guardAffected(Rendered statement, String object, QueryAST query, DriverOptions options) {
        new Call(options).guard(statement, FullScanGuard::anyRows, object, query);
    }

    /** The condition of a partial index. */
    org.jooq.Condition filter(TableModel table, Condition filter, String path) {
        return compiler.filter(table, filter, path);
    }

    /** Inside a transaction, objects not yet known are looked up there: the connection may be the only one. */
    private ReadCompiler compilerOf(DriverOptions options) {
        return options.transaction().isEmpty()
                ? compiler
                : new ReadCompiler(registry.over(transactions.session(options)), capabilities, plans);
    }

    private static SqlStatement statement(Rendered select) {
        return SqlStatement.read(select.sql(), select.binds());
    }

    /** One read. */
    private final class Call {
        final DriverOptions options;
        final SqlSession session;
        final Deadline deadline;

        TableModel table(String object) {
            return registry.require(object, new Introspection(session, deadline))
                    .table();
        }

        ReadCompiler compiler() {
            return compilerOf(options);
        }

        Call(DriverOptions options) {
            this.options = options;
            this.session = transactions.session(options);
            this.deadline = Deadline.of(options);
        }

        void guard(Rendered statement, ToLongFunction<QueryAST> mostRows, String object, QueryAST query) {
            guard.check(
                    statement,
                    () -> mostRows.applyAsLong(query),
                    () -> compiler().sources(object, query, options),
                    session,
                    deadline);
        }

        List<@Nullable Object[]> rows(Rendered select) {
            return session.run(statement(select), deadline).rows();
        }

        List<DataRecord> records(RenderedRead read) {
            return read.expansions().isEmpty() ? read.reader().readAll(rows(read.statement())) : expanded(read);
        }

        List<DataRecord> expanded(RenderedRead read) {
            return inSnapshot(
                    read.statement(),
                    read.expansions(),
                    (rows, expansion) -> expansion.apply(read.reader().readAll(rows)));
        }

        Page expandedPage(RenderedPage read) {
            return inSnapshot(read.statement(), read.expansions(), (rows, expansion) -> {
                Page page = PageReader.read(read, rows);
                return new Page(expansion.apply(page.records()), page.nextCursor());
            });
        }

        private <T> T inSnapshot(
                Rendered select,
                List<ExpandPlan> expansions,
                BiFunction<List<@Nullable Object[]>, Expansion, T> finished) {
            try (Snapshot snapshot = transactions.snapshot(options, deadline)) {
                SqlResult result = snapshot.session().run(statement(select), deadline);
                return finished.apply(result.rows(), new Expansion(expansions, snapshot.session(), deadline));
            }
        }

        RecordStream expandedStream(RenderedRead read) {
            Snapshot snapshot = transactions.snapshot(options, deadline);
            try {
                SqlCursor cursor = snapshot.session().stream(statement(read.statement()), deadline);
                Expansion expansion = new Expansion(read.expansions(), snapshot.session(), deadline);
                ExpandedRows rows = new ExpandedRows(cursor, read.reader(), expansion, snapshot);
                return new StreamedRecords(rows::next, rows::close);
            } catch (RuntimeException | Error failure) {
                snapshot.close();
                throw failure;
            }
        }
    }
}
