package com.objectstack.query.json;

import static com.objectstack.query.json.Refusals.json;
import static com.objectstack.query.json.Refusals.places;
import static com.objectstack.query.json.Refusals.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.Literal;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import com.objectstack.schema.Uniqueness;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaCodecTest {
    private static JsonNode node(String singleQuoted) {
        return JsonText.parse(json(singleQuoted), ErrorCode.INVALID_SCHEMA);
    }

    private static ObjectSchema object(String singleQuoted) {
        return SchemaCodec.objectFromJson(node(singleQuoted), "given");
    }

    private static FieldSchema field(String singleQuoted) {
        return SchemaCodec.fieldFromJson(node(singleQuoted), "f");
    }

    @Test
    void anEmptyObjectHasTheGivenName() {
        assertThat(object("{}")).isEqualTo(ObjectSchema.of("given"));
    }

    @Test
    void aDeclaredNameWins() {
        assertThat(object("{'name': 'own'}").name()).isEqualTo("own");
    }

    @Test
    void fieldsKeepTheirOrder() {
        ObjectSchema schema = object("{'fields': {'z': {'type': 'text'}, 'a': {'type': 'number', 'name': 'a'}}}");

        assertThat(schema.fields().keySet()).containsExactly("z", "a");
        assertThat(schema.field("a")).contains(FieldSchema.of("a", FieldType.NUMBER));
    }

    @ParameterizedTest
    @EnumSource(FieldType.class)
    void everyFieldTypeHasItsWord(FieldType type) {
        assertThat(field("{'type': '" + type.wireName() + "'}").type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"string,TEXT", "integer,NUMBER", "object,JSON", "auto_number,AUTONUMBER"})
    void someOtherSpellingsOfTypesAreTolerated(String word, FieldType type) {
        assertThat(field("{'type': '" + word + "'}").type()).isEqualTo(type);
    }

    @Test
    void aFieldKeepsWhatDriversActOn() {
        assertThat(field("{'type': 'lookup', 'multiple': true, 'required': true, 'storage': {'notNull': true},"
                        + " 'unique': 'organization', 'index': true, 'searchable': true, 'reference': 'account',"
                        + " 'defaultValue': ['x', 1.0]}"))
                .isEqualTo(new FieldSchema(
                        "f",
                        FieldType.LOOKUP,
                        true,
                        true,
                        true,
                        Uniqueness.ORGANIZATION,
                        true,
                        true,
                        "account",
                        List.of("x", 1L),
                        Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"false,NONE", "true,UNIQUE", "'organization',ORGANIZATION", "'global',GLOBAL"})
    void uniquenessIsAFlagOrAWord(String value, Uniqueness uniqueness) {
        String text = value.matches("true|false") ? value : "'" + value + "'";

        assertThat(field("{'type': 'text', 'unique': " + text + "}").unique()).isEqualTo(uniqueness);
    }

    @Test
    void inertPropertiesOfAFieldAreKept() {
        assertThat(field("{'type': 'autonumber', 'label': 'No.', 'format': 'A-{0000}', 'autonumberFormat': '{00}',"
                                + " 'options': [{'label': 'A', 'value': 'a'}], 'min': 1.0, 'hidden': true}")
                        .metadata())
                .isEqualTo(Map.of(
                        "label",
                        "No.",
                        "format",
                        "A-{0000}",
                        "autonumberFormat",
                        "{00}",
                        "options",
                        List.of(Map.of("label", "A", "value", "a")),
                        "min",
                        1L,
                        "hidden",
                        true));
    }

    @Test
    void blocksThatADriverMustJudgeAreKept() {
        String blocks = "{'softDelete': {'enabled': true}, 'versioning': {'enabled': false}, 'cdc': {},"
                + " 'partitioning': {}, 'external': {'remoteName': 'x'}, 'lifecycle': {}, 'label': 'X'}";

        assertThat(object(blocks).metadata())
                .containsOnlyKeys("softDelete", "versioning", "cdc", "partitioning", "external", "lifecycle", "label")
                .containsEntry("softDelete", Map.of("enabled", true));
    }

    @Test
    void tenancyIsSplitIntoWhatDriversActOnAndTheRest() {
        ObjectSchema schema = object("{'tenancy': {'enabled': false, 'tenantField': 'org', 'strategy': 'shared',"
                + " 'organizationField': 'o'}}");

        assertThat(schema.tenancy()).contains(new Tenancy(false, "org"));
        assertThat(schema.metadata())
                .isEqualTo(Map.of("tenancy", Map.of("strategy", "shared", "organizationField", "o")));
    }

    @Test
    void tenancyIsEnabledUnlessItSaysOtherwise() {
        assertThat(object("{'tenancy': {}}").tenancy()).contains(new Tenancy(true, null));
        assertThat(object("{}").tenancy()).isEmpty();
    }

    @Test
    void indexesHaveDefaults() {
        assertThat(SchemaCodec.indexFromJson(node("{'fields': ['a', 'b']}"))).isEqualTo(IndexSchema.on("a", "b"));
    }

    @ParameterizedTest
    @CsvSource({"where", "partial"})
    void aPartialIndexHasAFilter(String property) {
        assertThat(SchemaCodec.indexFromJson(
                        node("{'name': 'i', 'fields': ['a'], 'type': 'fulltext', 'unique': 'global'," + " '" + property
                                + "': {'a': 1}}")))
                .isEqualTo(new IndexSchema(
                        "i",
                        List.of("a"),
                        IndexType.FULLTEXT,
                        Uniqueness.GLOBAL,
                        new FieldEquals("a", new Literal(1L))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                                       | INVALID_SCHEMA
            {'colour': 1}                                            | INVALID_SCHEMA /colour
            {'name': 5}                                              | INVALID_SCHEMA /name
            {'fields': []}                                           | INVALID_SCHEMA /fields
            {'fields': {'a': 'text'}}                                | INVALID_SCHEMA /fields/a
            {'fields': {'a': {}}}                                    | INVALID_SCHEMA /fields/a
            {'fields': {'a': {'type': 5}}}                           | INVALID_SCHEMA /fields/a/type
            {'fields': {'a': {'type': 'tekst'}}}                     | INVALID_SCHEMA /fields/a/type
            {'fields': {'a': {'type': 'Text'}}}                      | INVALID_SCHEMA /fields/a/type
            {'fields': {'a': {'type': 'text', 'name': 'b'}}}         | INVALID_SCHEMA /fields/a/name
            {'fields': {'a/b': {'type': 'text', 'colour': 1}}}       | INVALID_SCHEMA /fields/a~1b/colour
            {'fields': {'a': {'type': 'lookup', 'reference_to': 'b'}}} | INVALID_SCHEMA /fields/a/reference_to
            {'fields': {'a': {'type': 'lookup', 'reference': 5}}}    | INVALID_SCHEMA /fields/a/reference
            {'fields': {'a': {'type': 'text', 'multiple': 1}}}       | INVALID_SCHEMA /fields/a/multiple
            {'fields': {'a': {'type': 'text', 'required': 'yes'}}}   | INVALID_SCHEMA /fields/a/required
            {'fields': {'a': {'type': 'text', 'index': 1}}}          | INVALID_SCHEMA /fields/a/index
            {'fields': {'a': {'type': 'text', 'searchable': 1}}}     | INVALID_SCHEMA /fields/a/searchable
            {'fields': {'a': {'type': 'text', 'unique': 'tenant'}}}  | INVALID_SCHEMA /fields/a/unique
            {'fields': {'a': {'type': 'text', 'unique': 1}}}         | INVALID_SCHEMA /fields/a/unique
            {'fields': {'a': {'type': 'text', 'unique': 'true'}}}    | INVALID_SCHEMA /fields/a/unique
            {'fields': {'a': {'type': 'text', 'storage': true}}}     | INVALID_SCHEMA /fields/a/storage
            {'fields': {'a': {'type': 'text', 'storage': {'notNull': 1}}}} | INVALID_SCHEMA /fields/a/storage/notNull
            {'fields': {'a': {'type': 'text', 'storage': {'null': true}}}} | INVALID_SCHEMA /fields/a/storage/null
            {'fields': {'a': {'type': 'text', 'notNull': true}}}     | INVALID_SCHEMA /fields/a/notNull
            {'tenancy': true}                                        | INVALID_SCHEMA /tenancy
            {'tenancy': {'enabled': 'yes'}}                          | INVALID_SCHEMA /tenancy/enabled
            {'tenancy': {'tenantField': 5}}                          | INVALID_SCHEMA /tenancy/tenantField
            {'tenancy': {'column': 'a'}}                             | INVALID_SCHEMA /tenancy/column
            {'indexes': {}}                                          | INVALID_SCHEMA /indexes
            {'indexes': ['a']}                                       | INVALID_SCHEMA /indexes/0
            {'indexes': [{}]}                                        | INVALID_SCHEMA /indexes/0
            {'indexes': [{'fields': 'a'}]}                           | INVALID_SCHEMA /indexes/0/fields
            {'indexes': [{'fields': []}]}                            | INVALID_SCHEMA /indexes/0/fields
            {'indexes': [{'fields': ['a', 5]}]}                      | INVALID_SCHEMA /indexes/0/fields/1
            {'indexes': [{'fields': ['a'], 'name': ''}]}             | INVALID_SCHEMA /indexes/0/name
            {'indexes': [{'fields': ['a'], 'type': 'bitmap'}]}       | INVALID_SCHEMA /indexes/0/type
            {'indexes': [{'fields': ['a'], 'unique': 'yes'}]}        | INVALID_SCHEMA /indexes/0/unique
            {'indexes': [{'fields': ['a'], 'partial': 'a = 1'}]}     | INVALID_SCHEMA /indexes/0/partial
            {'indexes': [{'fields': ['a'], 'where': ['a', '=', 1]}]} | INVALID_SCHEMA /indexes/0/where
            {'indexes': [{'fields': ['a'], 'where': {'a': {}}}]}     | INVALID_FILTER /indexes/0/where/a
            {'indexes': [{'fields': ['a'], 'where': {}, 'partial': {}}]} | INVALID_SCHEMA /indexes/0/partial
            """)
    void aMalformedSchemaIsRefusedAtItsPlace(String schema, String place) {
        assertThat(places(() -> object(schema))).containsExactly(place);
    }

    @Test
    void aFieldOrIndexAloneIsRefusedAtItsPlace() {
        assertThat(places(() -> field("{'type': 'x', 'y': 1}")))
                .containsExactly("INVALID_SCHEMA /type", "INVALID_SCHEMA /y");
        assertThat(places(() -> SchemaCodec.indexFromJson(node("{'fields': []}"))))
                .containsExactly("INVALID_SCHEMA /fields");
    }

    @Test
    void hintsNameWhatWasMeant() {
        assertThat(problemsOf(() -> field("{'type': 'chekboxes'}"))
                        .get(0)
                        .hint()
                        .orElseThrow())
                .startsWith("did you mean 'checkboxes'?");
        assertThat(problemsOf(() -> field("{'type': 'text', 'reference_to': 'a'}"))
                        .get(0)
                        .hint()
                        .orElseThrow())
                .startsWith("did you mean 'reference'?");
        assertThat(problemsOf(() -> field("{'type': 'text', 'notNull': true}"))
                        .get(0)
                        .hint()
                        .orElseThrow())
                .startsWith("did you mean 'storage.notNull'?");
    }

    @Test
    void allProblemsAreCollected() {
        assertThat(places(() -> object("{'fields': {'a': {'type': 'x'}, 'b': {'type': 'text', 'z': 1}}, 'q': 1}")))
                .containsExactly("INVALID_SCHEMA /fields/a/type", "INVALID_SCHEMA /fields/b/z", "INVALID_SCHEMA /q");
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyObjectSchemaIsReadBack(@ForAll("objects") ObjectSchema schema) {
        assertThat(SchemaCodec.objectFromJson(SchemaCodec.toJson(schema), "")).isEqualTo(schema);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyFieldSchemaIsReadBack(@ForAll("fields") FieldSchema schema) {
        assertThat(SchemaCodec.fieldFromJson(SchemaCodec.toJson(schema), schema.name()))
                .isEqualTo(schema);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyIndexIsReadBack(@ForAll("indexes") IndexSchema index) {
        assertThat(SchemaCodec.indexFromJson(SchemaCodec.toJson(index))).isEqualTo(index);
    }

    @Property
    void tenancyAndItsRestAreReadBack(@ForAll boolean enabled) {
        ObjectSchema schema = new ObjectSchema(
                "a", Map.of(), List.of(), new Tenancy(enabled, null), Map.of("tenancy", Map.of("strategy", "shared")));

        assertThat(SchemaCodec.objectFromJson(SchemaCodec.toJson(schema), "")).isEqualTo(schema);
    }

    @Provide
    Arbitrary<ObjectSchema> objects() {
        return SchemaArbitraries.objects();
    }

    @Provide
    Arbitrary<FieldSchema> fields() {
        return SchemaArbitraries.fields(net.jqwik.api.Arbitraries.just("f"));
    }

    @Provide
    Arbitrary<IndexSchema> indexes() {
        return SchemaArbitraries.indexes();
    }
}
