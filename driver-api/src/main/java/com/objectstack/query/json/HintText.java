package com.objectstack.query.json;

import com.objectstack.query.Operator;

/** What an operator takes, as an example to copy. */
final class HintText {
    static final String SCALAR = "pass text, a number, true, false or null";

    private HintText() {}

    static String of(Operator operator) {
        return switch (operator) {
            case EQ, NE -> SCALAR + "; for several values use $in or $nin";
            case GT, GTE, LT, LTE -> "pass text, a number or a field: {\"" + operator.key() + "\": 10}";
            case IN, NIN, ALL -> "write {\"" + operator.key() + "\": [\"a\", \"b\"]}";
            case BETWEEN -> "write {\"$between\": [1, 10]}";
            case CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH, ICONTAINS, LIKE, ILIKE ->
                "pass a text: {\"" + operator.key() + "\": \"abc\"}";
            case NULL, EXISTS -> "pass true or false, without quotes";
            case SIZE -> "write {\"$size\": 2} or {\"$size\": {\"$gte\": 2}}";
        };
    }
}
