package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.model.TemporalText;
import com.objectstack.compiler.model.ValueCodec;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.query.Comparison;
import com.objectstack.query.FieldReference;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operator;
import com.objectstack.schema.CanonicalText;
import com.objectstack.schema.ValueClass;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/** Lowers one operator on one column. */
final class LowerComparison {
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final NameScope names;
    private final Function<ColumnModel, Field<Object>> columns;

    LowerComparison(NameScope names, Function<ColumnModel, Field<Object>> columns) {
        this.names = names;
        this.columns = columns;
    }

    /** Holds where the comparison does not; on NULL too. */
    Condition complement(ColumnModel column, Comparison comparison) {
        return lower(column, comparison).complement(value(column));
    }

    Lowered lower(ColumnModel column, Comparison comparison) {
        Operator operator = comparison.operator();
        return switch (comparison.operand()) {
            case FieldReference reference -> toField(value(column), operator, reference);
            case LiteralList list -> members(column, operator, list);
            case Literal literal -> toLiteral(column, operator, literal.value());
            default -> throw new IllegalStateException("validate let " + comparison + " through");
        };
    }

    /** The column as it is compared: of a file field the text, NULL where it holds an object (decision 22). */
    private Field<Object> value(ColumnModel column) {
        Field<Object> stored = columns.apply(column);
        return column.valueClass() == ValueClass.FILE ? TextParts.textOfJson(stored) : stored;
    }

    private Lowered toLiteral(ColumnModel column, Operator operator, @Nullable Object value) {
        if (operator == Operator.NULL) {
            Field<Object> stored = columns.apply(column);
            return Lowered.total(Boolean.TRUE.equals(value) ? stored.isNull() : stored.isNotNull());
        }
        Object given = Objects.requireNonNull(value, "only $null asks about null");
        if (operator.isTextual()) {
            return textual(column, operator, (String) given);
        }
        LocalDate day = operator == Operator.LTE && column.valueClass() == ValueClass.DATETIME ? bareDay(given) : null;
        if (day != null) {
            return throughDay(value(column), day);
        }
        Object bound = codec(column).encode(given, Place.FILTER);
        Lowered compared = compare(value(column), operator, bound);
        boolean ownKindOnly = column.isUntyped() && !column.name().equals(TableModel.ID);
        return ownKindOnly ? ofOwnKind(value(column), operator, bound, compared) : compared;
    }

    private static Lowered compare(Field<Object> left, Operator operator, Object bound) {
        Param<Object> right = Parts.bind(bound);
        return switch (operator) {
            case EQ -> Lowered.partial(left.eq(right));
            case NE -> Lowered.total(left.isNull().or(left.ne(right)));
            case GT -> Lowered.partial(left.gt(right));
            case GTE -> Lowered.partial(left.ge(right));
            case LT -> Lowered.partial(left.lt(right));
            case LTE -> Lowered.partial(left.le(right));
            default -> throw new IllegalStateException(operator + " compares no single value");
        };
    }

    /** A bare day as an inclusive upper bound covers the whole UTC day; contract B117 and B118. */
    private static Lowered throughDay(Field<Object> column, LocalDate day) {
        if (day.equals(LAST_DAY)) {
            return Lowered.total(column.isNotNull());
        }
        String next = CanonicalText.of(day.plusDays(1)) + "T00:00:00.000Z";
        return Lowered.partial(column.lt(Parts.bind(next)));
    }

    private static @Nullable LocalDate bareDay(Object value) {
        return switch (value) {
            case LocalDate day -> day;
            case String text -> TemporalText.day(text);
            default -> null;
        };
    }

    /** Null-total comparison of two columns; contract §4.6. */
    private Lowered toField(Field<Object> left, Operator operator, FieldReference reference) {
        Field<Object> right = value(names.column(reference.field()).orElseThrow());
        return switch (operator) {
            case EQ -> Lowered.total(left.isNotDistinctFrom(right));
            case NE -> Lowered.total(left.isDistinctFrom(right));
            case GT -> bothPresent(left, right, left.gt(right));
            case GTE -> bothPresent(left, right, left.ge(right));
            case LT -> bothPresent(left, right, left.lt(right));
            case LTE -> bothPresent(left, right, left.le(right));
            default -> throw new IllegalStateException(operator + " compares no fields");
        };
    }

    private static Lowered bothPresent(Field<Object> left, Field<Object> right, Condition ordered) {
        return Lowered.total(left.isNotNull().and(right.isNotNull()).and(ordered));
    }

    private Lowered members(ColumnModel column, Operator operator, LiteralList list) {
        Field<Object> left = value(column);
        Condition member = Membership.of(left, list, codec(column), column.isUntyped());
        boolean total = column.isUntyped();
        return operator == Operator.IN
                ? new Lowered(member, total)
                : Lowered.total(new Lowered(member, total).complement(left));
    }

    private Lowered textual(ColumnModel column, Operator operator, String text) {
        Field<Object> left = value(column);
        if (operator == Operator.NOT_CONTAINS) {
            return Lowered.total(asText(column, left, TextParts.of(left, Operator.CONTAINS, text))
                    .complement(left));
        }
        return asText(column, left, TextParts.of(left, operator, text));
    }

    /** On a column of no declared type, only a stored text matches (decision 9). */
    private static Lowered asText(ColumnModel column, Field<Object> left, Condition matches) {
        return column.isUntyped() ? Lowered.total(Membership.isText(left).and(matches)) : Lowered.partial(matches);
    }

    /** On a column of no declared type, only stored values of the comparand's kind match (decision 4). */
    private static Lowered ofOwnKind(Field<Object> left, Operator operator, Object bound, Lowered compared) {
        Condition kind = bound instanceof String ? Membership.isText(left) : Membership.isNumber(left);
        return Lowered.total(
                operator == Operator.NE ? kind.and(left.eq(Parts.bind(bound))).not() : kind.and(compared.condition()));
    }

    private static ValueCodec codec(ColumnModel column) {
        return column.valueClass() == ValueClass.FILE ? ValueCodecs.TEXT : column.codec();
    }
}
