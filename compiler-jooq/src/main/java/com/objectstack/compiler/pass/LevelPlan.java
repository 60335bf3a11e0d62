package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Rendered;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ExpandPlan} for the literals of each request of its shape. Immutable.
 *
 * @param path where its query stands
 * @param field the reference's name in the record
 * @param reading what its statement is asked for
 * @param keepsIds whether an id that reaches nothing stays
 * @param untypedIds whether the ids may be stored as numbers
 * @param statement the statement, with {@link Ids} among its values
 * @param further what is replaced in the records it reads
 */
record LevelPlan(
        String path,
        String field,
        ExpandPlan.Reading reading,
        boolean keepsIds,
        boolean untypedIds,
        Plan statement,
        List<LevelPlan> further) {
    /** The value that is known only when the records have been read that refer to others. */
    enum Ids {
        /** The ids as a JSON text. */
        OF_RECORDS
    }

    LevelPlan {
        further = List.copyOf(further);
    }

    /** The plan of a request, whose literals are judged at once. */
    ExpandPlan with(Object[] literals) {
        Rendered open = statement.with(literals);
        return new ExpandPlan(
                path,
                field,
                reading,
                keepsIds,
                untypedIds,
                statement.reader(),
                ids -> new Rendered(open.sql(), filled(open.binds(), ids), open.reader()),
                further.stream().map(level -> level.with(literals)).toList());
    }

    private static List<@Nullable Object> filled(List<@Nullable Object> binds, String ids) {
        List<@Nullable Object> filled = new ArrayList<>(binds);
        filled.replaceAll(bind -> bind == Ids.OF_RECORDS ? ids : bind);
        return filled;
    }

    /** Adds the values of its statements. */
    void addBinds(List<@Nullable Object> binds) {
        binds.addAll(statement.binds());
        further.forEach(level -> level.addBinds(binds));
    }

    /** How much memory it takes, roughly, in characters. */
    int weight() {
        return 64 + statement.weight() + weight(further);
    }

    static int weight(List<LevelPlan> levels) {
        return levels.stream().mapToInt(LevelPlan::weight).sum();
    }
}
