package com.objectstack.migrate;

import static com.objectstack.migrate.MigratedDatabase.definitions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The steps between definitions. */
class SchemaDiffTest {
    private static final FieldSchema NAME = FieldSchema.of("name", FieldType.TEXT);
    private static final FieldSchema AGE = FieldSchema.of("age", FieldType.NUMBER);

    private static List<String> steps(ObjectSchema before, ObjectSchema after, String... renames) {
        List<Step> steps = SchemaDiff.between(
                definitions(before), definitions(after), RenameHints.parse(List.of(renames), List.of()));
        assertThat(StepEffect.of(steps, definitions(before)).toJson())
                .isEqualTo(definitions(after).toJson());
        return steps.stream().map(Steps::text).toList();
    }

    private static DriverException refused(ObjectSchema before, ObjectSchema after, RenameHints hints) {
        return catchThrowableOfType(
                DriverException.class, () -> SchemaDiff.between(definitions(before), definitions(after), hints));
    }

    @Test
    void fieldsComeBeforeTheIndexesThatNameThem() {
        assertThat(steps(
                        ObjectSchema.of("o", NAME),
                        ObjectSchema.of("o", NAME, AGE).withIndexes(IndexSchema.on("age", "name"))))
                .containsExactly("add_column o.age (number)", "create_index o(age, name)");
    }

    @Test
    void indexesGoBeforeTheFieldsTheyName() {
        assertThat(steps(
                        ObjectSchema.of("o", NAME, AGE).withIndexes(IndexSchema.on("age")), ObjectSchema.of("o", NAME)))
                .containsExactly("drop_index o(age)", "drop_column o.age (number)");
    }

    @Test
    void propertiesOfAFieldAreChangedTogether() {
        assertThat(steps(
                        ObjectSchema.of("o", NAME),
                        ObjectSchema.of(
                                "o",
                                FieldSchema.of("name", FieldType.EMAIL)
                                        .asNotNull()
                                        .withUnique(Uniqueness.UNIQUE))))
                .containsExactly("modify_column o.name (text) to (email, not null, unique)");
    }

    @Test
    void labelsMakeNoStep() {
        ObjectSchema labelled = new ObjectSchema(
                "o",
                Map.of(
                        "name",
                        new FieldSchema(
                                "name",
                                FieldType.TEXT,
                                false,
                                false,
                                false,
                                Uniqueness.NONE,
                                false,
                                false,
                                null,
                                null,
                                Map.of("label", "Name"))),
                List.of(),
                null,
                Map.of("label", "O"));

        assertThat(steps(ObjectSchema.of("o", NAME), labelled)).isEmpty();
    }

    @Test
    void declaringAnImplicitFieldMakesNoStep() {
        assertThat(steps(
                        ObjectSchema.of("o", NAME),
                        ObjectSchema.of("o", NAME, FieldSchema.of("created_at", FieldType.DATETIME))))
                .isEmpty();
    }

    @Test
    void aHintMakesARename() {
        assertThat(steps(
                        ObjectSchema.of("o", NAME).withIndexes(IndexSchema.on("name")),
                        ObjectSchema.of("o", FieldSchema.of("title", FieldType.TEXT))
                                .withIndexes(IndexSchema.on("title")),
                        "o.name=title"))
                .containsExactly("rename_column o.name to title");
    }

    @Test
    void anObjectAndItsFieldAreRenamedAtOnce() {
        assertThat(steps(
                        ObjectSchema.of("o", NAME),
                        ObjectSchema.of("p", FieldSchema.of("title", FieldType.TEXT)),
                        "o=p",
                        "o.name=title"))
                .containsExactly("rename_table o to p", "rename_column p.name to title");
    }

    @Test
    void aReferenceFollowsARenamedObject() {
        Definitions before =
                definitions(ObjectSchema.of("o", NAME), ObjectSchema.of("child", FieldSchema.lookup("parent", "o")));
        Definitions after =
                definitions(ObjectSchema.of("p", NAME), ObjectSchema.of("child", FieldSchema.lookup("parent", "p")));

        assertThat(SchemaDiff.between(before, after, RenameHints.parse(List.of("o=p"), List.of())))
                .containsExactly(new Step.RenameTable("o", "p"));
    }

