package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.compiler.model.TextRules;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Comparison;
import com.objectstack.query.FieldReference;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operator;
import com.objectstack.query.SizeCondition;
import com.objectstack.query.Subquery;
import com.objectstack.schema.ValueClass;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges one operator and its comparand against the declared type of the field; SEMANTICS.md decisions 6 to 12, 18. */
final class ValidateComparison {
    private static final Set<Operator> ANY_VALUE = Set.of(Operator.NULL, Operator.EXISTS);

    private static final Set<Operator> EQUALITY =
            Set.of(Operator.EQ, Operator.NE, Operator.IN, Operator.NIN, Operator.NULL, Operator.EXISTS);

    /** Decision 10 refuses these on multi-valued fields. */
    private static final Set<Operator> NOT_FOR_LISTS =
            Set.of(Operator.EQ, Operator.NE, Operator.GT, Operator.GTE, Operator.LT, Operator.LTE, Operator.BETWEEN);

    private final NameScope names;
    private final DriverCapabilities capabilities;
    private final NestedQueries subqueries;
    private final Problems problems;

    ValidateComparison(NameScope names, DriverCapabilities capabilities, NestedQueries subqueries, Problems problems) {
        this.names = names;
        this.capabilities = capabilities;
        this.subqueries = subqueries;
        this.problems = problems;
    }

    void check(ScopedField field, Comparison comparison, String path) {
        if (!operatorFits(field, comparison.operator(), path)) {
            return;
        }
        switch (comparison.operand()) {
            case Literal literal -> checkValue(field, comparison.operator(), literal.value(), path);
            case LiteralList list -> checkMembers(field, list.values(), path);
            case FieldReference reference -> checkReference(field, reference, path + "/$field");
            case Subquery subquery -> subqueries.checkColumn(subquery, field, path + "/$query", names);
            case SizeCondition size -> {}
        }
    }

    private boolean operatorFits(ScopedField field, Operator operator, String path) {
        if (ANY_VALUE.contains(operator) || field.isUntyped()) {
            return elementsOnly(field, operator, path);
        }
        return switch (field.column().kind().orElseThrow()) {
            case TEXT, FILE -> elementsOnly(field, operator, path);
            case NUMBER, DATE, DATETIME, TIME ->
                elementsOnly(field, operator, path) && notTextual(field, operator, path);
            case BOOLEAN ->
                EQUALITY.contains(operator)
                        || refuse(ErrorCode.TYPE_MISMATCH, field, operator, path, "booleans are equal or not");
            case LIST -> listOperator(field, operator, path);
            case JSON, VECTOR ->
                refuse(ErrorCode.INVALID_FILTER, field, operator, path, "the whole value takes $null and $exists only");
            case NONE -> throw new IllegalStateException("a formula has no column");
        };
    }

    private boolean elementsOnly(ScopedField field, Operator operator, String path) {
        if (operator == Operator.ALL || operator == Operator.SIZE) {
            return refuse(ErrorCode.TYPE_MISMATCH, field, operator, path, "it asks about the elements of a list");
        }
        return true;
    }

    private boolean notTextual(ScopedField field, Operator operator, String path) {
        return !operator.isTextual()
                || refuse(ErrorCode.TYPE_MISMATCH, field, operator, path, "it looks inside a text");
    }

    private boolean listOperator(ScopedField field, Operator operator, String path) {
        if (NOT_FOR_LISTS.contains(operator)) {
            return refuse(
                    ErrorCode.INVALID_FILTER,
                    field,
                    operator,
                    path,
                    "ask about the elements, for example with $contains");
        }
        if (!capabilities.has(Capability.ARRAY_QUERY)) {
            problems.require(Capability.ARRAY_QUERY, capabilities, path, operator.key() + " on the elements of a list");
            return false;
        }
        if (names instanceof RowScope rows) {
            // Inside json_each a name such as 'value' would be one of its own columns.
            rows.qualify();
        }
        return true;
    }

    private boolean refuse(ErrorCode code, ScopedField field, Operator operator, String path, String hint) {
        ColumnModel column = field.column();
        String kind = column.kind().map(k -> k.name().toLowerCase(Locale.ROOT)).orElse("untyped");
        problems.add(
                code, path, operator.key() + " does not fit field '" + column.name() + "', which is " + kind, hint);
        return false;
    }

    private void checkMembers(ScopedField field, List<@Nullable Object> values, String path) {
        for (int place = 0; place < values.size(); place++) {
            Object value = values.get(place);
            if (value != null) {
                checkEncodable(field, value, child(path, place));
            }
        }
    }

    private void checkValue(ScopedField field, Operator operator, @Nullable Object value, String path) {
        if (value == null || ANY_VALUE.contains(operator)) {
            return;
        }
        if (operator.isTextual()) {
            checkText(operator, (String) value, path);
        } else {
            checkEncodable(field, value, path);
        }
    }

    private void checkText(Operator operator, String text, String path) {
        String defect = TextRules.problem(text);
        if (defect != null) {
            problems.add(ErrorCode.INVALID_FILTER, path, "the text " + defect, "pass Unicode text without U+0000");
        }
        boolean pattern = operator == Operator.LIKE || operator == Operator.ILIKE;
        if (pattern && GlobPattern.isTooLong(GlobPattern.of(text))) {
            problems.add(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    path,
                    "the pattern is longer than " + GlobPattern.MAX_BYTES + " bytes",
                    "use $contains, $startsWith or $endsWith, which take texts of any length");
        }
    }

    private void checkEncodable(ScopedField field, Object value, String path) {
        boolean element = field.column().valueClass() == ValueClass.LIST;
        try {
            (element ? ValueCodecs.UNTYPED : field.codec()).encode(value, Place.FILTER);
        } catch (RefusedValue refusal) {
            ColumnModel column = field.column();
            problems.add(column.isSecret() ? refusal.withoutValue().at(path) : refusal.at(path, column.name()));
        }
    }

    private void checkReference(ScopedField field, FieldReference reference, String path) {
        ScopedField other = names.comparand(reference.field()).orElse(null);
        if (other == null) {
            problems.add(names.comparandRefusal(reference.field(), path));
        } else if (names.isTenantField(field) || names.isTenantField(other)) {
            problems.add(ErrorCode.INVALID_FILTER, path, "the tenant column is no comparand", "pass options.tenantId");
        } else if (field.isOfJson() || !isScalar(field.column()) || !isScalar(other.column())) {
            problems.add(
                    ErrorCode.INVALID_FILTER,
                    path,
                    "a field that holds a list or JSON is no comparand",
                    "compare scalars");
        } else if (field.column().valueClass() != other.column().valueClass()) {
            problems.add(
                    ErrorCode.TYPE_MISMATCH,
                    path,
                    "field '" + field.column().name() + "' (" + field.column().valueClass() + ") and field '"
                            + other.column().name() + "' (" + other.column().valueClass()
                            + ") hold different kinds of values",
                    "compare fields of one kind");
        }
    }

    private static boolean isScalar(ColumnModel column) {
        return column.kind()
                .map(kind -> switch (kind) {
                    case TEXT, NUMBER, BOOLEAN, DATE, DATETIME, TIME -> true;
                    case LIST, FILE, JSON, VECTOR, NONE -> false;
                })
                .orElse(true);
    }
}
