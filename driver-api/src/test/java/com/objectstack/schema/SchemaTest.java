package com.objectstack.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {
    @Test
    void aPlainFieldHasDefaults() {
        FieldSchema field = FieldSchema.of("a", FieldType.TEXT);

        assertThat(field.unique()).isEqualTo(Uniqueness.NONE);
        assertThat(field.reference()).isEmpty();
        assertThat(field.defaultValue()).isEmpty();
        assertThat(field.valueClass()).isEqualTo(ValueClass.TEXT);
    }

    @Test
    void aFieldIsChangedStepByStep() {
        FieldSchema field = FieldSchema.lookup("owner", "user")
                .asMultiple()
                .asNotNull()
                .asIndexed()
                .asSearchable()
                .withUnique(Uniqueness.GLOBAL)
                .withDefault("x");

        assertThat(field)
                .isEqualTo(new FieldSchema(
                        "owner",
                        FieldType.LOOKUP,
                        true,
                        false,
                        true,
                        Uniqueness.GLOBAL,
                        true,
                        true,
                        "user",
                        "x",
                        Map.of()));
        assertThat(field.valueClass()).isEqualTo(ValueClass.LIST);
        assertThat(field.reference()).contains("user");
        assertThat(field.defaultValue()).contains("x");
    }

    @ParameterizedTest
    @EnumSource(FieldType.class)
    void aFieldTypeIsFoundByItsWord(FieldType type) {
        assertThat(FieldType.fromWireName(type.wireName())).contains(type);
        assertThat(FieldType.fromWireName(type.name())).isEmpty();
    }

    @Test
    void someTypesAreReferencesAndSomeAreSecret() {
        assertThat(FieldType.values())
                .filteredOn(FieldType::isReference)
                .containsExactly(FieldType.LOOKUP, FieldType.MASTER_DETAIL, FieldType.USER, FieldType.TREE);
        assertThat(FieldType.values())
                .filteredOn(FieldType::isSecret)
                .containsExactly(FieldType.PASSWORD, FieldType.SECRET);
    }

    @Test
    void anObjectKnowsItsFieldsInOrder() {
        ObjectSchema object =
                ObjectSchema.of("a", FieldSchema.of("z", FieldType.TEXT), FieldSchema.of("b", FieldType.DATE));

        assertThat(object.fields().keySet()).containsExactly("z", "b");
        assertThat(object.field("b")).contains(FieldSchema.of("b", FieldType.DATE));
        assertThat(object.field("c")).isEmpty();
        assertThat(object.tenancy()).isEmpty();
    }

    @Test
    void fieldsHaveDifferentNames() {
        FieldSchema field = FieldSchema.of("b", FieldType.TEXT);

        assertThatThrownBy(() -> ObjectSchema.of("a", field, field))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fields must have different names, got b twice");
        assertThatThrownBy(() -> new ObjectSchema("a", Map.of("c", field), List.of(), null, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fields must be keyed by their names, got key c for field b");
    }

    @Test
    void anObjectIsChangedStepByStep() {
        IndexSchema index = IndexSchema.on("b").makeUnique();

        ObjectSchema object =
                ObjectSchema.of("a").withIndexes(index).withTenantField("org").named("c");

        assertThat(object)
                .isEqualTo(new ObjectSchema("c", Map.of(), List.of(index), new Tenancy(true, "org"), Map.of()));
        assertThat(object.tenancy().flatMap(Tenancy::tenantField)).contains("org");
        assertThat(index.unique()).isEqualTo(Uniqueness.UNIQUE);
        assertThat(index.name()).isEmpty();
    }

    @Test
    void anIndexHasFields() {
        assertThatThrownBy(IndexSchema::on)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fields must name one or more fields, got none");
    }

    @Test
    void metadataIsCopied() {
        Map<String, Object> metadata = new LinkedHashMap<>(Map.of("label", "x"));
        ObjectSchema object = new ObjectSchema("a", Map.of(), List.of(), null, metadata);

        metadata.clear();

        assertThat(object.metadata()).containsEntry("label", "x");
    }
}
