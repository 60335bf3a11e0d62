package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.IndexPlan;
import com.objectstack.compiler.ddl.IndexPlans;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.JsonPointers;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Names the object, fields and constraint of a violation where SQLite tells less: of an index with an expression its name
 * alone, of a check its name or text, of a foreign key nothing. Declared indexes are known; the rest is looked up.
 */
final class ConstraintNames {
    private static final String PRIMARY_KEY = "primary key";

    private final TableModel table;
    private final Registry registry;
    private final LiveConstraints live;
    private final Written written;

    /**
     * Names of the constraints of one write.
     *
     * @param table the table
     * @param registry knows what objects call the tables of somebody else
     * @param live looks constraints up
     * @param written what the write was given
     */
    ConstraintNames(TableModel table, Registry registry, LiveConstraints live, Written written) {
        this.table = table;
        this.registry = registry;
        this.live = live;
        this.written = written;
    }

    /** Runs the write. */
    <T> T naming(Supplier<T> write) {
        try {
            return write.get();
        } catch (ConstraintViolationException violation) {
            throw named(violation);
        }
    }

    private DriverException named(ConstraintViolationException violation) {
        if (!violation.fields().isEmpty() && violation.constraint().isPresent()) {
            return table.isExternal() ? rebuilt(violation, told(violation)) : violation;
        }
        try {
            return names(violation).map(names -> rebuilt(violation, names)).orElse(violation);
        } catch (DriverException failure) {
            // The violation is the one to report.
            violation.addSuppressed(failure);
            return violation;
        }
    }

    private LiveConstraints.Names told(ConstraintViolationException violation) {
        return new LiveConstraints.Names(
                violation.object().orElse(table.storedName()),
                violation.fields(),
                violation.constraint().orElse(""));
    }

    private Optional<LiveConstraints.Names> names(ConstraintViolationException violation) {
        return switch (violation.code()) {
            case UNIQUE_VIOLATION ->
                violation.fields().isEmpty()
                        ? violation.constraint().flatMap(this::uniqueIndex)
                        : uniqueColumns(violation);
            case CHECK_VIOLATION -> violation.constraint().flatMap(check -> live.check(table.storedName(), check));
            case FOREIGN_KEY_VIOLATION -> new ForeignKeyNames(live, table, written).find();
            default -> Optional.empty();
        };
    }

    private Optional<LiveConstraints.Names> uniqueIndex(String name) {
        if (table.isExternal()) {
            return live.index(name);
        }
        Optional<LiveConstraints.Names> declared = IndexPlans.of(table, warning -> {}).stream()
                .filter(plan -> plan.name().equals(name))
                .findFirst()
                .map(plan -> new LiveConstraints.Names(plan.table(), ownFields(plan), name));
        return declared.isPresent() ? declared : live.index(name);
    }

    /** A tenant is no field a caller would change to be unique. */
    private static List<String> ownFields(IndexPlan plan) {
        return plan.key().columns().stream()
                .filter(column -> !column.equals(plan.key().bucketed()))
                .toList();
    }

    private Optional<LiveConstraints.Names> uniqueColumns(ConstraintViolationException violation) {
        String object = violation.object().orElse(table.storedName());
        List<String> fields = violation.fields();
        boolean isOwn = object.equals(table.name()) && !table.isExternal();
        Optional<String> name = isOwn && table.isDeclared() && fields.equals(List.of(TableModel.ID))
                ? Optional.of(PRIMARY_KEY)
                : declared(fields).filter(index -> isOwn).or(() -> live.uniqueOf(object, fields));
        return Optional.of(new LiveConstraints.Names(object, fields, name.orElse(PRIMARY_KEY)));
    }

    private Optional<String> declared(List<String> fields) {
        return IndexPlans.of(table, warning -> {}).stream()
                .filter(plan -> plan.unique() && plan.key().columns().equals(fields))
                .map(IndexPlan::name)
                .findFirst();
    }

    /** As the objects of somebody else's tables call them. */
    private LiveConstraints.Names local(LiveConstraints.Names names) {
        Optional<TableModel> object = names.object().equalsIgnoreCase(table.storedName())
                ? Optional.of(table).filter(TableModel::isExternal)
                : registry.external(names.object());
        return object.map(external -> new LiveConstraints.Names(
                        external.name(),
                        names.fields().stream()
                                .map(column -> external.stored(column)
                                        .map(ColumnModel::name)
                                        .orElse(column))
                                .toList(),
                        names.constraint()))
                .orElse(names);
    }

    /** SQLite's words, which name table and columns. */
    private static String message(String told, LiveConstraints.Names stored, LiveConstraints.Names local) {
        String message = told;
        for (int place = 0; place < stored.fields().size(); place++) {
            message = message.replace(
                    stored.object() + "." + stored.fields().get(place),
                    local.object() + "." + local.fields().get(place));
        }
        return message;
    }

    private DriverException rebuilt(ConstraintViolationException violation, LiveConstraints.Names stored) {
        LiveConstraints.Names names = local(stored);
        DriverExceptionBuilder builder = DriverException.builder(
                        violation.code(), message(violation.problems().get(0).message(), stored, names))
                .object(names.object())
                .fields(names.fields())
                .constraint(names.constraint())
                .cause(violation);
        boolean isInData =
                names.object().equals(table.name()) && !names.fields().isEmpty() && !written.removes();
        builder.path(isInData ? JsonPointers.child("", names.fields().get(0)) : violation.path());
        violation.hint().ifPresent(builder::hint);
        violation.vendor().ifPresent(builder::vendor);
        return builder.build();
    }
}