    @Test
    void withoutAHintAPossibleRenameIsRefused() {
        DriverException refusal = refused(
                ObjectSchema.of("o", NAME),
                ObjectSchema.of("o", FieldSchema.of("title", FieldType.TEXT)),
                RenameHints.NONE);

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_SCHEMA);
        assertThat(refusal.path()).isEqualTo("/o/fields/title");
        assertThat(refusal.hint().orElseThrow())
                .contains("--rename o.name=title")
                .contains("--drop o.name");
    }

    @Test
    void withoutAHintAPossibleRenameOfAnObjectIsRefused() {
        assertThat(refused(ObjectSchema.of("o", NAME), ObjectSchema.of("p", NAME), RenameHints.NONE)
                        .hint()
                        .orElseThrow())
                .contains("--rename o=p");
    }

    @Test
    void aDropThatIsMeantIsADropAndAnAdd() {
        List<Step> steps = SchemaDiff.between(
                definitions(ObjectSchema.of("o", NAME)),
                definitions(ObjectSchema.of("o", FieldSchema.of("title", FieldType.TEXT))),
                RenameHints.parse(List.of(), List.of("o.name")));

        assertThat(steps.stream().map(Steps::text))
                .containsExactly("add_column o.title (text)", "drop_column o.name (text)");
        assertThat(steps.stream().map(Steps::isDestructive)).containsExactly(false, true);
    }

    @Test
    void aHintThatFitsNothingIsRefused() {
        RenameHints hints = RenameHints.parse(List.of("o.nme=title"), List.of());

        assertThat(refused(ObjectSchema.of("o", NAME), ObjectSchema.of("o", NAME, AGE), hints))
                .hasMessageContaining("[o.nme] fit nothing");
    }

    @Test
    void aHintToAFieldThatIsNotDefinedIsRefused() {
        RenameHints hints = RenameHints.parse(List.of("o.name=titel"), List.of());

        assertThat(refused(
                        ObjectSchema.of("o", NAME),
                        ObjectSchema.of("o", FieldSchema.of("title", FieldType.TEXT)),
                        hints))
                .hasMessageContaining("'o.name' cannot have become 'titel'");
    }

    @Test
    void conversionsThatLeaveSomethingOutLoseData() {
        FieldSchema moment = FieldSchema.of("at", FieldType.DATETIME);
        FieldSchema day = FieldSchema.of("at", FieldType.DATE);

        assertThat(Steps.isDestructive(new Step.ModifyColumn("o", moment, day))).isTrue();
        assertThat(Steps.isDestructive(new Step.ModifyColumn("o", moment, FieldSchema.of("at", FieldType.TEXT))))
                .isFalse();
    }

    @Test
    void stepsLeadBack() {
        ObjectSchema before = ObjectSchema.of("o", NAME, AGE).withIndexes(IndexSchema.on("age"));
        ObjectSchema after = ObjectSchema.of(
                        "o", FieldSchema.of("title", FieldType.EMAIL).asIndexed())
                .withSoftDelete();
        List<Step> there = SchemaDiff.between(
                definitions(before), definitions(after), RenameHints.parse(List.of("o.name=title"), List.of()));

        List<Step> back = Steps.inverse(there).orElseThrow();

        Definitions again = StepEffect.of(back, StepEffect.of(there, definitions(before)));
        assertThat(SchemaDiff.between(again, definitions(before), RenameHints.NONE))
                .isEmpty();
    }

    @Test
    void aNotNullFieldThatIsDroppedCannotComeBack() {
        assertThat(Steps.inverse(List.of(new Step.DropColumn("o", NAME.asNotNull()))))
                .isEmpty();
    }

    private static ObjectSchema with(String property, Map<String, Object> block) {
        return new ObjectSchema("o", Map.of("age", AGE), List.of(), null, Map.of(property, block));
    }

    @Test
    void numbersAsNamesOfRecordsAreAColumn() {
        assertThat(steps(ObjectSchema.of("o", AGE), with("recordName", Map.of("type", "autonumber"))))
                .containsExactly("alter_object o");
        assertThat(steps(ObjectSchema.of("o", AGE), with("recordName", Map.of("type", "text"))))
                .isEmpty();
    }

    @Test
    void tablesOfSomebodyElseAreLeftOut() {
        assertThat(definitions(with("external", Map.of("remoteName", "t"))).names())
                .isEmpty();
    }
}
