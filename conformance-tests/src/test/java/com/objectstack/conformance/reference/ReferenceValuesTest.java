package com.objectstack.conformance.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each field takes, and keeps, what the driver of SQLite takes and keeps. */
class ReferenceValuesTest {
    private static final List<Object> VALUES = List.of(
            "",
            "a",
            "a\u0000b",
            "\ud800",
            "x\udc00y",
            "\ud83d\ude00",
            "0",
            "1767225600000",
            "2026-01-31",
            "2026-02-30",
            "2024-02-29",
            "0000-01-01",
            "0001-01-01",
            "9999-12-31",
            "10000-01-01",
            "2026-1-1",
            "2026-01-31T10:20",
            "2026-01-31 10:20",
            "2026-01-31T10:20:30",
            "2026-01-31T10:20:30Z",
            "2026-01-31T10:20:30.1234567Z",
            "2026-01-31T10:20:30.Z",
            "2026-01-31T10:20.5Z",
            "2026-01-31T10:20:30+01:00",
            "2026-01-31T10:20:30+1800",
            "2026-01-31T10:20:30+18:00",
            "2026-01-31T10:20:30+18:01",
            "2026-01-31T10:20:30-19:00",
            "2026-01-31T10:20:30+01:60",
            "2026-01-31t10:20:30Z",
            "2026-01-31T10:20:30z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T23:59:60Z",
            "0001-01-01T00:00:00+01:00",
            "0001-01-01T00:00:00-01:00",
            "9999-12-31T23:59:59-01:00",
            "2026-01-31 ",
            " 2026-01-31",
            "7:5",
            "07:15",
            "07:15:00",
            "07:15:00.5",
            "07:15:00.000",
            "07:15:00.9999",
            "07:15Z",
            "24:00",
            "23:59:60",
            "\u0661\u0662:\u0661\u0662",
            "NOW()",
            0,
            -1L,
            1.0,
            -0.0,
            1.5,
            1e300,
            9.007199254740992e15,
            0x1p63,
            -0x1p63,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            (short) 3,
            (byte) 4,
            1.1f,
            Float.NaN,
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            BigInteger.TWO.pow(63),
            BigInteger.TWO.pow(63).negate(),
            new BigDecimal("1.10"),
            new BigDecimal("0.1234567890123456789"),
            new BigDecimal("1E+400"),
            new BigDecimal("1E+2"),
            new BigDecimal("9223372036854775808"),
            true,
            false,
            Instant.EPOCH,
            Instant.parse("2026-03-01T04:05:06.789999Z"),
            Instant.MAX,
            Instant.MIN,
            Instant.parse("1969-12-31T23:59:59.9999Z"),
            LocalDate.of(2026, 3, 1),
            LocalDate.MIN,
            LocalDate.of(10000, 1, 1),
            LocalTime.of(7, 15, 0, 999_999_999),
            LocalTime.MIDNIGHT,
            OffsetDateTime.parse("2026-03-01T23:00:00-05:00"),
            OffsetDateTime.MAX,
            List.of(),
            List.of("a", 1, 2.0, true),
            Arrays.asList(null, "b"),
            List.of("\u0000"),
            List.of(Double.NaN),
            List.of(new Object()),
            List.of(1, 2),
            List.of(1.0e39, 2),
            List.of(Instant.EPOCH, LocalDate.EPOCH, LocalTime.NOON),
            Set.of("x"),
            List.of(List.of(Map.of("k", 1L))),
            Map.of(),
            Map.of("a", List.of(1, Map.of("b", 2.5))),
            Map.of("a\u0000", 1),
            Map.of("k", "\ud800"),
            Map.of(1, 2),
            Map.of("t", Instant.EPOCH),
            Map.of("f", new float[] {1.5f, 2}),
            new float[] {1, 2},
            new float[] {1, Float.POSITIVE_INFINITY},
            new double[] {0.1, 0.2},
            new double[] {1, 2, 3},
            new int[] {1, 2},
            new byte[] {1, 2},
            'c',
            new Object());

    @Test
    void everyFieldTakesAndKeepsWhatSqliteTakesAndKeeps() {
        List<String> differences = new ArrayList<>();
        try (IDataDriver reference = ReferenceDriver.inMemory();
                IDataDriver sqlite = SqliteDriver.inMemory()) {
            for (FieldSchema field : fields()) {
                ObjectSchema schema = ObjectSchema.of("v_" + field.name(), field);
                reference.syncSchema(schema);
                sqlite.syncSchema(schema);
                for (Object value : VALUES) {
                    String wanted = outcome(sqlite, schema.name(), field.name(), value);
                    String found = outcome(reference, schema.name(), field.name(), value);
                    if (!wanted.equals(found)) {
                        differences.add(field.name() + " of " + Texts.shown(value) + ": " + found + ", not " + wanted);
                    }
                }
            }
        }

        assertEquals(List.of(), differences);
    }

    private static List<FieldSchema> fields() {
        List<FieldSchema> fields = new ArrayList<>();
        for (FieldType type : FieldType.values()) {
            if (type.valueClass() != ValueClass.NONE) {
                fields.add(FieldSchema.of(type.wireName(), type));
            }
        }
        fields.add(FieldSchema.of("dates", FieldType.DATE).asMultiple());
        for (VectorFormat format : VectorFormat.values()) {
            fields.add(FieldSchema.vector(format.word(), Map.of("dimensions", 2, "format", format.word())));
        }
        return fields;
    }

    private static String outcome(IDataDriver driver, String object, String field, Object value) {
        try {
            Map<String, @Nullable Object> data = Collections.singletonMap(field, value);
            return shown(driver.create(object, data).get(field));
        } catch (DriverException refusal) {
            return refusal.code() + " " + refusal.path();
        }
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case float[] vector -> Arrays.toString(vector);
            default -> value.getClass().getSimpleName().replaceAll(".*(List|Map).*", "$1") + " " + value;
        };
    }
}
