package com.objectstack.compiler.model;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.Problem;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a field's number is written: {@code INV-{YYYY}-{0000}} → {@code INV-2026-0007}; contract B182 to B185.
 *
 * @param prefix what stands before the number
 * @param width how many digits the number has at least; 0 where the format has no slot for it
 * @param suffix what stands after it
 * @param first the number a counter begins with where there is none
 */
public record AutonumberFormat(List<Part> prefix, int width, List<Part> suffix, long first) {
    private static final String DEFAULT = "{0000}";
    private static final List<String> PROPERTIES = List.of("autonumberFormat", "format");
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern ZEROS = Pattern.compile("0+");
    private static final Map<String, String> DATES =
            Map.of("YYYY", "uuuu", "YY", "uu", "MM", "MM", "DD", "dd", "YYYYMMDD", "uuuuMMdd");

    /** Fields whose values can stand in a number: one value, which everybody may see. */
    private static final Set<ValueClass> SHOWN = Set.of(
            ValueClass.TEXT,
            ValueClass.NUMBER,
            ValueClass.BOOLEAN,
            ValueClass.DATE,
            ValueClass.DATETIME,
            ValueClass.TIME);

    /** A piece of the text around the number. */
    public sealed interface Part {
        /** Text as it is. */
        record Text(String text) implements Part {}

        /** A part of today's date. */
        record Date(DateTimeFormatter format) implements Part {}

        /** The value of a field of the record. */
        record Value(String field) implements Part {}
    }

    /** Copies the lists. */
    public AutonumberFormat {
        prefix = List.copyOf(prefix);
        suffix = List.copyOf(suffix);
    }

    /** The format of an autonumber field. */
    public static AutonumberFormat of(FieldSchema field) {
        return parse(declared(field).map(text -> (String) text).orElse(DEFAULT), RecordName.first(field));
    }

    /** Whether there is a counter for each prefix: a date or field stands somewhere in the format. */
    public boolean countsPerPrefix() {
        return parts().anyMatch(part -> !(part instanceof Part.Text));
    }

    /** The fields whose values stand in the number. */
    public List<String> fields() {
        return parts().flatMap(part -> part instanceof Part.Value value ? Stream.of(value.field()) : Stream.empty())
                .distinct()
                .toList();
    }

    /**
     * The text of some parts.
     *
     * @param parts the prefix or the suffix
     * @param today the time of the write, in its zone
     * @param values the stored values of fields, none of them missing
     */
    public static String text(List<Part> parts, ZonedDateTime today, Function<String, Object> values) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Text literal -> text.append(literal.text());
                case Part.Date date -> text.append(date.format().format(today));
                case Part.Value value -> text.append(values.apply(value.field()));
            }
        }
        return text.toString();
    }

    /** What is wrong with the autonumber fields of an object. */
    static List<Problem> problems(ObjectSchema schema) {
        List<Problem> problems = new ArrayList<>();
        for (FieldSchema field : schema.fields().values()) {
            if (field.type() == FieldType.AUTONUMBER) {
                check(field, schema, problems);
            }
        }
        return problems;
    }

    private static void check(FieldSchema field, ObjectSchema schema, List<Problem> problems) {
        String path = JsonPointers.child("/fields", field.name());
        if (field.multiple()) {
            problems.add(invalid(path + "/multiple", "an autonumber is one value", "leave 'multiple' out"));
        }
        String property = PROPERTIES.stream()
                .filter(field.metadata()::containsKey)
                .findFirst()
                .orElse("");
        Optional<Object> format = declared(field);
        if (format.isEmpty()) {
            return;
        }
        if (!(format.get() instanceof String text)) {
            problems.add(invalid(path + "/" + property, "the format is no text", "pass a text such as \"{0000}\""));
            return;
        }
        if (TextRules.problem(text) != null) {
            problems.add(invalid(path + "/" + property, "the format " + TextRules.problem(text), "leave it out"));
            return;
        }
        for (String name : parse(text, 1).fields()) {
            if (!isShown(name, schema)) {
                problems.add(
                        invalid(
                                path + "/" + property,
                                "the format names " + TextRules.show(name)
                                        + ", which is no stored field of one visible value",
                                "name a declared text, number, boolean or date; dates are {YYYY}, {YY}, {MM}, {DD}, {YYYYMMDD}"));
            }
        }
    }

    private static boolean isShown(String name, ObjectSchema schema) {
        return schema.field(name)
                .filter(field ->
                        field.type() != FieldType.AUTONUMBER && !field.type().isSecret())
                .filter(field -> SHOWN.contains(field.valueClass()))
                .isPresent();
    }

    private static Optional<Object> declared(FieldSchema field) {
        return PROPERTIES.stream()
                .map(property -> Optional.<Object>ofNullable(field.metadata().get(property)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static AutonumberFormat parse(String format, long first) {
        List<Part> prefix = new ArrayList<>();
        List<Part> suffix = new ArrayList<>();
        int width = 0;
        int from = 0;
        Matcher braces = BRACES.matcher(format);
        while (braces.find()) {
            List<Part> side = width == 0 ? prefix : suffix;
            addText(side, format.substring(from, braces.start()));
            String token = braces.group(1);
            if (width == 0 && ZEROS.matcher(token).matches()) {
                width = token.length();
            } else {
                side.add(part(token, braces.group()));
            }
            from = braces.end();
        }
        addText(width == 0 ? prefix : suffix, format.substring(from));
        return new AutonumberFormat(prefix, width, suffix, first);
    }

    private static Part part(String token, String braced) {
        String date = DATES.get(token);
        if (date != null) {
            return new Part.Date(DateTimeFormatter.ofPattern(date, Locale.ROOT));
        }
        return SchemaRules.isIdentifier(token) ? new Part.Value(token) : new Part.Text(braced);
    }

    private static void addText(List<Part> side, String text) {
        if (!text.isEmpty()) {
            side.add(new Part.Text(text));
        }
    }

    private Stream<Part> parts() {
        return Stream.concat(prefix.stream(), suffix.stream());
    }

    private static Problem invalid(String path, String message, @Nullable String hint) {
        return new Problem(ErrorCode.INVALID_SCHEMA, path, message, hint);
    }
}
