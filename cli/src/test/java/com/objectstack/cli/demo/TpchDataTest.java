package com.objectstack.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.common.collect.Iterators;
import com.objectstack.cli.input.SchemaInput;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.ObjectDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TpchDataTest {
    @Test
    void oneHundredthIsAsManyRecordsAsTpchHas() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        new TpchData(0.01)
                .sources()
                .forEach(source ->
                        sizes.put(source.object(), Iterators.size(source.rows().get())));

        assertThat(sizes)
                .containsExactly(
                        entry("region", 5),
                        entry("nation", 25),
                        entry("supplier", 100),
                        entry("customer", 1_500),
                        entry("part", 2_000),
                        entry("part_supplier", 8_000),
                        entry("order", 15_000),
                        entry("line_item", 60_175));
    }

    @Test
    void expectationsAreNearTheTruth() {
        long expected = new TpchData(0.01)
                .sources().stream().mapToLong(TpchSource::expectedRows).sum();

        assertThat(expected).isBetween(86_000L, 87_000L);
    }

    @Test
    void recordsHaveTheDeclaredFields() {
        Map<String, ObjectDefinition> declared = SchemaInput.parse(Examples.schema()).stream()
                .collect(Collectors.toMap(ObjectDefinition::object, Function.identity()));
        List<TpchSource> sources = new TpchData(0.001).sources();

        assertThat(sources).extracting(TpchSource::object).containsExactlyInAnyOrderElementsOf(declared.keySet());
        assertThat(sources).allSatisfy(source -> {
            DataRecord first = source.rows().get().next();
            assertThat(first.keySet())
                    .containsAll(declared.get(source.object()).schema().fields().keySet());
        });
    }

    @Test
    void valuesAreOfTheirKind() {
        DataRecord line = first("line_item");
        DataRecord order = first("order");

        assertThat(line)
                .containsEntry("id", "1-1")
                .containsEntry("order", "1")
                .containsEntry("ship_date", LocalDate.parse("1996-03-13"))
                .containsEntry("return_flag", null);
        assertThat(order)
                .containsEntry("order_date", LocalDate.parse("1996-01-02"))
                .containsEntry("created_at", Instant.parse("1996-01-02T00:00:00Z"));
    }

    @Test
    void everyRunMakesTheSameRecords() {
        assertThat(first("customer")).isEqualTo(first("customer"));
    }

    private static DataRecord first(String object) {
        return new TpchData(0.001)
                .sources().stream()
                        .filter(source -> source.object().equals(object))
                        .findFirst()
                        .orElseThrow()
                        .rows()
                        .get()
                        .next();
    }
}
