package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.RecordReader;
import com.objectstack.compiler.model.Rendered;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How one reference of a query's records is replaced by the records it reaches.
 *
 * @param path where its query stands
 * @param field the reference's name in the record
 * @param reading what its statement is asked for
 * @param keepsIds whether an id that reaches nothing stays; else it becomes null
 * @param untypedIds whether the ids may be stored as numbers
 * @param reader what makes the records; behind their columns come the record's id and, where lists are cut or sorted,
 *     the list's number
 * @param statement the statement for ids as a JSON text
 * @param further what is replaced in the records it reads
 */
public record ExpandPlan(
        String path,
        String field,
        Reading reading,
        boolean keepsIds,
        boolean untypedIds,
        RecordReader reader,
        Function<String, Rendered> statement,
        List<ExpandPlan> further) {
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,18}");

    /** What a statement is asked for. */
    public enum Reading {
        /** Nothing: no record is left for any parent. */
        NOTHING,
        /** The records of some ids. */
        BY_ID,
        /** For each of some lists of ids a part of its records. */
        CUT,
        /** For each of some lists of ids its records, or a part of them, in order. */
        SORTED
    }

    /** Copies the list. */
    public ExpandPlan {
        further = List.copyOf(further);
    }

    /**
     * The statement for some ids.
     *
     * @param ids texts; where lists are cut or sorted, lists of texts
     */
    public Rendered with(List<?> ids) {
        return statement.apply(JsonText.array(untypedIds && reading == Reading.BY_ID ? asStored(ids) : ids));
    }

    /** The ids and, of those that are whole numbers, the numbers. */
    private static List<Object> asStored(List<?> ids) {
        List<Object> stored = new ArrayList<>(ids);
        for (Object id : ids) {
            if (id instanceof String text && WHOLE.matcher(text).matches()) {
                stored.add(new BigInteger(text));
            }
        }
        return stored;
    }
}
