package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.IdempotencyTable;
import com.objectstack.compiler.ddl.IndexPlan;
import com.objectstack.compiler.ddl.IndexPlans;
import com.objectstack.compiler.ddl.LiveTable;
import com.objectstack.compiler.ddl.PartialFilters;
import com.objectstack.compiler.ddl.SchemaCompiler;
import com.objectstack.compiler.ddl.SearchSchema;
import com.objectstack.compiler.ddl.SequenceTable;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.SequenceKey;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the database's tables those of the declared objects: adds what is missing, never drops or changes a column. */
final class Schemas {
    private static final System.Logger LOG = System.getLogger("com.objectstack.driver.sql");

    private final Registry registry;
    private final Transactions transactions;
    private final SchemaCompiler compiler;
    private final SearchIndexes searches;
    private final boolean strict;
    private final boolean refusesDuplicates;
    private final SyncedTables synced = new SyncedTables();

    /**
     * The schemas of a driver.
     *
     * @param strict whether new tables are STRICT
     * @param refusesDuplicates whether equal keys where a unique index shall be are refused, else they are logged
     */
    Schemas(
            Registry registry,
            Transactions transactions,
            PartialFilters filters,
            SearchIndexes searches,
            boolean strict,
            boolean refusesDuplicates) {
        this.strict = strict;
        this.refusesDuplicates = refusesDuplicates;
        this.searches = searches;
        this.registry = registry;
        this.transactions = transactions;
        this.compiler = new SchemaCompiler(filters);
    }

    /** Makes what {@link #sync} makes beside the tables of objects. */
    void makeIdempotencyTable() {
        OnceOnly.makeTable(transactions.session(DriverOptions.NONE));
    }

    SyncedTables synced() {
        return synced;
    }

    SchemaCompiler compiler() {
        return compiler;
    }

    /** Registers objects, then creates or extends their tables, all or none. */
    void sync(List<ObjectDefinition> objects, DriverOptions options) {
        SqlSession session = transactions.session(options);
        List<TableModel> tables = registry.register(objects);
        if (!tables.isEmpty()) {
            Sync sync = new Sync(session, Deadline.of(options));
            sync.makesIdempotencyTable = true;
            Set<String> found = sync.run(tables);
            tables.forEach(table -> synced.add(table.name(), !found.contains(table.name())));
        }
    }

    /** Adds columns and their indexes to a table that was created elsewhere. */
    void extend(TableModel columns, DriverOptions options) {
        syncWithin(transactions.session(options), columns, true);
    }

    /** The same for a table in a transaction; of one created elsewhere no columns but its own are expected. */
    void syncWithin(SqlSession session, TableModel table, boolean isForeign) {
        Sync sync = new Sync(session, Deadline.NONE);
        if (isForeign) {
            sync.implicit = Set.of(TableModel.ID, TableModel.CREATED_AT, TableModel.UPDATED_AT);
        }
        sync.run(List.of(table));
    }

    /** Creates one index; one of its name on the same table will do. */
    void createIndex(IndexPlan index, TableModel table, DriverOptions options) {
        SqlSession session = transactions.session(options);
        Deadline deadline = Deadline.of(options);
        Rendered create = compiler.createIndex(index, table);
        if (!isThere(index, new Introspection(session, deadline).indexOwners(List.of(index.name())))) {
            session.run(Writes.write(create), deadline);
            registry.schemaChanged();
        }
    }

    /** Takes an index for search away; what the object still declares is made anew without it. */
    void dropSearch(String object, ObjectSchema schema) {
        sync(List.of(new ObjectDefinition(object, schema)), DriverOptions.NONE);
        if (SearchIndex.of(TableModel.of(object, schema)).isEmpty()) {
            SqlSession session = transactions.session(DriverOptions.NONE);
            Introspection database = new Introspection(session, Deadline.NONE);
            List<Rendered> drops = SearchSchema.drop(object, database.searchIndex(object));
            session.batch(drops.stream().map(Writes::write).toList(), Deadline.NONE);
            registry.schemaChanged();
        }
    }

    void dropTable(String object, DriverOptions options) {
        SqlSession session = transactions.session(options);
        Deadline deadline = Deadline.of(options);
        List<Rendered> all = new ArrayList<>(List.of(compiler.dropTable(object)));
        all.addAll(SearchSchema.drop(object, new Introspection(session, deadline).searchIndex(object)));
        session.batch(all.stream().map(Writes::write).toList(), deadline);
        transactions.dropped(object, options);
    }

    private static boolean isThere(IndexPlan index, Map<String, String> owners) {
        String owner = owners.get(index.name().toLowerCase(Locale.ROOT));
        if (owner != null && !owner.equalsIgnoreCase(index.table())) {
            throw DriverException.of(
                    ErrorCode.SCHEMA_CONFLICT,
                    index.path(),
                    "there is an index '" + index.name() + "' on table '" + owner + "'",
                    "give the index of '" + index.table() + "' another name");
        }
        return owner != null;
    }

    /** One synchronization. */
    private final class Sync {
        private final SqlSession session;
        private final Deadline deadline;
        private final Introspection database;
        private Set<String> implicit = Set.of();

