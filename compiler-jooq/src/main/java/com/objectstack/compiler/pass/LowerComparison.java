package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.TemporalText;
import com.objectstack.compiler.model.ValueCodec;
import com.objectstack.query.Comparison;
import com.objectstack.query.FieldReference;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operator;
import com.objectstack.query.SizeCondition;
import com.objectstack.query.Subquery;
import com.objectstack.schema.CanonicalText;
import com.objectstack.schema.ValueClass;
import java.time.LocalDate;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Lowers one operator on one field. */
final class LowerComparison {
    /** No day follows it. */
    static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final NameScope names;
    private final Slots slots;
    private final PairComparison pairs;
    private final SubqueryComparison subqueries;

    /**
     * Lowers comparisons of one filter.
     *
     * @param names what names stand for
     * @param subqueries lowers subqueries
     * @param ofJoin whether the filter joins objects: then a field equals no other where both are NULL (SEMANTICS.md §4)
     */
    LowerComparison(NameScope names, LowerNested subqueries, boolean ofJoin) {
        this.names = names;
        this.slots = subqueries.slots();
        this.pairs = new PairComparison(ofJoin);
        this.subqueries = new SubqueryComparison(subqueries, pairs);
    }

    /** Holds where the comparison does not; on NULL too. */
    Condition complement(ScopedField field, Comparison comparison) {
        return lower(field, comparison).complement(field.value());
    }

    Lowered lower(ScopedField field, Comparison comparison) {
        Operator operator = comparison.operator();
        if (operator == Operator.NULL) {
            return nullTest(field, comparison);
        }
        if (!field.isJsonPath() && field.column().valueClass() == ValueClass.LIST) {
            return LowerElements.lower(field, comparison, slots);
        }
        return switch (comparison.operand()) {
            case FieldReference reference ->
                pairs.of(field, operator, names.comparand(reference.field()).orElseThrow());
            case LiteralList list -> members(field, operator, list);
            case Literal literal ->
                toLiteral(field, operator, new Comparand(slots, literal, Objects.requireNonNull(literal.value())));
            case Subquery subquery -> subqueries.lower(field, operator, subquery);
            case SizeCondition size -> throw new IllegalStateException("validate let " + comparison + " through");
        };
    }

    private static Lowered nullTest(ScopedField field, Comparison comparison) {
        Field<Object> tested = field.isJsonPath() ? field.value() : field.stored();
        boolean isNull = comparison.operand() instanceof Literal literal && Boolean.TRUE.equals(literal.value());
        return Lowered.total(isNull ? tested.isNull() : tested.isNotNull());
    }

    private static Lowered toLiteral(ScopedField field, Operator operator, Comparand given) {
        if (operator.isTextual()) {
            return textual(field, operator, given);
        }
        LocalDate day =
                operator == Operator.LTE && !field.isJsonPath() && isDateTime(field) ? bareDay(given.value()) : null;
        if (day != null) {
            return throughDay(field, day, given);
        }
        ValueCodec codec = field.codec();
        Field<Object> bound = given.bind(value -> codec.encode(value, Place.FILTER));
        Lowered compared = compare(field.value(), operator, bound);
        return field.needsKindTest() ? ofOwnKind(field, operator, given.value(), bound, compared) : compared;
    }

    private static boolean isDateTime(ScopedField field) {
        return field.column().valueClass() == ValueClass.DATETIME;
    }

    private static Lowered compare(Field<Object> left, Operator operator, Field<Object> right) {
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
    private static Lowered throughDay(ScopedField field, LocalDate day, Comparand given) {
        if (day.equals(LAST_DAY)) {
            return Lowered.total(field.value().isNotNull());
        }
        ValueCodec codec = field.codec();
        return Lowered.partial(field.value().lt(given.bind(value -> {
            codec.encode(value, Place.FILTER);
            return CanonicalText.of(Objects.requireNonNull(bareDay(value)).plusDays(1)) + "T00:00:00.000Z";
        })));
    }

    static @Nullable LocalDate bareDay(Object value) {
        return switch (value) {
            case LocalDate day -> day;
            case String text -> TemporalText.day(text);
            default -> null;
        };
    }

    private Lowered members(ScopedField field, Operator operator, LiteralList list) {
        Lowered member = new Lowered(Membership.of(field, list, slots), field.needsKindTest());
        return operator == Operator.IN ? member : Lowered.total(member.complement(field.value()));
    }

    private static Lowered textual(ScopedField field, Operator operator, Comparand text) {
        Operator positive = operator == Operator.NOT_CONTAINS ? Operator.CONTAINS : operator;
        Lowered matches = asText(field, TextParts.of(field.value(), positive, text));
        return operator == positive ? matches : Lowered.total(matches.complement(field.value()));
    }

    /** Where no type is declared, only a stored text matches (decision 9). */
    private static Lowered asText(ScopedField field, Condition matches) {
        return field.isUntyped() ? Lowered.total(field.isText().and(matches)) : Lowered.partial(matches);
    }

    /** Where no type is declared, only stored values of the comparand's kind match (decision 4, SEMANTICS.md §3). */
    private static Lowered ofOwnKind(
            ScopedField field, Operator operator, Object given, Field<Object> bound, Lowered compared) {
        Condition kind = field.codec().encode(given, Place.FILTER) instanceof String
                ? field.isText()
                : given instanceof Boolean ? field.isBoolean() : field.isNumber();
        return Lowered.total(
                operator == Operator.NE ? kind.and(field.value().eq(bound)).not() : kind.and(compared.condition()));
    }
}
