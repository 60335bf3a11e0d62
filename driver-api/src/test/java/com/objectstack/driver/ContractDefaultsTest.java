package com.objectstack.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The small value types of the contract. */
class ContractDefaultsTest {
    @Test
    void aPlanIsPrintedAsATree() {
        Explanation.PlanNode leaf = new Explanation.PlanNode(2, 1, "SCAN a", List.of());
        Explanation.PlanNode root = new Explanation.PlanNode(1, 0, "COMPOUND", List.of(leaf, leaf));

        assertThat(new Explanation("select 1", Arrays.asList(1L, null), List.of(root)).planText())
                .isEqualTo("COMPOUND\n  SCAN a\n  SCAN a\n");
    }

    @Test
    void aDefinitionIsNamedByItsSchema() {
        ObjectSchema schema = ObjectSchema.of("invoice");

        assertThat(ObjectDefinition.of(schema)).isEqualTo(new ObjectDefinition("invoice", schema));
    }

    @Test
    void anUpdateCopiesItsData() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("a", null);
        RecordUpdate update = new RecordUpdate("1", data);

        data.clear();

        assertThat(update.data()).containsEntry("a", null);
        assertThatThrownBy(() -> new RecordUpdate(null, data)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aStreamClosesWhatItReads() {
        List<String> log = new ArrayList<>();
        RecordStream records = new RecordStream() {
            @Override
            public Iterator<DataRecord> iterator() {
                return List.of(DataRecord.copyOf(Map.of("id", "1"))).iterator();
            }

            @Override
            public void close() {
                log.add("closed");
            }
        };

        try (Stream<DataRecord> stream = records.stream()) {
            assertThat(stream.map(DataRecord::id)).containsExactly("1");
        }

        assertThat(log).containsExactly("closed");
    }

    @Test
    void introspectedTablesAreCopied() {
        IntrospectedSchema.Column column = new IntrospectedSchema.Column("a", "text", true, null, false, false);
        IntrospectedSchema.Table table = new IntrospectedSchema.Table("t", List.of(column), List.of(), List.of("a"));

        assertThat(new IntrospectedSchema(Map.of("t", table)).tables()).containsExactly(Map.entry("t", table));
        assertThat(column.defaultValue()).isEmpty();
    }
}
