package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.model.TextRules;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.Problem;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.schema.CanonicalText;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Compiles writes; contract 5.2 to 5.4, 5.16 and 5.17. Every problem of the data is collected and thrown before there is
 * a statement. Thread-safe, as ids and clock are.
 */
public final class WriteCompiler {
    private final Supplier<String> ids;
    private final InstantSource clock;
    private final boolean generatesNumbers;
    private final int rowsWorthJson;
    private final Map<String, RowLayout> layouts = new ConcurrentHashMap<>();

    /**
     * A compiler for one driver.
     *
     * @param ids gives a new id each time
     * @param clock the time that audit fields are stamped with
     * @param capabilities whether autonumbers are generated; else empty ones are refused
     * @param rowsWorthJson from how many rows on a bulk insert had better carry them as one JSON text
     */
    public WriteCompiler(
            Supplier<String> ids, InstantSource clock, DriverCapabilities capabilities, int rowsWorthJson) {
        this.ids = ids;
        this.clock = clock;
        this.generatesNumbers = capabilities.has(Capability.AUTONUMBER);
        this.rowsWorthJson = rowsWorthJson;
    }

    /** Stores a record and returns it whole. */
    public InsertPlan create(WriteTarget target, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        RowEncoder encoder = encoder(target, options);
        EncodedRow row = encoder.forInsert(data, "", ids);
        encoder.throwProblems();
        Rendered insert = new InsertCompiler(encoder.layout()).one(row);
        return new InsertPlan(
                List.of(insert), Collections.singletonList(row.id()), NumbersPlan.of(encoder, List.of(row)));
    }

    /** Stores records and returns them whole. */
    public InsertPlan bulkCreate(
            WriteTarget target, List<? extends Map<String, ? extends @Nullable Object>> rows, DriverOptions options) {
        RowEncoder encoder = encoder(target, options);
        List<EncodedRow> encoded = new ArrayList<>(rows.size());
        List<@Nullable Object> storedIds = new ArrayList<>(rows.size());
        for (int place = 0; place < rows.size(); place++) {
            EncodedRow row = encoder.forInsert(rows.get(place), JsonPointers.child("", place), ids);
            encoded.add(row);
            storedIds.add(row.id());
        }
        encoder.throwProblems();
        boolean oneByOne = storedIds.contains(null);
        List<Rendered> inserts = new InsertCompiler(encoder.layout(), rowsWorthJson).many(encoded, oneByOne);
        return new InsertPlan(inserts, storedIds, NumbersPlan.of(encoder, encoded));
    }

    /** Changes a record and returns it whole; empty data just reads it. */
    public Rendered update(
            WriteTarget target, String id, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        requireId(target.table(), id);
        RowEncoder encoder = encoder(target, options);
        EncodedRow row = encoder.forUpdate(data, "", id);
        encoder.throwProblems();
        return new UpdateCompiler(encoder.layout(), options).byId(row, id, !data.isEmpty(), encoder.now());
    }

    /** Changes records, a statement for each, which returns it whole. */
    public List<Rendered> bulkUpdate(WriteTarget target, List<RecordUpdate> updates, DriverOptions options) {
        RowEncoder encoder = encoder(target, options);
        List<EncodedRow> rows = new ArrayList<>(updates.size());
        for (int place = 0; place < updates.size(); place++) {
            RecordUpdate update = updates.get(place);
            requireId(target.table(), update.id());
            String base = JsonPointers.child(JsonPointers.child("", place), "data");
            rows.add(encoder.forUpdate(update.data(), base, update.id()));
        }
        encoder.throwProblems();
        UpdateCompiler compiler = new UpdateCompiler(encoder.layout(), options);
        List<Rendered> statements = new ArrayList<>(rows.size());
        for (int place = 0; place < rows.size(); place++) {
            RecordUpdate update = updates.get(place);
            boolean touches = !update.data().isEmpty();
            statements.add(compiler.byId(rows.get(place), update.id(), touches, encoder.now()));
        }
        return statements;
    }

