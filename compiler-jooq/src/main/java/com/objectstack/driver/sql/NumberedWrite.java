package com.objectstack.driver.sql;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.SequenceKey;
import com.objectstack.compiler.pass.NumbersPlan;
import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Inserts that draw numbers: counters and records in one batch, so that no number is drawn in vain, and none twice;
 * contract B192 to B195.
 *
 * @param plan the numbers
 * @param inserts what stores the records
 */
record NumberedWrite(NumbersPlan plan, List<Rendered> inserts) {
    /** How often a counter behind its records is raised to them (contract B194). */
    private static final int REPAIRS = 3;

    /** No table, or an earlier driver's; every engine says so in SQLite's words. */
    private static final Pattern NO_COUNTERS =
            Pattern.compile("no such table: " + SequenceKey.TABLE + "|no column named " + SequenceKey.HASH);

    /**
     * Runs it.
     *
     * @param batch runs statements, all or none
     * @param repairs whether it may be tried again: not in a caller's transaction, which may have read its old state
     * @return the results of the inserts
     */
    List<SqlResult> run(Function<List<SqlStatement>, List<SqlResult>> batch, boolean repairs) {
        List<Rendered> repair = List.of();
        for (int attempt = 0; ; attempt++) {
            try {
                return attempt(repair, batch);
            } catch (ConstraintViolationException violation) {
                if (!repairs || attempt == REPAIRS || !isByNumber(violation)) {
                    throw violation;
                }
                // The number may be unique for all tenants: then the records of others count as well.
                repair = plan.repairs(attempt > 0);
            }
        }
    }

    private List<SqlResult> attempt(List<Rendered> repair, Function<List<SqlStatement>, List<SqlResult>> batch) {
        List<Rendered> before = new ArrayList<>(repair);
        before.addAll(plan.draws());
        List<SqlStatement> statements = new ArrayList<>();
        before.forEach(statement -> statements.add(Writes.write(statement)));
        inserts.forEach(statement -> statements.add(Writes.write(statement)));
        try {
            List<SqlResult> results = batch.apply(statements);
            return results.subList(before.size(), results.size());
        } catch (DriverException failure) {
            throw NO_COUNTERS.matcher(String.valueOf(failure.getMessage())).find() ? noCounters(failure) : failure;
        }
    }

    private boolean isByNumber(ConstraintViolationException violation) {
        return violation.code() == ErrorCode.UNIQUE_VIOLATION
                && !Collections.disjoint(violation.fields(), plan.fields());
    }

    /** Counters are made with the schema, never in the midst of a write (contract B196). */
    private static DriverException noCounters(DriverException failure) {
        return DriverException.builder(
                        ErrorCode.SCHEMA_CONFLICT,
                        "the database has no table '" + SequenceKey.TABLE + "' of today's shape")
                .hint("synchronize the schema of the object, which makes it")
                .cause(failure)
                .build();
    }
}
