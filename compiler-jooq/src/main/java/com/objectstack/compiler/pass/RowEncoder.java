package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.model.TextRules;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.Problem;
import com.objectstack.schema.CanonicalText;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Data to stored values: {@code {email: "a@b.c"}} → {@code id, email, created_at, updated_at} of an insert. Collects all
 * that is wrong with the data of one call; for one thread.
 */
final class RowEncoder {
    private final WriteTarget target;
    private final RowLayout layout;
    private final DriverOptions options;
    private final String now;
    private final @Nullable Numberer numberer;
    private final Problems problems = new Problems();
    private final int id;
    private final int createdAt;
    private final int updatedAt;
    private final int tenant;

    /**
     * An encoder for one call.
     *
     * @param target where the data goes
     * @param layout the columns of its table
     * @param options the tenant, and whether audit fields are kept
     * @param now the call's time
     * @param generatesNumbers whether empty autonumbers get a number; else they are refused
     */
    RowEncoder(WriteTarget target, RowLayout layout, DriverOptions options, Instant now, boolean generatesNumbers) {
        this.target = target;
        this.layout = layout;
        this.options = options;
        this.now = CanonicalText.of(now);
        this.numberer = generatesNumbers && !layout.numbers().isEmpty()
                ? new Numberer(layout, now.atZone(options.timezone()), problems)
                : null;
        this.id = layout.exactPlaceOf(TableModel.ID);
        boolean audited = target.table().isDeclared();
        this.createdAt = audited ? layout.exactPlaceOf(TableModel.CREATED_AT) : -1;
        this.updatedAt = audited ? layout.exactPlaceOf(TableModel.UPDATED_AT) : -1;
        String tenantField = target.table().tenantField();
        this.tenant = tenantField == null ? -1 : layout.exactPlaceOf(tenantField);
    }

    RowLayout layout() {
        return layout;
    }

    String now() {
        return now;
    }

    /** Adds a problem that is not one of data. */
    void refuse(Problem problem) {
        problems.add(problem);
    }

    /** Throws what was collected, if anything. */
    void throwProblems() {
        problems.throwIfAny();
    }

    /** The row of an insert: id, audit fields, tenant and numbers filled in. */
    EncodedRow forInsert(Map<String, ? extends @Nullable Object> data, String base, Supplier<String> ids) {
        return forInsert(data, base, ids, false);
    }

    /**
     * The row of an insert.
     *
     * @param mayMerge whether it may meet a record, which has its numbers already
     */
    EncodedRow forInsert(
            Map<String, ? extends @Nullable Object> data, String base, Supplier<String> ids, boolean mayMerge) {
        EncodedRow row = encode(data, base, false, null);
        if (id >= 0 && row.isEmpty(id) && target.generatesIds()) {
            row.put(id, ids.get());
        }
        stamp(row, createdAt);
        stamp(row, updatedAt);
        if (tenant >= 0 && row.isEmpty(tenant)) {
            options.tenantId().ifPresent(own -> row.put(tenant, own));
        }
        if (numberer != null) {
            numberer.fill(row, base, mayMerge);
        } else {
            refuseEmptyAutonumbers(row, base);
        }
        return row;
    }

    /**
     * The changes of an update, {@code updated_at} left out unless the caller's value is kept.
     *
     * @param recordId the record, or null for many
     */
    EncodedRow forUpdate(Map<String, ? extends @Nullable Object> data, String base, @Nullable String recordId) {
        EncodedRow row = encode(data, base, true, recordId);
        if (id >= 0) {
            row.remove(id);
        }
        if (tenant >= 0 && options.tenantId().isPresent()) {
            row.remove(tenant);
        }
        return row;
    }

    /** Whether data has a value worth the name for a column, in any spelling. */
    boolean gives(Map<String, ? extends @Nullable Object> data, String column) {
        int place = layout.exactPlaceOf(column);
        return data.entrySet().stream()
                .filter(entry -> layout.placeOf(String.valueOf(entry.getKey())) == place)
                .anyMatch(entry -> entry.getValue() != null && !entry.getValue().equals(""));
    }

