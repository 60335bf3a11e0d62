package com.objectstack.conformance.reference;

import com.objectstack.schema.CanonicalText;
import com.objectstack.schema.FieldSchema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an autonumber is written: {@code INV-{YYYY}-{0000}} (contract B182 to B184).
 *
 * @param prefix what stands before the number
 * @param width how many digits the number has at least, 0 where the format has no slot and the number comes last
 * @param suffix what stands after it
 */
record AutonumberFormat(List<Token> prefix, int width, List<Token> suffix) {
    private static final String DEFAULT = "{0000}";

    private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]*)}");

    private static final Pattern SLOT = Pattern.compile("0+");

    private static final Map<String, DateTimeFormatter> DATES = dates();

    /** A part of a prefix or suffix. */
    sealed interface Token {}

    private record Literal(String text) implements Token {}

    /** The day of the write, in the business zone (B188). */
    private record Day(DateTimeFormatter format) implements Token {}

    /** The value of another field. */
    private record Value(String field) implements Token {}

    AutonumberFormat {
        prefix = List.copyOf(prefix);
        suffix = List.copyOf(suffix);
    }

    /** The format of an autonumber field: {@code autonumberFormat}, else {@code format}, else {@code {0000}}. */
    static AutonumberFormat of(FieldSchema field) {
        return Stream.of("autonumberFormat", "format")
                .map(field.metadata()::get)
                .filter(format -> format instanceof String text && !text.isEmpty())
                .findFirst()
                .map(format -> parse((String) format))
                .orElseGet(() -> parse(DEFAULT));
    }

    private static AutonumberFormat parse(String format) {
        List<Token> prefix = new ArrayList<>();
        List<Token> suffix = new ArrayList<>();
        int width = 0;
        Matcher braces = IN_BRACES.matcher(format);
        int from = 0;
        while (braces.find()) {
            List<Token> part = width == 0 ? prefix : suffix;
            part.add(new Literal(format.substring(from, braces.start())));
            from = braces.end();
            if (width == 0 && SLOT.matcher(braces.group(1)).matches()) {
                width = braces.group(1).length();
            } else {
                part.add(token(braces.group(), braces.group(1)));
            }
        }
        (width == 0 ? prefix : suffix).add(new Literal(format.substring(from)));
        return new AutonumberFormat(prefix, width, suffix);
    }

    /** What is neither a date nor a name is literal text, braces and all. */
    private static Token token(String whole, String inside) {
        DateTimeFormatter date = DATES.get(inside);
        if (date != null) {
            return new Day(date);
        }
        return SchemaNames.isIdentifier(inside) ? new Value(inside) : new Literal(whole);
    }

    private static Map<String, DateTimeFormatter> dates() {
        Map<String, DateTimeFormatter> dates = new LinkedHashMap<>();
        Map.of("YYYYMMDD", "uuuuMMdd", "YYYY", "uuuu", "YY", "uu", "MM", "MM", "DD", "dd")
                .forEach((token, pattern) -> dates.put(token, DateTimeFormatter.ofPattern(pattern, Locale.ROOT)));
        return Map.copyOf(dates);
    }

    /** Whether counters restart with each prefix: it has a day or a value in it, or the suffix has (B185). */
    boolean isScoped() {
        return Stream.concat(prefix.stream(), suffix.stream()).anyMatch(token -> !(token instanceof Literal));
    }

    /** The fields whose values are part of the number. */
    List<String> fields() {
        return Stream.concat(prefix.stream(), suffix.stream())
                .filter(Value.class::isInstance)
                .map(token -> ((Value) token).field())
                .distinct()
                .toList();
    }

    /** Tokens as text; the fields they name are known to have values (B187). */
    static String render(List<Token> tokens, Map<String, @Nullable Object> values, ZonedDateTime now) {
        return tokens.stream()
                .map(token -> switch (token) {
                    case Literal literal -> literal.text();
                    case Day day -> day.format().format(now);
                    case Value value -> text(Objects.requireNonNull(values.get(value.field())));
                })
                .collect(Collectors.joining());
    }

    private static String text(Object value) {
        return switch (value) {
            case Instant instant -> CanonicalText.of(instant);
            case LocalDate day -> CanonicalText.of(day);
            case LocalTime time -> CanonicalText.of(time);
            default -> value.toString();
        };
    }
}
