package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ValueClass;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which numbers a new record is to get (contract B185 to B190). */
final class Autonumbers {
    private static final String NO_TENANT = "__global__";

    private final DriverCapabilities capabilities;
    private final DriverOptions options;
    private final Instant now;
    private final Problems problems;

    Autonumbers(DriverCapabilities capabilities, DriverOptions options, Instant now, Problems problems) {
        this.capabilities = capabilities;
        this.options = options;
        this.now = now;
        this.problems = problems;
    }

    /**
     * The empty autonumbers of a record; a given number is never replaced (B190).
     *
     * @param model the object
     * @param values the record's values, defaults filled in
     * @param base where its data stands
     */
    List<AutonumberSlot> slots(ObjectModel model, Map<String, @Nullable Object> values, String base) {
        List<AutonumberSlot> slots = new ArrayList<>();
        for (Column column : model.columns()) {
            boolean isNumbered = column.field().type() == FieldType.AUTONUMBER && column.kind() == ValueClass.TEXT;
            if (isNumbered && DataReader.isEmpty(values.get(column.name())) && isPossible(column, values, base)) {
                slots.add(slot(model, column, values));
            }
        }
        return slots;
    }

    private boolean isPossible(Column column, Map<String, @Nullable Object> values, String base) {
        if (!capabilities.has(Capability.AUTONUMBER)) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    JsonPointers.child(base, column.name()),
                    "field '" + column.name() + "' is an autonumber, and this driver generates none",
                    "pass its number");
            return false;
        }
        List<String> empty = AutonumberFormat.of(column.field()).fields().stream()
                .filter(field -> DataReader.isEmpty(values.get(field)))
                .toList();
        empty.forEach(field -> problems.add(
                ErrorCode.INVALID_DATA,
                JsonPointers.child(base, field),
                "field '" + field + "' is part of the number in '" + column.name() + "', and has no value",
                "pass a value"));
        return empty.isEmpty();
    }

    private AutonumberSlot slot(ObjectModel model, Column column, Map<String, @Nullable Object> values) {
        AutonumberFormat format = AutonumberFormat.of(column.field());
        ZonedDateTime day = now.atZone(options.timezone());
        String prefix = AutonumberFormat.render(format.prefix(), values, day);
        String suffix = AutonumberFormat.render(format.suffix(), values, day);
        SequenceKey key =
                new SequenceKey(model.name(), tenantOf(model, values), column.name(), format.isScoped() ? prefix : "");
        return new AutonumberSlot(key, prefix, format.width(), suffix, RecordName.first(column.field()));
    }

    /** B189: the record's tenant, else the one that writes. */
    private String tenantOf(ObjectModel model, Map<String, @Nullable Object> values) {
        Object own = model.tenantField() == null ? null : values.get(model.tenantField());
        return String.valueOf(Objects.requireNonNullElse(own, options.tenantId().orElse(NO_TENANT)));
    }

    /** The tenant whose counters a stored record is counted by. */
    static String tenantOf(ObjectModel model, Row row) {
        Object own = model.tenantField() == null ? null : row.get(model.tenantField());
        return String.valueOf(Objects.requireNonNullElse(own, NO_TENANT));
    }
}
