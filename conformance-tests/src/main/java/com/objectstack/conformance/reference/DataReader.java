package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.NearestName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Data to the values of a record (contract §5.2, §5.3; SEMANTICS.md decisions 3, 7, 13). Collects all that is wrong with
 * the data of one call, in its order.
 */
final class DataReader {
    private final ObjectModel model;
    private final DriverOptions options;
    private final Instant now;
    private final Problems problems;

    /**
     * A reader for one call.
     *
     * @param model the object that is written
     * @param options whose records are written, and whether audit fields are kept
     * @param now the time of the call, to the millisecond
     * @param problems takes what is wrong
     */
    DataReader(ObjectModel model, DriverOptions options, Instant now, Problems problems) {
        this.model = model;
        this.options = options;
        this.now = now;
        this.problems = problems;
    }

    /** The values of a new record: its id, audit fields and tenant are filled in, its defaults are not. */
    Map<String, @Nullable Object> forInsert(
            Map<String, ? extends @Nullable Object> data, String base, Supplier<String> ids) {
        Map<String, @Nullable Object> values = read(data, base, false, null);
        if (isEmpty(values.get(ObjectModel.ID))) {
            values.put(ObjectModel.ID, ids.get());
        }
        values.putIfAbsent(ObjectModel.CREATED_AT, now);
        values.putIfAbsent(ObjectModel.UPDATED_AT, now);
        String tenant = model.tenantField();
        if (tenant != null && isEmpty(values.get(tenant))) {
            options.tenantId().ifPresent(own -> values.put(tenant, own));
        }
        return values;
    }

    /**
     * The values that an update changes.
     *
     * @param id the record that is updated, or null for many
     */
    Map<String, @Nullable Object> forUpdate(
            Map<String, ? extends @Nullable Object> data, String base, @Nullable String id) {
        Map<String, @Nullable Object> values = read(data, base, true, id);
        values.remove(ObjectModel.ID);
        return values;
    }

    /** Whether data says something about a field, in any spelling. */
    boolean gives(Map<String, ? extends @Nullable Object> data, String field) {
        return data.entrySet().stream()
                .anyMatch(entry -> !isEmpty(entry.getValue())
                        && columnOf(entry)
                                .filter(column -> column.name().equals(field))
                                .isPresent());
    }

    private Map<String, @Nullable Object> read(
            Map<String, ? extends @Nullable Object> data, String base, boolean isUpdate, @Nullable String id) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, ? extends @Nullable Object> entry : data.entrySet()) {
            String path = JsonPointers.child(base, String.valueOf(entry.getKey()));
            Column column = columnOf(entry).orElse(null);
            if (column == null) {
                refuseUnknown(String.valueOf(entry.getKey()), path);
            } else if (!isIgnored(column, entry, data, isUpdate) && readValue(column, entry.getValue(), path, values)) {
                checkId(column, values, isUpdate, id, path);
                checkTenant(column, values, isUpdate, path);
            }
        }
        return values;
    }

    private Optional<Column> columnOf(Map.Entry<String, ? extends @Nullable Object> entry) {
        return Source.column(model.columns(), String.valueOf(entry.getKey()));
    }

    /**
     * Empty ids and audit fields count as not given, and an update takes no audit fields, unless it is told to keep the
     * given {@code updated_at} (decision 7, B27). Another spelling counts only where the name itself says nothing (B15).
     */
    private boolean isIgnored(
            Column column,
            Map.Entry<String, ? extends @Nullable Object> entry,
            Map<String, ? extends @Nullable Object> data,
            boolean isUpdate) {
        boolean isUpdatedAt = column.name().equals(ObjectModel.UPDATED_AT);
        boolean isAudit = isUpdatedAt || column.name().equals(ObjectModel.CREATED_AT);
        if ((isAudit || column.name().equals(ObjectModel.ID)) && isEmpty(entry.getValue())) {
            return true;
        }
        if (isUpdate && isAudit && !(isUpdatedAt && options.preserveAudit())) {
            return true;
        }
        boolean isOtherSpelling = !column.name().equals(entry.getKey());
        return isOtherSpelling && !isEmpty(data.get(column.name()));
    }

    private boolean readValue(
            Column column, @Nullable Object value, String path, Map<String, @Nullable Object> values) {
        if (value == null) {
            values.put(column.name(), null);
            return true;
        }
        return switch (FieldValues.read(column.field(), value)) {
            case Checked.Accepted<?> accepted -> {
                values.put(column.name(), accepted.value());
                yield true;
            }
            case Checked.Refused<?> refused -> {
                boolean isSecret = column.field().type().isSecret();
                Checked.Refused<?> shown = isSecret ? refused.withoutValue() : refused;
                problems.add(shown.code(), path, shown.message(), shown.hint());
                yield false;
            }
        };
    }

    /** Data may carry the id of the record it updates, and no other (decision 7). */
    private void checkId(
            Column column, Map<String, @Nullable Object> values, boolean isUpdate, @Nullable String id, String path) {
        if (isUpdate
                && column.name().equals(ObjectModel.ID)
                && !String.valueOf(values.get(ObjectModel.ID)).equals(id)) {
            problems.add(ErrorCode.INVALID_DATA, path, "an id cannot change", "leave it out");
        }
    }

    /** Data may carry the tenant that writes, and no other; an insert may leave it empty (decision 13). */
    private void checkTenant(Column column, Map<String, @Nullable Object> values, boolean isUpdate, String path) {
        String writer = options.tenantId().orElse(null);
        Object given = values.get(column.name());
        if (writer != null
                && column.name().equals(model.tenantField())
                && (isUpdate || !isEmpty(given))
                && !writer.equals(given)) {
            problems.add(
                    ErrorCode.INVALID_DATA,
                    path,
                    "field '" + column.name() + "' is " + Texts.shown(given) + ", which is not the tenant that writes",
                    "leave it out");
        }
    }

    private void refuseUnknown(String name, String path) {
        Optional<String> defect = Texts.defect(name);
        if (defect.isPresent()) {
            problems.add(ErrorCode.INVALID_QUERY, path, "a field name " + defect.get(), null);
        } else if (model.isFormula(name)) {
            problems.add(
                    ErrorCode.UNKNOWN_FIELD,
                    path,
                    "field '" + name + "' is a formula: it is computed and not stored",
                    "leave it out");
        } else {
            problems.add(
                    ErrorCode.UNKNOWN_FIELD,
                    path,
                    "object '" + model.name() + "' has no field " + Texts.shown(name),
                    NearestName.hint(
                                    name,
                                    model.columns().stream().map(Column::name).toList())
                            .orElse(null));
        }
    }

    static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("");
    }
}
