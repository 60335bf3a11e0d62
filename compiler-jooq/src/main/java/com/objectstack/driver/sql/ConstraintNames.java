package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.IndexPlan;
import com.objectstack.compiler.ddl.IndexPlans;
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
    private final LiveConstraints live;
    private final Written written;

    /**
     * Names of the constraints of one write.
     *
     * @param table the table
     * @param live looks constraints up
     * @param written what the write was given
     */
    ConstraintNames(TableModel table, LiveConstraints live, Written written) {
        this.table = table;
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
            return violation;
        }
        try {
            return names(violation).map(names -> rebuilt(violation, names)).orElse(violation);
        } catch (DriverException failure) {
            // The violation is the one to report.
            violation.addSuppressed(failure);
            return violation;
        }
    }

    private Optional<LiveConstraints.Names> names(ConstraintViolationException violation) {
        return switch (violation.code()) {
            case UNIQUE_VIOLATION ->
                violation.fields().isEmpty()
                        ? violation.constraint().flatMap(this::uniqueIndex)
                        : uniqueColumns(violation);
            case CHECK_VIOLATION -> violation.constraint().flatMap(check -> live.check(table.name(), check));
            case FOREIGN_KEY_VIOLATION -> new ForeignKeyNames(live, table.name(), written).find();
            default -> Optional.empty();
        };
    }

    private Optional<LiveConstraints.Names> uniqueIndex(String name) {
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
        String object = violation.object().orElse(table.name());
        List<String> fields = violation.fields();
        boolean isOwn = object.equals(table.name());
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

    private DriverException rebuilt(ConstraintViolationException violation, LiveConstraints.Names names) {
        DriverExceptionBuilder builder = DriverException.builder(
                        violation.code(), violation.problems().get(0).message())
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
