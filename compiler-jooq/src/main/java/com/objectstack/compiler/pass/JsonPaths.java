package com.objectstack.compiler.pass;

import com.objectstack.query.JsonStep;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Places inside JSON values. A path is a name, not a value: it is written into the statement as a quoted literal, since
 * a bound one never matches an index on an expression.
 */
final class JsonPaths {
    private JsonPaths() {}

    /** The steps of a dotted name; an integer is an index (SEMANTICS.md §3). */
    static List<JsonStep> steps(List<String> segments) {
        List<JsonStep> steps = new ArrayList<>();
        for (String segment : segments) {
            steps.add(
                    isIndex(segment) ? new JsonStep.Element(Integer.parseInt(segment)) : new JsonStep.Member(segment));
        }
        return steps;
    }

    /** SQLite's text of a path, for example {@code $."a"[0][#-1]}. */
    static String text(List<JsonStep> steps) {
        StringBuilder text = new StringBuilder("$");
        for (JsonStep step : steps) {
            switch (step) {
                case JsonStep.Member member ->
                    text.append(".\"").append(escaped(member.name())).append('"');
                case JsonStep.Element element ->
                    text.append('[')
                            .append(element.index() < 0 ? "#" : "")
                            .append(element.index())
                            .append(']');
            }
        }
        return text.toString();
    }

    /** A key as JSON spells it: SQLite reads the escapes of a quoted key, but 3.45 ends it at the first quote. */
    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("\"", "\\u0022");
    }

    /** The value at a place: text, a number, 0 or 1 for a boolean, the text of an object or array, else NULL. */
    static Field<Object> extract(Field<Object> column, List<JsonStep> steps) {
        return Parts.call("json_extract", SQLDataType.OTHER, column, DSL.inline(text(steps)));
    }

    /** The value at a place as JSON text; NULL if there is none, or JSON's null. */
    static Field<Object> json(Field<Object> column, List<JsonStep> steps) {
        Field<Object> json = DSL.field("{0} -> {1}", Object.class, column, DSL.inline(text(steps)));
        return Parts.call("nullif", SQLDataType.OTHER, json, DSL.inline("null"));
    }

    /** The kind of the value at a place, in SQLite's words; NULL if there is none. */
    static Field<String> type(Field<Object> column, List<JsonStep> steps) {
        return Parts.call("json_type", SQLDataType.VARCHAR, column, DSL.inline(text(steps)));
    }

    private static boolean isIndex(String segment) {
        return segment.matches("-?\\d{1,9}");
    }
}
