package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.IndexPlan;
import com.objectstack.compiler.ddl.IndexPlans;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the fields of a per-tenant unique index: of an index with an expression SQLite tells the name alone. */
final class ConstraintNames {
    private static final Pattern INDEX = Pattern.compile("index '([^']+)'");

    private ConstraintNames() {}

    /** Runs a write on a table. */
    static <T> T naming(TableModel table, Supplier<T> write) {
        try {
            return write.get();
        } catch (ConstraintViolationException violation) {
            throw violation.fields().isEmpty() ? named(violation, table) : violation;
        }
    }

    private static DriverException named(ConstraintViolationException violation, TableModel table) {
        return index(violation)
                .flatMap(name -> IndexPlans.of(table, warning -> {}).stream()
                        .filter(plan -> plan.name().equals(name))
                        .findFirst())
                .map(plan -> rebuilt(violation, plan))
                .orElse(violation);
    }

    private static Optional<String> index(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            Matcher match = INDEX.matcher(String.valueOf(at.getMessage()));
            if (match.find()) {
                return Optional.of(match.group(1));
            }
        }
        return Optional.empty();
    }

    private static DriverException rebuilt(ConstraintViolationException violation, IndexPlan plan) {
        List<String> fields = plan.key().columns().stream()
                .filter(column -> !column.equals(plan.key().bucketed()))
                .toList();
        DriverExceptionBuilder builder = DriverException.builder(
                        violation.code(), violation.problems().get(0).message())
                .path(violation.path())
                .object(plan.table())
                .fields(fields)
                .cause(violation);
        violation.hint().ifPresent(builder::hint);
        violation.vendor().ifPresent(builder::vendor);
        return builder.build();
    }
}
