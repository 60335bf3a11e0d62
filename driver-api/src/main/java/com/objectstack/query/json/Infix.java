package com.objectstack.query.json;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.NearestName;
import com.objectstack.query.Operator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operator between field and value; the table of contract §4.8, generation A.
 *
 * @param operator what it lowers to
 * @param nullCheck the operand of a null check, which takes no value; null for every other operator
 */
record Infix(Operator operator, @Nullable Boolean nullCheck) {
    /** The operators that compare with one value, or with a field. */
    static final Set<Operator> COMPARISONS =
            EnumSet.of(Operator.EQ, Operator.NE, Operator.GT, Operator.GTE, Operator.LT, Operator.LTE);

    private static final Map<String, Infix> BY_NAME = table();

    /** The operator of a name, whatever its case; an unknown one is reported. */
    static @Nullable Infix find(String name, String path, Reading in) {
        Infix infix = BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (infix == null) {
            String near = NearestName.of(name, BY_NAME.keySet())
                    .map(found -> "did you mean '" + found + "'? ")
                    .orElse("");
            in.problem(
                    ErrorCode.INVALID_FILTER,
                    path,
                    "'" + Found.cut(name) + "' is no infix operator",
                    near + "known are " + String.join(" ", BY_NAME.keySet()));
        }
        return infix;
    }

    private static Map<String, Infix> table() {
        Map<String, Infix> table = new LinkedHashMap<>();
        add(table, Operator.EQ, "=", "==", "equals", "eq");
        add(table, Operator.NE, "!=", "<>", "ne", "neq", "not_equals", "notequals");
        add(table, Operator.GT, ">", "gt", "greater_than", "greaterthan", "after");
        add(table, Operator.GTE, ">=", "gte", "greater_than_or_equal", "greaterthanorequal", "greaterorequal");
        add(table, Operator.LT, "<", "lt", "less_than", "lessthan", "before");
        add(table, Operator.LTE, "<=", "lte", "less_than_or_equal", "lessthanorequal", "lessorequal");
        add(table, Operator.IN, "in");
        add(table, Operator.NIN, "nin", "not_in", "notin");
        add(table, Operator.CONTAINS, "contains");
        add(table, Operator.NOT_CONTAINS, "notcontains", "not_contains");
        add(table, Operator.LIKE, "like");
        add(table, Operator.ILIKE, "ilike");
        add(table, Operator.ICONTAINS, "icontains");
        add(table, Operator.STARTS_WITH, "startswith", "starts_with");
        add(table, Operator.ENDS_WITH, "endswith", "ends_with");
        add(table, Operator.BETWEEN, "between");
        for (String name : new String[] {"is_null", "isnull", "is_empty", "isempty"}) {
            table.put(name, new Infix(Operator.NULL, true));
        }
        for (String name : new String[] {"is_not_null", "isnotnull", "is_not_empty", "isnotempty"}) {
            table.put(name, new Infix(Operator.NULL, false));
        }
        return table;
    }

    private static void add(Map<String, Infix> table, Operator operator, String... names) {
        for (String name : names) {
            table.put(name, new Infix(operator, null));
        }
    }
}