        /** What cannot fail on existing records. */
        private final List<Rendered> safe = new ArrayList<>();

        /** Unique indexes on tables that may hold equal keys already. */
        private final List<IndexPlan> risky = new ArrayList<>();

        private final List<TableModel> riskyTables = new ArrayList<>();
        private final List<Rendered> riskyStatements = new ArrayList<>();

        /** Not where a migration tells what it changes: its ledger makes the table. */
        private boolean makesIdempotencyTable;

        Sync(SqlSession session, Deadline deadline) {
            this.session = session;
            this.deadline = deadline;
            this.database = new Introspection(session, deadline);
        }

        /** The tables that were there before. */
        Set<String> run(List<TableModel> tables) {
            List<String> names =
                    new ArrayList<>(tables.stream().map(TableModel::name).toList());
            names.add(IdempotencyTable.TABLE);
            Map<String, LiveTable> there = database.tables(names);
            if (makesIdempotencyTable && !there.containsKey(IdempotencyTable.TABLE)) {
                safe.addAll(IdempotencyTable.create());
            }
            if (tables.stream().anyMatch(SequenceTable::isNeededBy)) {
                safe.addAll(counters());
            }
            for (TableModel table : tables) {
                LiveTable live = there.get(table.name());
                if (live == null) {
                    safe.add(compiler.createTable(table, strict));
                } else {
                    safe.addAll(compiler.addColumns(table, withRecordsCounted(table, live)));
                }
                planIndexes(table, live != null);
                searches.find(table).ifPresent(index -> safe.addAll(searches.missing(index, database)));
            }
            try {
                apply();
            } finally {
                registry.schemaChanged();
            }
            return there.keySet();
        }

        /** The table of counters, where it is missing or an earlier driver's. */
        private List<Rendered> counters() {
            LiveTable live = database.tables(List.of(SequenceKey.TABLE)).get(SequenceKey.TABLE);
            if (live == null) {
                return List.of(SequenceTable.create());
            }
            if (!SequenceTable.isOlder(live.columns())) {
                return List.of();
            }
            Rendered counters = SequenceTable.counters(live.columns());
            SqlResult known = session.run(SqlStatement.read(counters.sql(), counters.binds()), deadline);
            return SequenceTable.migrate(live.columns(), known.rows());
        }

        private LiveTable withRecordsCounted(TableModel table, LiveTable live) {
            Set<String> columns = new HashSet<>(live.columns());
            columns.addAll(implicit);
            LiveTable known = new LiveTable(columns, false, live.isStrict());
            if (table.columns().keySet().stream().allMatch(known::has)) {
                return known;
            }
            Rendered question = compiler.isPopulated(table);
            SqlResult answer = session.run(SqlStatement.read(question.sql(), question.binds()), deadline);
            return new LiveTable(columns, Long.valueOf(1).equals(answer.rows().get(0)[0]), live.isStrict());
        }

        private void planIndexes(TableModel table, boolean exists) {
            List<IndexPlan> plans =
                    IndexPlans.of(table, warning -> LOG.log(System.Logger.Level.WARNING, "{0}", warning));
            Map<String, String> owners =
                    database.indexOwners(plans.stream().map(IndexPlan::name).toList());
            for (IndexPlan plan : plans) {
                if (isThere(plan, owners)) {
                    continue;
                }
                if (exists && plan.unique()) {
                    risky.add(plan);
                    riskyTables.add(table);
                    riskyStatements.add(compiler.createIndex(plan, table));
                } else {
                    safe.add(compiler.createIndex(plan, table));
                }
            }
        }

        private void apply() {
            List<Rendered> all = new ArrayList<>(safe);
            all.addAll(riskyStatements);
            try {
                batch(all);
            } catch (DriverException failure) {
                if (failure.code() != ErrorCode.UNIQUE_VIOLATION || risky.isEmpty()) {
                    throw failure;
                }
                batch(safe);
                for (int place = 0; place < risky.size(); place++) {
                    tryUnique(risky.get(place), riskyTables.get(place), riskyStatements.get(place));
                }
            }
        }

        private void batch(List<Rendered> statements) {
            if (!statements.isEmpty()) {
                session.batch(statements.stream().map(Writes::write).toList(), deadline);
            }
        }

        /** Equal keys that are there already must not keep the program from starting (rule S9). */
        private void tryUnique(IndexPlan plan, TableModel table, Rendered statement) {
            try {
                session.run(Writes.write(statement), deadline);
            } catch (DriverException failure) {
                if (failure.code() != ErrorCode.UNIQUE_VIOLATION) {
                    throw failure;
                }
                if (refusesDuplicates) {
                    throw IndexDrift.refusal(plan.name(), table, IndexDrift.duplicates(compiler, plan, table, session));
                }
                LOG.log(
                        System.Logger.Level.ERROR,
                        "unique index ''{0}'' on ''{1}'' was not created: existing records have equal {2}: {3}. Nothing"
                                + " enforces it, and upserts by it are refused, until the duplicates are removed and the"
                                + " schema is synchronized again",
                        plan.name(),
                        plan.table(),
                        plan.key().columns(),
                        IndexDrift.duplicates(compiler, plan, table, session));
            }
        }
    }
}
