package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.query.Comparison;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operator;
import com.objectstack.query.SizeCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Lowers operators on multi-valued fields, which ask about their elements; SEMANTICS.md decision 10. Always total. */
final class LowerElements {
    private static final String ELEMENT = "element";
    private static final Field<Object> VALUE = DSL.field(DSL.name(ELEMENT, "value"), Object.class);
    private static final Field<String> TYPE = DSL.field(DSL.name(ELEMENT, "type"), String.class);

    private LowerElements() {}

    static Lowered lower(ScopedField field, Comparison comparison, Slots slots) {
        Field<Object> list = field.stored();
        return Lowered.total(
                switch (comparison.operator()) {
                    case CONTAINS -> exists(list, equalTo(scalar(comparison, slots)));
                    case NOT_CONTAINS ->
                        exists(list, equalTo(scalar(comparison, slots))).not();
                    case IN -> anyOf(list, members(comparison, slots));
                    case NIN -> anyOf(list, members(comparison, slots)).not();
                    case ALL -> allOf(list, members(comparison, slots));
                    case SIZE -> size(list, comparison);
                    case STARTS_WITH, ENDS_WITH, ICONTAINS, LIKE, ILIKE ->
                        exists(
                                list,
                                isText().and(TextParts.of(VALUE, comparison.operator(), scalar(comparison, slots))));
                    default -> throw new IllegalStateException("validate let " + comparison + " through");
                });
    }

    private static Condition anyOf(Field<Object> list, List<Comparand> members) {
        return members.isEmpty()
                ? DSL.falseCondition()
                : exists(
                        list,
                        DSL.or(members.stream().map(LowerElements::equalTo).toList()));
    }

    private static Condition allOf(Field<Object> list, List<Comparand> members) {
        List<Condition> each = new ArrayList<>();
        each.add(list.isNotNull());
        members.forEach(member -> each.add(exists(list, equalTo(member))));
        return DSL.and(each);
    }

    private static Condition size(Field<Object> list, Comparison comparison) {
        Field<Object> length = DSL.coalesce(
                Parts.call("json_array_length", SQLDataType.OTHER, list),
                DSL.inline(-1L).coerce(SQLDataType.OTHER));
        List<Comparison> wanted = comparison.operand() instanceof SizeCondition size
                ? size.comparisons()
                : List.of(new Comparison(Operator.EQ, comparison.operand()));
        List<Condition> each = new ArrayList<>();
        each.add(list.isNotNull());
        wanted.forEach(one -> each.add(compare(length, one)));
        return DSL.and(each);
    }

    private static Condition compare(Field<Object> length, Comparison one) {
        return switch (one.operator()) {
            case EQ -> length.eq(bound(one));
            case NE -> length.ne(bound(one));
            case GT -> length.gt(bound(one));
            case GTE -> length.ge(bound(one));
            case LT -> length.lt(bound(one));
            case LTE -> length.le(bound(one));
            case BETWEEN ->
                length.between(
                        Parts.bind(encoded(one).get(0)), Parts.bind(encoded(one).get(1)));
            case IN -> length.in(Parts.jsonValues(JsonText.array(encoded(one))));
            case NIN -> length.notIn(Parts.jsonValues(JsonText.array(encoded(one))));
            default -> throw new IllegalStateException("no size is compared by " + one.operator());
        };
    }

    private static Field<Object> bound(Comparison one) {
        return Parts.bind(encode(Objects.requireNonNull(((Literal) one.operand()).value())));
    }

    private static List<Object> encoded(Comparison one) {
        return ((LiteralList) one.operand())
                .values().stream()
                        .map(member -> encode(Objects.requireNonNull(member)))
                        .toList();
    }

    private static Condition exists(Field<Object> list, Condition condition) {
        return DSL.exists(DSL.selectOne()
                .from(DSL.table("json_each({0}) as {1}", list, DSL.name(ELEMENT)))
                .where(condition));
    }

    private static Condition equalTo(Comparand member) {
        Condition equal = VALUE.eq(member.bind(LowerElements::encode));
        if (encode(member.value()) instanceof String) {
            return isText().and(equal);
        }
        return member.value() instanceof Boolean
                ? TYPE.in(DSL.inline("true"), DSL.inline("false")).and(equal)
                : TYPE.in(DSL.inline("integer"), DSL.inline("real")).and(equal);
    }

    private static Condition isText() {
        return TYPE.eq(DSL.inline("text"));
    }

    private static Object encode(Object member) {
        return ValueCodecs.UNTYPED.encode(member, Place.FILTER);
    }

    private static Comparand scalar(Comparison comparison, Slots slots) {
        Literal literal = (Literal) comparison.operand();
        return new Comparand(slots, literal, Objects.requireNonNull(literal.value()));
    }

    /** One condition a member: the statement is one for this list alone. */
    private static List<Comparand> members(Comparison comparison, Slots slots) {
        slots.dependsOnValues();
        return ((LiteralList) comparison.operand())
                .values().stream()
                        .map(member -> new Comparand(Slots.none(), comparison, Objects.requireNonNull(member)))
                        .toList();
    }
}
