package com.objectstack.conformance.laws;

import static com.objectstack.query.Operator.ALL;
import static com.objectstack.query.Operator.BETWEEN;
import static com.objectstack.query.Operator.CONTAINS;
import static com.objectstack.query.Operator.ENDS_WITH;
import static com.objectstack.query.Operator.EQ;
import static com.objectstack.query.Operator.EXISTS;
import static com.objectstack.query.Operator.GT;
import static com.objectstack.query.Operator.GTE;
import static com.objectstack.query.Operator.ICONTAINS;
import static com.objectstack.query.Operator.ILIKE;
import static com.objectstack.query.Operator.IN;
import static com.objectstack.query.Operator.LIKE;
import static com.objectstack.query.Operator.LT;
import static com.objectstack.query.Operator.LTE;
import static com.objectstack.query.Operator.NE;
import static com.objectstack.query.Operator.NIN;
import static com.objectstack.query.Operator.NOT_CONTAINS;
import static com.objectstack.query.Operator.NULL;
import static com.objectstack.query.Operator.SIZE;
import static com.objectstack.query.Operator.STARTS_WITH;

import com.objectstack.query.Comparison;
import com.objectstack.query.FieldReference;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operand;
import com.objectstack.query.Operator;
import com.objectstack.query.SizeCondition;
import com.objectstack.schema.ValueClass;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Draws what one name is compared with, by which operator.
 *
 * @param draw the choices
 * @param name the name
 * @param seen the names seen beside it
 * @param inner draws the queries inside, or null for none
 */
