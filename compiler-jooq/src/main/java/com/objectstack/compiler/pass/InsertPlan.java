package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Rendered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inserts of one or more records.
 *
 * @param statements one or more statements that together return every record once, whole
 * @param ids the stored id of each record in input order; null where the database assigns one, and then every statement
 *     inserts one record
 * @param numbers the numbers they need, drawn before them in the same transaction
 */
public record InsertPlan(List<Rendered> statements, List<@Nullable Object> ids, NumbersPlan numbers) {
    /** Copies the lists. */
    public InsertPlan {
        statements = List.copyOf(statements);
        ids = Collections.unmodifiableList(new ArrayList<>(ids));
    }
}
