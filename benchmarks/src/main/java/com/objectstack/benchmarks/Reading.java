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

/**
 * A record whose values are stored as other ones than they are (a truth value as a number, dates and times as text, a list
 * and a structure as JSON, a vector as bytes), and what one writes by hand for that.
 */
final class Reading {
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

    private final String id;
    private final boolean valid;
    private final long amount;
    private final LocalDate day;
    private final Instant moment;
    private final List<String> labels;
    private final Map<String, Object> place;
    private final float[] signal;

    private Reading(int number) {
        id = "reading-" + number;
        valid = number % 3 == 0;
        amount = number * 31L;
        day = LocalDate.ofYearDay(2026, 1 + number % 365);
        moment = FIRST.plusSeconds(number * 3_601L);
        labels = List.of("label-" + number % 7, "label-" + number % 11);
        place = Map.of("floor", (long) number, "room", "room " + number % 20);
        signal = new float[DIMENSIONS];
        for (int component = 0; component < DIMENSIONS; component++) {
            signal[component] = number + component / 8f;
        }
    }

    /** The reading of a number: the same values whenever it is asked for. */
    static Reading of(int number) {
        return new Reading(number);
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

    /** The stored values, by hand; none is null. */
    Object[] encoded() {
        String now = CanonicalText.of(Instant.now());
        ByteBuffer bytes = ByteBuffer.allocate(signal.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(signal);
        return new Object[] {
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
    static Object[] decoded(Object[] row) {
        float[] signal = new float[DIMENSIONS];
        ByteBuffer.wrap((byte[]) row[7])
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(signal);
        return new Object[] {
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
