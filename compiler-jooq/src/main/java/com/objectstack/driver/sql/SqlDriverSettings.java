package com.objectstack.driver.sql;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.IsolationLevel;
import com.objectstack.query.DateGranularity;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a {@link SqlDataDriver} is told besides its executor. Immutable: start from {@link #DEFAULTS}.
 *
 * @param name the driver's name
 * @param version the driver's version
 * @param capabilities what the driver can do; a query that needs more is refused
 * @param ids gives ids to records that come without one
 * @param clock the time that audit fields are stamped with, to the millisecond
 * @param refuseFullScanFrom how many records a table has that no query may read from beginning to end, empty if all may
 * @param strictTables whether new tables are STRICT: they refuse what is of another type than its column
 * @param schemaMode whose the tables are
 * @param autoMigrate what becomes of the differences that synchronized tables have, empty if they are not looked for
 * @param isProduction whether the data is what people work with: then nothing but what is declared anew is made of itself
 * @param listener is told of operations, empty if nobody is
 */
public record SqlDriverSettings(
        String name,
        String version,
        DriverCapabilities capabilities,
        IdGenerator ids,
        InstantSource clock,
        OptionalLong refuseFullScanFrom,
        boolean strictTables,
        SchemaMode schemaMode,
        Optional<AutoMigrate> autoMigrate,
        boolean isProduction,
        Optional<OperationListener> listener) {
    /** What every executor of SQLite's language can do. */
    public static final DriverCapabilities SQL_CAPABILITIES = new DriverCapabilities(
            Set.of(
                    Capability.CREATE,
                    Capability.READ,
                    Capability.UPDATE,
                    Capability.DELETE,
                    Capability.BULK_CREATE,
                    Capability.BULK_UPDATE,
                    Capability.BULK_DELETE,
                    Capability.TRANSACTIONS,
                    Capability.SAVEPOINTS,
                    Capability.QUERY_FILTERS,
                    Capability.QUERY_AGGREGATIONS,
                    Capability.QUERY_SORTING,
                    Capability.QUERY_PAGINATION,
                    Capability.QUERY_CURSOR,
                    Capability.JOINS,
                    Capability.REFERENCE_PATHS,
                    Capability.EXPAND,
                    Capability.JSON_QUERY,
                    Capability.ARRAY_QUERY,
                    Capability.QUERY_SUBQUERIES,
                    Capability.QUERY_CTE,
                    Capability.QUERY_WINDOW_FUNCTIONS,
                    Capability.FULL_TEXT_SEARCH,
                    Capability.VECTOR_SEARCH,
                    Capability.STREAMING,
                    Capability.JSON_FIELDS,
                    Capability.ARRAY_FIELDS,
                    Capability.SCHEMA_SYNC,
                    Capability.BATCH_SCHEMA_SYNC,
                    Capability.MIGRATIONS,
                    Capability.INDEXES,
                    Capability.CONNECTION_POOLING,
                    Capability.PREPARED_STATEMENTS,
                    Capability.AUTONUMBER,
                    Capability.IDEMPOTENCY_KEYS),
            EnumSet.allOf(DateGranularity.class),
            EnumSet.allOf(IsolationLevel.class));

    /** Random ids, the system's clock, {@link #SQL_CAPABILITIES}, and the name of the contract. */
    public static final SqlDriverSettings DEFAULTS = new SqlDriverSettings(
            "com.objectstack.driver.sql",
            "1.0.0",
            SQL_CAPABILITIES,
            IdGenerator.random(),
            InstantSource.system(),
            OptionalLong.empty(),
            false,
            SchemaMode.MANAGED,
            Optional.empty(),
            false,
            Optional.empty());

    /** Requires all. */
    public SqlDriverSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(capabilities, "capabilities");
        Objects.requireNonNull(ids, "ids");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(refuseFullScanFrom, "refuseFullScanFrom");
        Objects.requireNonNull(schemaMode, "schemaMode");
        Objects.requireNonNull(autoMigrate, "autoMigrate");
        Objects.requireNonNull(listener, "listener");
    }

    /**
     * The same settings under another name.
     *
     * @param driverName the driver's name
     * @param driverVersion the driver's version
     * @return the changed copy
     */
    public SqlDriverSettings named(String driverName, String driverVersion) {
        return changed(draft -> {
            draft.name = driverName;
            draft.version = driverVersion;
        });
    }

    /**
     * The same settings with other capabilities.
     *
     * @param what what the driver can do
     * @return the changed copy
     */
    public SqlDriverSettings withCapabilities(DriverCapabilities what) {
        return changed(draft -> draft.capabilities = what);
    }

    /**
     * The same settings with other sources of ids and time.
     *
     * @param generator gives ids
     * @param source gives the time
     * @return the changed copy
     */
    public SqlDriverSettings withSources(IdGenerator generator, InstantSource source) {
        return changed(draft -> {
            draft.ids = generator;
            draft.clock = source;
        });
    }

    /**
     * The same settings for a driver that refuses reads, and searches of {@code updateMany} and {@code deleteMany},
     * whose plan is to go through a table of this size from beginning to end: {@code INVALID_QUERY}, with the index that
     * would help as the hint.
     *
     * @param unlessRowsBelow the size, 1 or more; smaller tables may be scanned
     * @return the changed copy
     */
    public SqlDriverSettings refusingFullScans(long unlessRowsBelow) {
        if (unlessRowsBelow < 1) {
            throw new IllegalArgumentException("unlessRowsBelow must be 1 or more, got " + unlessRowsBelow);
        }
        return changed(draft -> draft.refuseFullScanFrom = OptionalLong.of(unlessRowsBelow));
    }

    /**
     * The same settings for a driver whose new tables are STRICT. Tables that exist stay what they are. Numbers are then
     * of type ANY and vectors BLOB, so that libSQL makes no vector index of them.
     *
     * @return the changed copy
     */
    public SqlDriverSettings withStrictTables() {
        return changed(draft -> draft.strictTables = true);
    }

    /**
     * The same settings for a database whose schema belongs to somebody else, or to the driver.
     *
     * @param mode whose it is
     * @return the changed copy
     */
    public SqlDriverSettings withSchemaMode(SchemaMode mode) {
        return changed(draft -> draft.schemaMode = mode);
    }

    /**
     * The same settings for a driver that looks for differences (contract B245, B250) whenever objects are synchronized
     * outside a transaction of the caller. It then reads the values of temporal fields.
     *
     * @param mode what becomes of them; each that is left is told once, as a warning
     * @return the changed copy
     */
    public SqlDriverSettings withAutoMigrate(AutoMigrate mode) {
        return changed(draft -> draft.autoMigrate = Optional.of(mode));
    }

    /**
     * The same settings for a database that people work with: {@link AutoMigrate#SAFE} then counts as {@code OFF}.
     *
     * @return the changed copy
     */
    public SqlDriverSettings inProduction() {
        return changed(draft -> draft.isProduction = true);
    }

    /**
     * The same settings for a driver that tells of its operations.
     *
     * @param told who is told
     * @return the changed copy
     */
    public SqlDriverSettings withListener(OperationListener told) {
        return changed(draft -> draft.listener = Optional.of(told));
    }

    private SqlDriverSettings changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** Settings while they are changed. */
    private static final class Draft {
        private String name;
        private String version;
        private DriverCapabilities capabilities;
        private IdGenerator ids;
        private InstantSource clock;
        private OptionalLong refuseFullScanFrom;
        private boolean strictTables;
        private SchemaMode schemaMode;
        private Optional<AutoMigrate> autoMigrate;
        private boolean isProduction;
        private Optional<OperationListener> listener;

        Draft(SqlDriverSettings settings) {
            this.name = settings.name;
            this.version = settings.version;
            this.capabilities = settings.capabilities;
            this.ids = settings.ids;
            this.clock = settings.clock;
            this.refuseFullScanFrom = settings.refuseFullScanFrom;
            this.strictTables = settings.strictTables;
            this.schemaMode = settings.schemaMode;
            this.autoMigrate = settings.autoMigrate;
            this.isProduction = settings.isProduction;
            this.listener = settings.listener;
        }

        SqlDriverSettings settings() {
            return new SqlDriverSettings(
                    name,
                    version,
                    capabilities,
                    ids,
                    clock,
                    refuseFullScanFrom,
                    strictTables,
                    schemaMode,
                    autoMigrate,
                    isProduction,
                    listener);
        }
    }
}
