package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.FieldType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A record to store, or to merge into the one with the same keys (contract B38 to B47).
 *
 * @param record the record, able to be stored by itself
 * @param keys the fields to merge by, empty to store it in any case
 * @param scope whose records it may merge into
 * @param keepsUpdatedAt whether a merge keeps the given {@code updated_at}
 * @param now the time of the write
 */
record Upsert(NewRecord record, List<String> keys, RecordScope scope, boolean keepsUpdatedAt, Instant now) {
    /**
     * Runs it in one version.
     *
     * @param isOwnTransaction whether a failed insert may be tried again
     */
    Written<Row> run(Version before, StoredTable table, boolean isOwnTransaction) {
        if (!keys.isEmpty()) {
            UniqueKey target = target(table);
            TableDraft draft = new TableDraft(before, table);
            Row wanted = record.unnumbered();
            // As in every database, data that could not be stored by itself is refused before anything is merged.
            draft.requireNotNull(wanted);
            Optional<Row> met = draft.meeting(target, wanted);
            if (met.isPresent()) {
                Row merged = merged(table.model(), target, met.get());
                draft.replace(merged);
                return new Written<>(before.with(draft.finished()), merged);
            }
        }
        Written<List<Row>> inserted = new Inserts(before, table, isOwnTransaction).insert(List.of(record));
        return new Written<>(inserted.after(), inserted.result().get(0));
    }

    /** The unique key that its keys are exactly; the id always is one (B44, B45). */
    private UniqueKey target(StoredTable table) {
        List<UniqueKey> targets = table.conflictTargets();
        return UniqueKey.covering(keys, targets).orElseThrow(() -> {
            String accepted = targets.stream()
                    .map(target -> String.join(", ", target.fields()))
                    .collect(Collectors.joining("; "));
            return DriverException.of(
                    ErrorCode.CONFLICT_TARGET,
                    "/conflictKeys",
                    "Cannot upsert into '" + table.model().name() + "' by " + keys
                            + ": no primary key or unique index covers exactly these fields",
                    "declare them unique, or use one of: " + accepted);
        });
    }

    /** A merge rewrites neither id, nor {@code created_at}, nor autonumbers, nor the tenant, nor the keys (B41, B42). */
    private Row merged(ObjectModel model, UniqueKey target, Row met) {
        if (!scope.writes(model, met)) {
            throw Violations.outOfScope(model, keys);
        }
        Set<String> changing = record.given().stream()
                .filter(field -> !target.fields().contains(field) && isMerged(model, field))
                .collect(Collectors.toSet());
        if (changing.isEmpty()) {
            return met;
        }
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(met.values());
        changing.forEach(field -> merged.put(field, record.values().get(field)));
        Object given = record.values().get(ObjectModel.UPDATED_AT);
        merged.put(ObjectModel.UPDATED_AT, keepsUpdatedAt ? given : Change.latest(met, now));
        return new Row(merged);
    }

    private static boolean isMerged(ObjectModel model, String field) {
        boolean isAutonumber = model.column(field)
                .filter(column -> column.field().type() == FieldType.AUTONUMBER)
                .isPresent();
        return !isAutonumber
                && !field.equals(model.tenantField())
                && !Set.of(ObjectModel.ID, ObjectModel.CREATED_AT, ObjectModel.UPDATED_AT)
                        .contains(field);
    }
}
