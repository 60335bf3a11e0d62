package com.objectstack.compiler.ddl;

import com.objectstack.schema.ValueClass;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Stored values of one kind as those of another, as SQL. What cannot be one becomes NULL, and so is found; nothing is cut
 * off or rounded.
 */
final class Conversion {
    private static final String DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";
    private static final String INSTANT = "%Y-%m-%dT%H:%M:%fZ";

    private final Field<Object> stored;
    private final @Nullable ValueClass from;

    private Conversion(Field<Object> stored, @Nullable ValueClass from) {
        this.stored = stored;
        this.from = from;
    }

    /**
     * The value to store.
     *
     * @param stored the column as it is
     * @param from what it holds, null if that is not declared
     * @param to what it shall hold
     */
    static Field<Object> of(Field<Object> stored, @Nullable ValueClass from, ValueClass to) {
        Conversion conversion = new Conversion(stored, from);
        return switch (to) {
            case TEXT -> conversion.text();
            case NUMBER -> conversion.number();
            case BOOLEAN -> conversion.truth();
            case DATETIME -> conversion.instant();
            case DATE -> conversion.day();
            case TIME -> conversion.clock();
            case LIST -> conversion.list();
            case FILE -> conversion.file();
            case JSON -> conversion.json();
            case VECTOR -> sql("case when typeof({0}) = 'blob' then {0} end", conversion.stored);
            case NONE -> throw new IllegalArgumentException("a computed field has no column");
        };
    }

    /** The value of a column as its kind is written. */
    static Field<Object> normalized(String column, ValueClass kind) {
        return of(DSL.field(DSL.name(column), Object.class), kind, kind);
    }

    /** Whether a value is lost: there is one, and it becomes NULL. */
    static Condition fails(Field<Object> stored, Field<Object> converted) {
        return DSL.condition("{0} is not null and ({1}) is null", stored, converted);
    }

    private Field<Object> text() {
        if (from == ValueClass.BOOLEAN) {
            return sql("case {0} when 1 then 'true' when 0 then 'false' end", truth());
        }
        if (from == ValueClass.DATETIME) {
            return sql("coalesce({0}, {1})", instant(), plainText());
        }
        return plainText();
    }

    /** SQLite writes 15 digits of a fraction; where that is another number, it takes 17. */
    private Field<Object> plainText() {
        return sql(
                "case typeof({0}) when 'blob' then null when 'real' then"
                        + " case when cast(cast({0} as text) as real) = {0} then cast({0} as text)"
                        + " else printf('%!.17g', {0}) end else cast({0} as text) end",
                stored);
    }

    /** Text that is a number from end to end; what has more digits than a double is none, unless it is whole. */
    private Field<Object> number() {
        return sql(
                "case typeof({0}) when 'integer' then {0} when 'real' then {0} when 'text' then"
                        + " case when {0} = cast({0} as numeric) and (typeof(cast({0} as numeric)) = 'integer'"
                        + " or length(trim({0})) <= 16) and abs(cast({0} as numeric)) <= 1.7976931348623157e308"
                        + " then cast({0} as numeric) end end",
                stored);
    }

    private Field<Object> truth() {
        return sql(
                "case when typeof({0}) in ('integer', 'real') and {0} in (0, 1) then cast({0} as integer)"
                        + " when typeof({0}) = 'text' then case lower(trim({0}))"
                        + " when 'true' then 1 when '1' then 1 when 'false' then 0 when '0' then 0 end end",
                stored);
    }

    private Field<Object> instant() {
        return sql(
                "case when {1} then strftime({2}, {0})"
                        + " when typeof({0}) in ('integer', 'real') and {0} between -62135596800000 and 253402300799999"
                        + " then strftime({2}, round({0}) / 1000.0, 'unixepoch') end",
                stored, isMoment(), DSL.inline(INSTANT));
    }

    /** A day that exists, with a time of day or none. SQLite alone would take the 31st of any month, and hour 24. */
    private Field<Object> isMoment() {
        return sql(
                "(typeof({0}) = 'text' and {0} glob {1} and date(substr({0}, 1, 10)) = substr({0}, 1, 10)"
                        + " and substr({0}, 1, 4) > '0000' and substr({0}, 12, 2) < '24' and strftime('%s', {0}) is not null)",
                stored, DSL.inline(DAY + "*"));
    }

    private Field<Object> day() {
        Field<Object> ofInstant = sql("substr({0}, 1, 10)", instant());
        return from == ValueClass.DATETIME
                ? ofInstant
                : sql("case when {1} then substr({0}, 1, 10) else {2} end", stored, isMoment(), ofInstant);
    }

    private Field<Object> clock() {
        return sql(
                "replace(strftime('%H:%M:%f', case when typeof({0}) = 'text' and {0} glob '[0-2][0-9]:[0-5][0-9]*'"
                        + " and substr({0}, 1, 2) < '24' then {0} else {1} end), '.000', '')",
                stored, instant());
    }

    /** A single value becomes a list of one. */
    private Field<Object> list() {
        Field<Object> alone = sql("json('[' || ({0}) || ']')", value());
        return switch (from) {
            case LIST, JSON -> sql("case when json_type({0}) = 'array' then {0} else {1} end", checked(), alone);
            case null ->
                sql(
                        "case when typeof({0}) = 'text' and json_valid({0}) and json_type({0}) = 'array' then {0}"
                                + " else {1} end",
                        stored, alone);
            default -> alone;
        };
    }

    private Field<Object> json() {
        return from == null
                ? sql("case when typeof({0}) = 'text' and json_valid({0}) then {0} else {1} end", stored, value())
                : value();
    }

    private Field<Object> file() {
        return sql("case when json_type({0}) in ('text', 'object') then {0} end", json());
    }

    /** The value as JSON. */
    private Field<Object> value() {
        if (from == ValueClass.BOOLEAN) {
            return sql("case {0} when 1 then 'true' when 0 then 'false' end", truth());
        }
        if (from == ValueClass.LIST || from == ValueClass.JSON || from == ValueClass.FILE) {
            return checked();
        }
        return sql(
                "case typeof({0}) when 'text' then json_quote({0}) when 'integer' then json_quote({0})"
                        + " when 'real' then printf('%!.17g', {0}) end",
                stored);
    }

    /** JSON as it is; older programs stored a text bare where JSON was meant. */
    private Field<Object> checked() {
        return sql(
                "case when typeof({0}) = 'blob' then null when json_valid({0}) then cast({0} as text)"
                        + " when typeof({0}) = 'text' then json_quote({0}) end",
                stored);
    }

    private static Field<Object> sql(String template, Field<?>... parts) {
        return DSL.field(template, Object.class, (org.jooq.QueryPart[]) parts);
    }
}