    private EncodedRow encode(
            Map<String, ? extends @Nullable Object> data, String base, boolean isUpdate, @Nullable String recordId) {
        EncodedRow row = new EncodedRow(layout);
        for (Map.Entry<String, ? extends @Nullable Object> entry : data.entrySet()) {
            String field = String.valueOf(entry.getKey());
            int place = layout.placeOf(field);
            if (place < 0) {
                problems.add(unknown(field, JsonPointers.child(base, field)));
            } else if (!isIgnored(place, field, entry.getValue(), data, isUpdate)
                    && put(row, place, entry.getValue(), base, field)) {
                if (place == id && isUpdate && !Objects.equals(row.get(id), recordId)) {
                    problems.add(new Problem(
                            ErrorCode.INVALID_DATA,
                            JsonPointers.child(base, field),
                            "an id cannot change",
                            "leave it out"));
                } else if (place == tenant && (isUpdate || !row.isEmpty(tenant))) {
                    options.tenantId().ifPresent(own -> requireOwn(row, own, JsonPointers.child(base, field)));
                }
            }
        }
        return row;
    }

    private boolean isIgnored(
            int place,
            String field,
            @Nullable Object value,
            Map<String, ? extends @Nullable Object> data,
            boolean isUpdate) {
        boolean isAudit = place == createdAt || place == updatedAt;
        boolean isEmpty = value == null || value.equals("");
        if ((place == id || isAudit) && isEmpty) {
            return true;
        }
        if (isUpdate && isAudit && !(place == updatedAt && options.preserveAudit())) {
            return true;
        }
        String column = layout.columns().get(place).name();
        if (field.equals(column)) {
            return false;
        }
        // Another spelling counts only where the name itself says nothing (contract B15).
        Object own = data.get(column);
        return own != null && !own.equals("");
    }

    /** Encodes a value, or adds the refusal and returns false. */
    private boolean put(EncodedRow row, int place, @Nullable Object value, String base, String field) {
        if (value == null) {
            row.put(place, null);
            return true;
        }
        ColumnModel column = layout.columns().get(place);
        try {
            row.put(place, column.codec().encode(value, Place.DATA));
            return true;
        } catch (RefusedValue refusal) {
            Problem problem = refusal.at(JsonPointers.child(base, field));
            problems.add(column.isSecret() ? withoutValue(problem) : problem);
            return false;
        }
    }

    private static Problem withoutValue(Problem problem) {
        return new Problem(
                problem.code(), problem.path(), "the value of this secret field cannot be stored", "pass a text");
    }

    private Problem unknown(String field, String path) {
        String fault = TextRules.problem(field);
        if (fault != null) {
            return Problem.of(ErrorCode.INVALID_QUERY, path, "a field name " + fault);
        }
        TableModel table = target.table();
        if (table.isFormula(field)) {
            return new Problem(
                    ErrorCode.UNKNOWN_FIELD,
                    path,
                    "field " + TextRules.show(field) + " is a formula: it is computed and not stored",
                    "leave it out");
        }
        String hint = NearestName.hint(field, table.columns().keySet()).orElse(null);
        return new Problem(
                ErrorCode.UNKNOWN_FIELD,
                path,
                "object '" + table.name() + "' has no field " + TextRules.show(field),
                hint);
    }

    private void stamp(EncodedRow row, int place) {
        if (place >= 0 && row.isEmpty(place)) {
            row.put(place, now);
        }
    }

    private void requireOwn(EncodedRow row, String own, String path) {
        Object given = row.get(tenant);
        if (given == null || !own.equals(given.toString())) {
            String field = layout.columns().get(tenant).name();
            problems.add(new Problem(
                    ErrorCode.INVALID_DATA,
                    path,
                    "field '" + field + "' is " + TextRules.show(given) + ", which is not the tenant that writes",
                    "leave it out"));
        }
    }

    private void refuseEmptyAutonumbers(EncodedRow row, String base) {
        for (int place : layout.numbers().keySet()) {
            if (row.isEmpty(place)) {
                String field = layout.columns().get(place).name();
                problems.add(new Problem(
                        ErrorCode.UNSUPPORTED,
                        JsonPointers.child(base, field),
                        "field '" + field + "' is an autonumber, and this driver generates none",
                        "pass its number"));
            }
        }
    }
}
