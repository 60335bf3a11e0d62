package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector functions give, bit for bit, what the real libSQL server gives. */
@RequiresSqld
class VectorFunctionsOnSqldTest {
    private static final int PAIRS = 90;
    private static final int LENGTHS_UP_TO = 768;
    private static final long SEED = 20260101;

    private static SqlExecutor sqlite;

    @BeforeAll
    static void open() {
        sqlite = Databases.openMemory();
    }

    @AfterAll
    static void close() {
        sqlite.close();
    }

    @ParameterizedTest
    @CsvSource({"vector32, 1", "vector64, 2", "vector16, 3", "vectorb16, 4", "vector8, 5", "vector1bit, 6"})
    void distancesAndTextsOfRandomVectorsAreEqual(String function, int salt, HranaTestClient server) {
        String distances = function.equals("vector1bit")
                ? "vector_distance_cos(F(?1), F(?2))"
                : "vector_distance_cos(F(?1), F(?2)), vector_distance_l2(F(?1), F(?2))";
        String sql = ("select " + distances + ", vector_extract(F(?1))"
                        + ", vector_extract(vector64(F(?1))), vector_extract(vectorb16(F(?2)))")
                .replace("F(", function + "(");
        Random random = new Random(SEED + salt);

        for (int pair = 0; pair < PAIRS; pair++) {
            int length = 1 + random.nextInt(LENGTHS_UP_TO);
            float size = (float) Math.pow(10, random.nextInt(7) - 3);
            byte[] left = floats(random, length, size);
            byte[] right = pair % 10 == 0 ? left : floats(random, length, size);

            assertThat(onSqlite(sql, left, right))
                    .as("%s of %d, pair %d", function, length, pair)
                    .isEqualTo(onServer(server, sql, left, right));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector32", "vector64", "vector16", "vectorb16", "vector1bit"})
    void blobsAreEqual(String function, HranaTestClient server) {
        String sql = "select " + function + "(?1), " + function + "(vector64(?1)), " + function + "(vector8(?1)), "
                + function + "(vector16(?1)), " + function + "(vector1bit(?1))";
        Random random = new Random(SEED);

        for (int length = 1; length <= 70; length++) {
            byte[] vector = anyFloats(random, length);

            assertThat(onSqlite(sql, vector)).as(function).isEqualTo(onServer(server, sql, vector));
        }
    }

    /** The server leaves what is between the components and the scale as it was in memory. */
    @Test
    void float8BlobsAreEqualButForPadding(HranaTestClient server) {
        Random random = new Random(SEED);

        for (int length = 1; length <= 70; length++) {
            byte[] vector = floats(random, length, 1);
            byte[] wide = ByteBuffer.allocate(8 * length + 1)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(8 * length, (byte) 2)
                    .array();
            for (int place = 0; place < length; place++) {
                ByteBuffer.wrap(wide).order(ByteOrder.LITTLE_ENDIAN).putDouble(8 * place, random.nextGaussian());
            }
            for (byte[] source : List.of(vector, wide)) {
                byte[] ours = (byte[]) Databases.value(sqlite, "select vector8(?)", source);
                byte[] theirs = (byte[]) server.execute("select vector8(?)", source)
                        .rows()
                        .get(0)
                        .get(0);
                Arrays.fill(theirs, length, (length + 3) / 4 * 4, (byte) 0);

                assertThat(ours).isEqualTo(theirs);
            }
        }
    }

    @Test
    void oddNumbersHaveEqualDistances(HranaTestClient server) {
        float[] odd = {
            0f,
            -0f,
            1f,
            -1f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            1e-40f,
            1e-20f,
            1e20f,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.MIN_NORMAL,
            65504f,
            65520f,
            6.1e-5f,
            3e-8f,
            Float.POSITIVE_INFINITY,
            Float.NaN
        };
        for (String function : List.of("vector32", "vector64", "vector16", "vectorb16")) {
            // The server's JSON has no infinity.
            String distance = "iif(abs(D(F(?1), F(?2))) > 1e300, 'infinite', D(F(?1), F(?2)))";
            String sql = ("select " + distance.replace("D(", "vector_distance_cos(") + ", "
                            + distance.replace("D(", "vector_distance_l2(") + ", vector_extract(F(?1))")
                    .replace("F(", function + "(");
            for (float one : odd) {
                for (float two : odd) {
                    byte[] left = bytes(one, two, 1);
                    byte[] right = bytes(two, 0, one);

                    assertThat(onSqlite(sql, left, right))
                            .as("%s of %s and %s", function, one, two)
                            .isEqualTo(onServer(server, sql, left, right));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select hex(vector('[1,2,3]')), hex(vector64('[0.5,-0.25]')), hex(vector32('[]')), hex(vector64('[]'))",
                "select hex(vector1bit('[]')), hex(vector16('[]')), hex(vectorb16('[]'))",
                "select hex(vector('[1 2]')), hex(vector(' [ 1 , 2e1 ] ')), hex(vector('[+1.,.5,-1.e1]'))",
                "select hex(vector('[1e40,-1e40]')), hex(vector('[1e-50,-0]')), hex(vector16('[70000]'))",
                "select vector_extract('[1,2]'), vector_extract('[]'), vector_extract('[1e7,1e6,1e5,123456.5]')",
                "select vector_extract('[0.0001,0.00001,-0.00012345678]'), vector_extract('[-0.0,1e40]')",
                "select vector_extract(vector64('[0.1234565,0.1234575,1234567,999999.5,1e300,1e-300]'))",
                "select vector_extract(vector64('[5e-324,2.5e-5,99999.95,0.00009999995]'))",
                "select vector_distance_cos('[1,2]', '[2,1]'), vector_distance_l2('[1,2]', '[2,1]')",
                "select vector_distance_cos('[0,0]', '[2,1]'), vector_distance_l2('[0,0]', '[0,0]')",
                "select vector_distance_cos('[]', '[]'), vector_distance_l2('[]', '[]')",
                "select vector_distance_cos(vector1bit('[1,-1,1]'), vector1bit('[1,1,-1]'))",
                "select hex(vector32(vector64('[0.1]'))), hex(vector32(X'0000803F01'))",
                "select vector_distance_cos(X'0000803F01', '[2]'), vector_distance_l2(X'0000803F01', X'0000803F')",
                "select vector_distance_cos(vector8('[1,1]'), vector8('[1,1]'))",
                "select vector_distance_cos(vector8('[0,0]'), vector8('[1,2]')), "
                        + "vector_distance_l2(vector8('[1,5]'), vector8('[1,2]'))",
                "select vector('')",
                "select vector('1,2')",
                "select vector('[1,2')",
                "select vector('[1,x')",
                "select vector('[1,x,')",
                "select vector('[1,2]x')",
                "select vector('[1,2]] ')",
                "select vector('[1,,2]')",
                "select vector('[1,]')",
                "select vector('[,]')",
                "select vector('[nan]')",
                "select vector('[inf]')",
                "select vector('[0x10]')",
                "select vector('[\"1\"]')",
                "select vector('[1e]')",
                "select vector('[1e+]')",
                "select vector('[.]')",
                "select vector('[.e1]')",
                "select vector('[--1]')",
                "select vector('[1_000]')",
                "select vector(null)",
                "select vector(1)",
                "select vector64(1.5)",
                "select vector_extract(null)",
                "select vector_distance_cos(null, '[1]')",
                "select vector_distance_cos('[1]', 2)",
                "select vector_distance_cos('[1,2]', '[1,2,3]')",
                "select vector_distance_l2('[1,2]', vector64('[1,2,3]'))",
                "select vector_distance_l2(vector1bit('[1]'), vector1bit('[1]'))",
                "select vector(X'0102')",
                "select vector(X'010203')",
                "select vector(X'0102030463')",
                "select vector(X'010203040502')",
                "select vector(X'01020304050602')",
                "select vector(X'01')",
                "select vector(X'0102030401')",
                "select vector(X'010203040501')",
                "select vector(X'03')",
                "select vector(X'04')",
                "select vector_extract(X'FF0503')"
            })
    void textsAndErrorsAreEqual(String sql, HranaTestClient server) {
        assertThat(answer(() -> onSqlite(sql))).isEqualTo(answer(() -> onServer(server, sql)));
    }

    @Test
    void float64IsReadFromTextWithinOneUnitOfItsLastPlace(HranaTestClient server) {
        Random random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            String text = IntStream.range(0, 20)
                    .mapToObj(place -> String.valueOf(random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10)))
                    .collect(Collectors.joining(",", "[", "]"));
            byte[] ours = (byte[]) Databases.value(sqlite, "select vector64(?)", text);
            byte[] theirs = (byte[])
                    server.execute("select vector64(?)", text).rows().get(0).get(0);

            assertThat(ours).hasSameSizeAs(theirs);
            for (int place = 0; place < 20; place++) {
                long one = ByteBuffer.wrap(ours).order(ByteOrder.LITTLE_ENDIAN).getLong(8 * place);
                long two =
                        ByteBuffer.wrap(theirs).order(ByteOrder.LITTLE_ENDIAN).getLong(8 * place);
                assertThat(Math.abs(one - two)).as(text).isLessThanOrEqualTo(1);
            }
        }
    }

    private interface Asked {
        List<String> ask();
    }

    /** What is answered, or the message; the server puts more around it. */
    private static String answer(Asked asked) {
        List<String> answers = new ArrayList<>();
        Throwable failure = catchThrowable(() -> answers.addAll(asked.ask()));
        if (failure == null) {
            return answers.toString();
        }
        String message = String.valueOf(failure.getMessage());
        int start = message.indexOf("vector");
        return message.substring(Math.max(0, start)).lines().findFirst().orElse("");
    }

    private static List<String> onSqlite(String sql, Object... binds) {
        return Arrays.stream(Databases.read(sqlite, sql, binds).rows().get(0))
                .map(VectorFunctionsOnSqldTest::shown)
                .toList();
    }

    private static List<String> onServer(HranaTestClient server, String sql, Object... binds) {
        return server.execute(sql, binds).rows().get(0).stream()
                .map(VectorFunctionsOnSqldTest::shown)
                .toList();
    }

    private static String shown(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    private static byte[] floats(Random random, int length, float size) {
        float[] floats = new float[length];
        for (int place = 0; place < length; place++) {
            floats[place] = (float) random.nextGaussian() * size;
        }
        return bytes(floats);
    }

    /** Finite floats of any size, by their bits. */
    private static byte[] anyFloats(Random random, int length) {
        float[] floats = new float[length];
        for (int place = 0; place < length; place++) {
            float any = Float.intBitsToFloat(random.nextInt());
            float small = (float) (random.nextGaussian() * Math.pow(2, -random.nextInt(30)));
            floats[place] = Float.isFinite(any) && random.nextBoolean() ? any : small;
        }
        return bytes(floats);
    }

    private static byte[] bytes(float... floats) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * floats.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(floats);
        return bytes.array();
    }
}