    /**
     * Changes the records of a condition.
     *
     * @param affected what {@link ReadCompiler#affected} says: own records alone
     * @return the statement, empty if there is nothing to change
     */
    public Optional<Rendered> updateMany(
            WriteTarget target,
            Condition affected,
            Map<String, ? extends @Nullable Object> data,
            DriverOptions options) {
        RowEncoder encoder = encoder(target, options);
        EncodedRow row = encoder.forUpdate(data, "", null);
        encoder.throwProblems();
        boolean changesNothing =
                data.isEmpty() || (row.given().isEmpty() && !target.table().isStamped());
        return changesNothing
                ? Optional.empty()
                : Optional.of(new UpdateCompiler(encoder.layout(), options).matching(affected, row, encoder.now()));
    }

    /** Removes a record, or marks it as deleted. */
    public Rendered delete(TableModel table, String id, DriverOptions options) {
        requireId(table, id);
        return new DeleteCompiler(table, options, now()).byId(id);
    }

    /** Removes records, or marks them as deleted. */
    public Rendered bulkDelete(TableModel table, List<String> recordIds, DriverOptions options) {
        recordIds.forEach(id -> requireId(table, id));
        return new DeleteCompiler(table, options, now()).byIds(recordIds);
    }

    /**
     * Removes the records of a condition, or marks them as deleted.
     *
     * @param affected what {@link ReadCompiler#affected} says: own records alone
     */
    public Rendered deleteMany(TableModel table, Condition affected, DriverOptions options) {
        return new DeleteCompiler(table, options, now()).matching(affected);
    }

    /**
     * A record to store or to merge, checked as far as it can be without the database.
     *
     * @param keys the fields to merge by, empty for {@code id}
     */
    public UpsertPlan upsert(
            WriteTarget target,
            Map<String, ? extends @Nullable Object> data,
            List<String> keys,
            DriverOptions options) {
        RowEncoder encoder = encoder(target, options);
        Set<String> columns = new LinkedHashSet<>();
        for (int place = 0; place < keys.size(); place++) {
            Optional<ColumnModel> column = target.table().column(keys.get(place));
            column.ifPresent(found -> columns.add(found.name()));
            if (column.isEmpty()) {
                encoder.refuse(unknownKey(target.table(), keys.get(place), place));
            }
        }
        boolean byId = keys.isEmpty() && encoder.gives(data, TableModel.ID);
        EncodedRow row = encoder.forInsert(data, "", ids, byId || !keys.isEmpty());
        encoder.throwProblems();
        if (byId) {
            columns.add(TableModel.ID);
        }
        boolean keepsUpdatedAt = options.preserveAudit() && encoder.gives(data, TableModel.UPDATED_AT);
        return new UpsertPlan(encoder, row, List.copyOf(columns), keepsUpdatedAt, options);
    }

    private RowEncoder encoder(WriteTarget target, DriverOptions options) {
        return new RowEncoder(target, layout(target.table()), options, clock.instant(), generatesNumbers);
    }

    private String now() {
        return CanonicalText.of(clock.instant());
    }

    /** Tables are replaced, never changed, so the table itself tells whether its layout is still right. */
    @SuppressWarnings("ReferenceEquality") // comparing whole schemas at each write would cost more than a new layout
    private RowLayout layout(TableModel table) {
        RowLayout known = layouts.get(table.name());
        if (known == null || known.table() != table) {
            known = new RowLayout(table);
            layouts.put(table.name(), known);
        }
        return known;
    }

    private static void requireId(TableModel table, String id) {
        if (!table.hasId()) {
            String message = "object '" + table.name() + "' has no field \"id\"";
            throw DriverException.of(ErrorCode.UNKNOWN_FIELD, "/id", message);
        }
        String fault = TextRules.problem(id);
        if (fault != null) {
            throw DriverException.of(ErrorCode.INVALID_FILTER, "/id", "the id " + fault);
        }
    }

    private static Problem unknownKey(TableModel table, String key, int place) {
        String hint = NearestName.hint(key, table.columns().keySet()).orElse(null);
        return new Problem(
                ErrorCode.UNKNOWN_FIELD,
                JsonPointers.child("/conflictKeys", place),
                "object '" + table.name() + "' has no field " + TextRules.show(key),
                hint);
    }
}