record OperandDraw(
        Draw draw, Seen name, Sight seen, @Nullable InnerDraw inner) {
    private static final List<Operator> TEXTUAL = List.of(CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH, LIKE, ILIKE);
    private static final List<Operator> OF_ELEMENTS = List.of(STARTS_WITH, ENDS_WITH, ICONTAINS, LIKE, ILIKE);

    /** Whether {@code {name: value}} is a filter. */
    boolean takesEquality() {
        return name.isScalar() || name.kind() == ValueClass.FILE;
    }

    Comparison comparison() {
        if (draw.chance(10)) {
            return new Comparison(draw.any(NULL, EXISTS), new Literal(draw.chance(50)));
        }
        return switch (name.kind()) {
            case JSON, VECTOR -> new Comparison(draw.any(NULL, EXISTS), new Literal(draw.chance(50)));
            case LIST -> ofElements();
            case FILE -> draw.chance(50) ? textual(draw.of(TEXTUAL)) : equality();
            case BOOLEAN -> equality();
            case TEXT -> draw.chance(35) ? textual(draw.of(TEXTUAL)) : scalar();
            case NONE -> draw.chance(20) ? textual(draw.of(TEXTUAL)) : scalar();
            case NUMBER, DATE, DATETIME, TIME -> scalar();
        };
    }

    private Comparison scalar() {
        return draw.chance(45) ? equality() : range();
    }

    private Comparison equality() {
        if (draw.chance(45)) {
            Operator operator = draw.any(IN, NIN);
            if (inner != null && name.kind() != ValueClass.FILE && draw.chance(20)) {
                return new Comparison(operator, inner.column(name.kind(), seen));
            }
            return new Comparison(operator, list(draw.chance(10) ? 0 : draw.between(1, 4), true));
        }
        return new Comparison(draw.any(EQ, NE), draw.chance(30) ? other() : nullable());
    }

    private Comparison range() {
        if (draw.chance(15)) {
            return new Comparison(BETWEEN, list(2, false));
        }
        return new Comparison(draw.any(GT, GTE, LT, LTE), draw.chance(25) ? other() : new Literal(value()));
    }

    /** Another name of the same kind, the value of a query, or after all a literal. */
    private Operand other() {
        if (inner != null && name.kind() != ValueClass.FILE && draw.chance(40)) {
            return inner.scalar(name.kind(), seen);
        }
        List<Seen> alike = seen.where(other -> other.kind() == name.kind() && isPlain(other));
        List<Seen> enclosing = inner == null || !isTyped() ? List.of() : inner.outer(name.kind());
        if (!enclosing.isEmpty() && draw.chance(50)) {
            return new FieldReference(draw.of(enclosing).name());
        }
        return isTyped() && !alike.isEmpty() ? new FieldReference(draw.of(alike).name()) : new Literal(value());
    }

    private boolean isTyped() {
        return name.isScalar() && name.kind() != ValueClass.NONE;
    }

    /** Not reached through a reference: {@code $field} takes columns, but not the tenant's. */
    private static boolean isPlain(Seen other) {
        return !other.name().contains(".") && !other.isTenant();
    }

    Literal nullable() {
        return draw.chance(15) ? Literal.NULL : new Literal(value());
    }

    private LiteralList list(int size, boolean nulls) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int member = 0; member < size; member++) {
            values.add(nulls && draw.chance(15) ? null : value());
        }
        return LiteralList.copyOf(values);
    }

    private Comparison ofElements() {
        return switch (draw.between(0, 6)) {
            case 0, 1 -> new Comparison(draw.any(CONTAINS, NOT_CONTAINS), new Literal(text()));
            case 2 -> new Comparison(draw.any(IN, NIN), list(draw.between(0, 3), false));
            case 3 -> new Comparison(ALL, list(draw.between(0, 2), false));
            case 4 -> new Comparison(SIZE, new Literal((long) draw.between(0, 3)));
            case 5 ->
                new Comparison(
                        SIZE, new SizeCondition(List.of(new Comparison(draw.any(GT, GTE, LT, NE), new Literal((long)
                                draw.between(0, 3))))));
            default -> textual(draw.of(OF_ELEMENTS));
        };
    }

    private Comparison textual(Operator operator) {
        String text = text();
        String part = part(text);
        return switch (operator) {
            case LIKE, ILIKE -> new Comparison(operator, new Literal(pattern(text)));
            default ->
                new Comparison(
                        draw.chance(15) && !part.isEmpty() ? ICONTAINS : operator,
                        new Literal(operator == ICONTAINS && part.isEmpty() ? "a" : part));
        };
    }

    private String part(String text) {
        int[] points = text.codePoints().toArray();
        int from = draw.between(0, points.length);
        return new String(points, from, Math.min(draw.between(0, 2), points.length - from));
    }

    /** The text with wildcards in some places. */
    private String pattern(String text) {
        StringBuilder pattern = new StringBuilder(draw.any("", "%"));
        text.codePoints().forEach(point -> {
            String character = Character.toString(point);
            if (draw.chance(25)) {
                pattern.append(draw.any("_", "%"));
            } else if (draw.chance(10)) {
                pattern.append(character.equals("a") ? "A" : "a");
            } else {
                pattern.append("\\%_".contains(character) ? "\\" + character : character);
            }
        });
        return pattern.append(draw.any("", "%")).toString();
    }

    private String text() {
        List<Object> texts =
                name.values().stream().filter(String.class::isInstance).toList();
        return draw.chance(75) && !texts.isEmpty() ? (String) draw.of(texts) : (String) draw.of(Values.TEXTS);
    }

    /** A value the column holds, or another of its kind in one of its forms. */
    private Object value() {
        Object value = draw.chance(80) && !name.values().isEmpty() ? draw.of(name.values()) : fresh();
        if (!(value instanceof Instant instant) || name.kind() != ValueClass.DATETIME) {
            return value instanceof Map<?, ?> ? "a" : value;
        }
        return switch (draw.between(0, 5)) {
            case 0 -> instant.atOffset(ZoneOffset.UTC).toLocalDate();
            case 1 -> instant.toEpochMilli();
            default -> instant;
        };
    }

    private Object fresh() {
        return switch (name.kind()) {
            case NUMBER -> draw.of(Values.NUMBERS);
            case BOOLEAN -> draw.chance(50);
            case DATE -> draw.of(Values.DAYS);
            case DATETIME -> Values.instant(draw.of(Values.DAYS), draw.of(Values.TIMES));
            case TIME -> draw.of(Values.TIMES);
            case NONE -> draw.of(JsonDraw.SCALARS);
            case TEXT, LIST, FILE, JSON, VECTOR -> draw.of(Values.TEXTS);
        };
    }
}
