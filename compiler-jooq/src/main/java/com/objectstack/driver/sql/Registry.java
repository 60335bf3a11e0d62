package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.IndexPlans;
import com.objectstack.compiler.model.Catalog;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.External;
import com.objectstack.compiler.model.SchemaRules;
import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.model.TextRules;
import com.objectstack.compiler.pass.ConflictTarget;
import com.objectstack.compiler.vector.VectorMetric;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The objects a driver knows: registered ones, and tables created elsewhere once they were asked for. Thread-safe:
 * registrations are copied on write; what was read from the database is forgotten when the schema may have changed.
 */
final class Registry {
    private static final System.Logger LOG = System.getLogger("com.objectstack.driver.sql");

    private volatile Map<String, KnownTable> registered = Map.of();
    private volatile Live live = Live.first();

    /** Changes with whatever may change how a query is compiled. */
    private volatile Object version = new Object();

    private record Live(
            long number,
            Map<String, KnownTable> tables,
            Map<String, List<ConflictTarget>> targets,
            Map<String, List<VectorIndex>> vectorIndexes) {
        static Live first() {
            return of(0);
        }

        private static Live of(long number) {
            return new Live(number, new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }

        Live next() {
            return of(number + 1);
        }

        /** Whether statements depend on it. */
        boolean isUsed() {
            return !tables.isEmpty() || vectorIndexes.values().stream().anyMatch(indexes -> !indexes.isEmpty());
        }
    }

    /** Registers objects in place of those of the same names, all or none. */
    synchronized List<TableModel> register(List<ObjectDefinition> objects) {
        Map<String, KnownTable> next = new LinkedHashMap<>(registered);
        List<TableModel> tables =
                objects.stream().map(definition -> add(definition, next, false)).toList();
        registered = Map.copyOf(next);
        schemaChanged();
        return tables;
    }

    /** Registers an object of somebody else's table, whose records the database may number. */
    synchronized void registerExternal(ObjectDefinition object, boolean isNumbered) {
        Map<String, KnownTable> next = new LinkedHashMap<>(registered);
        add(object, next, isNumbered);
        registered = Map.copyOf(next);
        schemaChanged();
    }

    private static TableModel add(ObjectDefinition definition, Map<String, KnownTable> known, boolean isNumbered) {
        SchemaRules.check(definition.object(), definition.schema());
        refuseOtherCase(definition.object(), known);
        TableModel table = TableModel.of(
                definition.object(), withTenancyKept(definition.schema(), known.get(definition.object())));
        IndexPlans.of(table, warning -> {});
        External.of(table.schema())
                .filter(External::namesSchema)
                .ifPresent(external -> LOG.log(
                        System.Logger.Level.WARNING,
                        "''remoteSchema'' of object ''{0}'' is ignored: the database has one schema",
                        table.name()));
        known.put(definition.object(), new KnownTable(table, isNumbered));
        return table;
    }

    /** The object of somebody else's table, by the object's name or the table's. */
    Optional<TableModel> external(String name) {
        KnownTable own = registered.get(name);
        return own != null
                ? Optional.of(own.table()).filter(TableModel::isExternal)
                : registered.values().stream()
                        .map(KnownTable::table)
                        .filter(table ->
                                table.isExternal() && table.storedName().equalsIgnoreCase(name))
                        .findFirst();
    }

    /** Forgets an object. */
    synchronized void forget(String object) {
        Map<String, KnownTable> next = new LinkedHashMap<>(registered);
        next.remove(object);
        registered = Map.copyOf(next);
        schemaChanged();
    }

    /** Forgets what was read from the database. */
    synchronized void schemaChanged() {
        live = live.next();
        version = new Object();
    }

    /** How often tables and indexes had been forgotten when those were read that are known now; empty if none was read. */
    OptionalLong tablesRead() {
        Live seen = live;
        return seen.isUsed() ? OptionalLong.of(seen.number) : OptionalLong.empty();
    }

    /** Another whenever the schema may have changed. */
    Object schemaVersion() {
        return version;
    }

    /** The registered objects in no order that means anything. */
    List<TableModel> registeredTables() {
        return registered.values().stream()
                .map(KnownTable::table)
                .sorted(Comparator.comparing(TableModel::name))
                .toList();
    }

    Optional<KnownTable> registered(String object) {
        return Optional.ofNullable(registered.get(object));
    }

    /** The object, read from the database if it is not registered. */
    KnownTable require(String object, Introspection database) {
        return find(object, database).orElseThrow(() -> unknown(object));
    }

    /** The registered and introspected objects as queries see them. */
    Catalog over(SqlSession session) {
        Introspection database = new Introspection(session, Deadline.NONE);
        return catalog(object -> find(object, database), table -> vectorIndexes(table, database));
    }

    /** The registered objects as queries see them. */
    Catalog registeredOnly() {
        return catalog(this::registered, table -> List.of());
    }

    private Catalog catalog(
            Function<String, Optional<KnownTable>> lookup, Function<TableModel, List<VectorIndex>> indexes) {
        return new Catalog() {
            @Override
            public Optional<String> vectorIndex(TableModel table, ColumnModel column, VectorMetric metric) {
                return indexes.apply(table).stream()
                        .filter(index ->
                                index.metric() == metric && index.column().equalsIgnoreCase(column.storedName()))
                        .map(VectorIndex::name)
                        .findFirst();
            }

            @Override
            public Optional<TableModel> table(String object) {
                return lookup.apply(object).map(KnownTable::table);
            }

            @Override
            public Collection<String> names() {
                return registered.keySet();
            }

            @Override
            public Object version() {
                return version;
            }
        };
    }

    private List<VectorIndex> vectorIndexes(TableModel table, Introspection database) {
        return readOnce(live.vectorIndexes, table, database::vectorIndexes);
    }

    /** The keys an upsert can merge by, as they are in the database. */
    List<ConflictTarget> conflictTargets(TableModel table, Introspection database) {
        return readOnce(live.targets, table, database::conflictTargets);
    }

    /** What was read of a table before, or is read now; two threads may both read it. */
    private static <T> List<T> readOnce(
            Map<String, List<T>> seen, TableModel table, Function<TableModel, List<T>> reading) {
        List<T> known = seen.get(table.name());
        if (known == null) {
            known = reading.apply(table);
            seen.put(table.name(), known);
        }
        return known;
    }

    DriverException unknown(String object) {
        DriverExceptionBuilder refusal =
                DriverException.builder(ErrorCode.UNKNOWN_OBJECT, "there is no object " + TextRules.show(object));
        return NearestName.hint(object, registered.keySet())
                .map(refusal::hint)
                .orElse(refusal)
                .build();
    }

    private Optional<KnownTable> find(String object, Introspection database) {
        KnownTable known = registered.get(object);
        if (known != null) {
            return Optional.of(known);
        }
        if (isHidden(object)) {
            return Optional.empty();
        }
        Live seen = live;
        known = seen.tables.get(object);
        if (known == null) {
            Optional<KnownTable> found = database.table(object);
            found.ifPresent(table -> seen.tables.put(object, table));
            return found;
        }
        return Optional.of(known);
    }

    /** A registered table under another case would be read without its types and tenants; internal tables are nobody's. */
    private boolean isHidden(String object) {
        return TextRules.problem(object) != null
                || SearchIndex.isReserved(object)
                || SchemaRules.isReserved(object)
                || registered.values().stream()
                        .map(KnownTable::table)
                        .anyMatch(table ->
                                object.equalsIgnoreCase(table.name()) || object.equalsIgnoreCase(table.storedName()));
    }

    private static void refuseOtherCase(String object, Map<String, KnownTable> known) {
        known.keySet().stream()
                .filter(name -> name.equalsIgnoreCase(object) && !name.equals(object))
                .findFirst()
                .ifPresent(name -> {
                    String message = "the object name '" + object + "' differs from '" + name + "' by case only";
                    throw DriverException.of(ErrorCode.INVALID_SCHEMA, "/name", message);
                });
    }

    /** An opt-out of tenancy stays until a schema says otherwise (contract B207). */
    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    private static ObjectSchema withTenancyKept(ObjectSchema schema, @Nullable KnownTable earlier) {
        if (schema.tenancy().isPresent() || earlier == null || earlier.table().schema() == null) {
            return schema;
        }
        Tenancy kept = earlier.table().schema().declaredTenancy();
        return kept == null || kept.enabled()
                ? schema
                : new ObjectSchema(schema.name(), schema.fields(), schema.indexes(), kept, schema.metadata());
    }
}
