package com.objectstack.query.json;

import static com.objectstack.query.json.Refusals.json;
import static com.objectstack.query.json.Refusals.places;
import static com.objectstack.query.json.Refusals.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.objectstack.driver.Columns;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {
    private static JsonNode node(String singleQuoted) {
        return JsonText.parse(json(singleQuoted), ErrorCode.INVALID_DATA);
    }

    @Test
    void dataIsReadRecursivelyInDocumentOrder() {
        Map<String, Object> data = RecordCodec.dataFromJson(
                node("{'b': 1.0, 'a': 'x', 'list': [1, null, {'c': 0.5}], 'no': null, 'yes': true}"));

        assertThat(data.keySet()).containsExactly("b", "a", "list", "no", "yes");
        assertThat(data)
                .containsEntry("b", 1L)
                .containsEntry("a", "x")
                .containsEntry("list", Arrays.asList(1L, null, Map.of("c", 0.5)))
                .containsEntry("no", null)
                .containsEntry("yes", true);
    }

    @Test
    void dataIsImmutable() {
        Map<String, Object> data = RecordCodec.dataFromJson(node("{'a': []}"));

        assertThatThrownBy(() -> data.put("b", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) data.get("a")).clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'a'", "1", "null"})
    void dataIsAnObject(String text) {
        assertThat(places(() -> RecordCodec.dataFromJson(node(text)))).containsExactly("INVALID_DATA");
    }

    @Test
    void aValueIsReadByTheSameRules() {
        assertThat(RecordCodec.valueFromJson(node("null"))).isNull();
        assertThat(RecordCodec.valueFromJson(node("9223372036854775808")))
                .isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(RecordCodec.valueFromJson(node("[1e2]"))).isEqualTo(List.of(100L));
    }

    @Test
    void dataNestsAThousandDeep() {
        assertThat(RecordCodec.valueFromJson(nested(1000))).isInstanceOf(List.class);
        assertThat(problemsOf(() -> RecordCodec.valueFromJson(nested(1001))).get(0))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_DATA);
                    assertThat(problem.path()).isEqualTo("/0".repeat(1000));
                });
    }

    private static JsonNode nested(int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int level = 1; level < depth; level++) {
            array = JsonNodeFactory.instance.arrayNode().add(array);
        }
        return array;
    }

    @Test
    void aNodeThatIsNoJsonValueIsRefusedAtItsPlace() {
        JsonNode data =
                JsonNodeFactory.instance.objectNode().set("a/b", JsonNodeFactory.instance.pojoNode(new Object()));

        assertThat(places(() -> RecordCodec.dataFromJson(data))).containsExactly("INVALID_DATA /a~1b");
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(null, "null"),
                Arguments.of("x\"y", "'x\\'y'"),
                Arguments.of(true, "true"),
                Arguments.of(5L, "5"),
                Arguments.of(5, "5"),
                Arguments.of((short) 5, "5"),
                Arguments.of((byte) 5, "5"),
                Arguments.of(0.1, "0.1"),
                Arguments.of(2.0, "2.0"),
                Arguments.of(1e300, "1.0E300"),
                Arguments.of(0.1f, "0.1"),
                Arguments.of(new BigInteger("9223372036854775808"), "9223372036854775808"),
                Arguments.of(new BigDecimal("1.10"), "1.10"),
                Arguments.of(Instant.parse("2026-03-01T04:05:06.789999Z"), "'2026-03-01T04:05:06.789Z'"),
                Arguments.of(Instant.parse("0001-01-01T00:00:00Z"), "'0001-01-01T00:00:00.000Z'"),
                Arguments.of(OffsetDateTime.parse("2026-03-01T05:05:00+01:00"), "'2026-03-01T04:05:00.000Z'"),
                Arguments.of(LocalDate.of(812, 3, 1), "'0812-03-01'"),
                Arguments.of(LocalTime.of(7, 15), "'07:15:00'"),
                Arguments.of(LocalTime.of(7, 15, 0, 500_000_000), "'07:15:00.500'"),
                Arguments.of(new byte[] {1, 2, -1}, "'AQL/'"),
                Arguments.of(new float[] {1f, 0.1f, 1e-10f}, "[1.0,0.1,1.0E-10]"),
                Arguments.of(List.of(1L, List.of("a")), "[1,['a']]"),
                Arguments.of(Map.of("a", LocalTime.NOON), "{'a':'12:00:00'}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueHasOneJsonForm(Object value, String form) {
        assertThat(RecordCodec.valueToJson(value)).hasToString(json(form));
    }

    @Test
    void aRecordIsWrittenInColumnOrderWithItsNestedRecords() {
        DataRecord account = DataRecord.copyOf(Map.of("name", "x"));
        DataRecord row = DataRecord.of(
                Columns.of(List.of("id", "at", "account", "none")), new Object[] {"1", Instant.EPOCH, account, null});

        assertThat(RecordCodec.toJson(row))
                .hasToString(json("{'id':'1','at':'1970-01-01T00:00:00.000Z','account':{'name':'x'},'none':null}"));
    }

    @Test
    void whatHasNoJsonFormIsRefusedAtItsPlace() {
        assertThat(places(() -> RecordCodec.toJson(Map.of("a", List.of(1, new Object())))))
                .containsExactly("INVALID_DATA /a/1");
        assertThat(places(() -> RecordCodec.valueToJson(Double.NaN))).containsExactly("INVALID_DATA");
        assertThat(places(() -> RecordCodec.valueToJson(new float[] {0f, Float.NEGATIVE_INFINITY})))
                .containsExactly("INVALID_DATA /1");
        assertThat(places(() -> RecordCodec.valueToJson(LocalDate.of(10_000, 1, 1))))
                .containsExactly("INVALID_DATA");
        assertThat(places(() -> RecordCodec.valueToJson(Instant.MAX))).containsExactly("INVALID_DATA");
        assertThat(places(() -> RecordCodec.valueToJson(new java.util.concurrent.atomic.AtomicLong())))
                .containsExactly("INVALID_DATA");
    }

    @Test
    void aValueThatContainsItselfIsRefused() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("me", map);
        List<Object> list = new java.util.ArrayList<>();
        list.add(list);

        assertThat(problemsOf(() -> RecordCodec.toJson(map)).get(0).code()).isEqualTo(ErrorCode.INVALID_DATA);
        assertThat(problemsOf(() -> RecordCodec.valueToJson(list)).get(0).code())
                .isEqualTo(ErrorCode.INVALID_DATA);
    }

    @Property
    void dataIsReadBack(@ForAll("data") Map<String, Object> data) {
        assertThat(RecordCodec.dataFromJson(RecordCodec.toJson(data))).isEqualTo(data);
        assertThat(RecordCodec.dataFromJson(
                        JsonText.parse(RecordCodec.toJson(data).toString(), ErrorCode.INVALID_DATA)))
                .isEqualTo(data);
    }

    @Property
    void everyFloatIsReadBackFromItsShortestDecimal(@ForAll float component) {
        String text = RecordCodec.valueToJson(new float[] {component}).get(0).toString();

        assertThat(Float.parseFloat(text)).isEqualTo(component);
    }

    @Provide
    Arbitrary<Map<String, Object>> data() {
        return SchemaArbitraries.data(2);
    }
}
