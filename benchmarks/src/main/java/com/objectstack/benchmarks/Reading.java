package com.objectstack.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstack.schema.CanonicalText;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record whose values are stored as other ones than they are, and what one writes by hand for that.
 *
 * @param id the id
 * @param valid a truth value, stored as 0 or 1
 * @param amount a number
 * @param day a date, stored as text
 * @param moment a time, stored as text
 * @param labels a list, stored as JSON
 * @param place a structure, stored as JSON
 * @param signal a vector, stored as bytes
 */
record Reading(
        String id,
        boolean valid,
        long amount,
        LocalDate day,
        Instant moment,
        List<String> labels,
        Map<String, Object> place,
        float[] signal) {
    static final String OBJECT = "reading";
    static final int COUNT = 100;

    /** The columns in the order in which the driver asks for them. */
    static final List<String> COLUMNS =
            List.of("id", "valid", "amount", "day", "moment", "labels", "place", "signal", "created_at", "updated_at");

    private static final int DIMENSIONS = 8;

    static final ObjectSchema SCHEMA = ObjectSchema.of(
            OBJECT,
            FieldSchema.of("valid", FieldType.BOOLEAN),
            FieldSchema.of("amount", FieldType.NUMBER),
            FieldSchema.of("day", FieldType.DATE),
            FieldSchema.of("moment", FieldType.DATETIME),
            FieldSchema.of("labels", FieldType.TAGS),
            FieldSchema.of("place", FieldType.JSON),
            FieldSchema.vector("signal", DIMENSIONS));

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
    private static final Instant FIRST = Instant.parse("2026-01-01T08:30:00.125Z");

    /** The reading of a number: the same values whenever it is asked for. */
    static Reading of(int number) {
        float[] signal = new float[DIMENSIONS];
        for (int component = 0; component < DIMENSIONS; component++) {
            signal[component] = number + component / 8f;
        }
        Instant moment = FIRST.plusSeconds(number * 3_601L);
        return new Reading(
                "reading-" + number,
                number % 3 == 0,
                number * 31L,
                LocalDate.ofYearDay(2026, 1 + number % 365),
                moment,
                List.of("label-" + number % 7, "label-" + number % 11),
                Map.of("floor", (long) number, "room", "room " + number % 20),
                signal);
    }

    /** The fields, for a driver. */
    Map<String, Object> fields() {
        Map<String, Object> fields = HashMap.newHashMap(8);
        fields.put("id", id);
        fields.put("valid", valid);
        fields.put("amount", amount);
        fields.put("day", day);
        fields.put("moment", moment);
        fields.put("labels", labels);
        fields.put("place", place);
        fields.put("signal", signal);
        return fields;
    }

    /** The stored values, by hand. */
    @Nullable
    Object[] encoded() {
        String now = CanonicalText.of(Instant.now());
        ByteBuffer bytes = ByteBuffer.allocate(signal.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(signal);
        return new @Nullable Object[] {
            id,
            valid ? 1L : 0L,
            amount,
            day.toString(),
            CanonicalText.of(moment),
            json(labels),
            json(place),
            bytes.array(),
            now,
            now
        };
    }

    /** The values of a stored row, by hand. */
    static @Nullable Object[] decoded(@Nullable Object[] row) {
        float[] signal = new float[DIMENSIONS];
        ByteBuffer.wrap((byte[]) row[7])
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(signal);
        return new @Nullable Object[] {
            row[0],
            (Long) row[1] != 0,
            row[2],
            LocalDate.parse((String) row[3]),
            Instant.parse((String) row[4]),
            value((String) row[5]),
            value((String) row[6]),
            signal,
            Instant.parse((String) row[8]),
            Instant.parse((String) row[9])
        };
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("lists and maps can be written", e);
        }
    }

    private static Object value(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it was written by Jackson", e);
        }
    }
}
