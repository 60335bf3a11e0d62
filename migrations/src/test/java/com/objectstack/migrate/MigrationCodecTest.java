package com.objectstack.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Migrations as files. */
class MigrationCodecTest {
    private static final FieldSchema TEXT = FieldSchema.of("name", FieldType.TEXT);
    private static final FieldSchema NUMBER =
            FieldSchema.of("name", FieldType.NUMBER).withDefault(7L).asNotNull();
    private static final ObjectSchema OBJECT = ObjectSchema.of("o", TEXT)
            .withIndexes(IndexSchema.on("name").makeUnique())
            .withSoftDelete();

    private static final Migration ALL = new Migration(
            "20261126090512_all",
            "every step",
            List.of(
                    new Step.CreateTable("o", OBJECT),
                    new Step.DropTable("o", OBJECT),
                    new Step.RenameTable("o", "p"),
                    new Step.AddColumn("o", TEXT.withUnique(Uniqueness.GLOBAL).asSearchable()),
                    new Step.ModifyColumn("o", TEXT, NUMBER),
                    new Step.RenameColumn("o", "a", "b"),
                    new Step.DropColumn("o", TEXT),
                    new Step.CreateIndex("o", IndexSchema.on("a", "b")),
                    new Step.DropIndex("o", IndexSchema.on("a")),
                    new Step.AlterObject(
                            "o", ObjectSchema.of("o"), ObjectSchema.of("o").withSoftDelete()),
                    new Step.Converge("o"),
                    new Step.Sql("update o set name = 1", true)),
            List.of(
                    new Check.AsDefined("o"),
                    new Check.RowsKept("p", "o"),
                    new Check.SqlCheck("select 1", 1L),
                    new Check.SqlCheck("select null", null)),
            null);

    @Test
    void everythingThatIsWrittenIsReadAgain() {
        assertThat(MigrationCodec.read(MigrationCodec.write(ALL))).isEqualTo(ALL);
    }

    @Test
    void stepsBackAreReadAgain() {
        Migration undone = new Migration(ALL.id(), "x", List.of(), List.of(), ALL.up());

        assertThat(MigrationCodec.read(MigrationCodec.write(undone))).isEqualTo(undone);
    }

    @Test
    void theChecksumIsOfWhatAFileSays() {
        String text = MigrationCodec.write(ALL);

        assertThat(MigrationCodec.checksum(text.replace("\n", "\r\n ")))
                .isEqualTo(MigrationCodec.checksum(text))
                .hasSize(64);
        assertThat(MigrationCodec.checksum(text.replace("every step", "each step")))
                .isNotEqualTo(MigrationCodec.checksum(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]                                                             | ~~",
                "{'id':'i'}                                                     | ~~",
                "{'version':2}                                                  | /version",
                "{'version':1,'id':'i','description':'','up':[],'checks':[]}    | /description",
                "{'version':1,'id':7,'description':'d','up':[],'checks':[]}     | /id",
                "{'version':1,'id':'i','description':'d','up':{},'checks':[]}   | /up",
                "{'version':1,'id':'i','description':'d','up':[],'checks':[],'upp':[]} | /upp",
                "{'version':1,'id':'i','description':'d','up':[7],'checks':[]}  | /up/0",
                "{'version':1,'id':'i','description':'d','up':[],'checks':[{'check':'x'}]} | /checks/0/check",
                "{'version':1,'id':'i','description':'d','up':[],'checks':[{'check':'sql','statement':'s','expect':[]}]} | /checks/0/expect"
            })
    void aMalformedFileIsRefusedWithAPointer(String json, String pointer) {
        DriverException refusal =
                catchThrowableOfType(DriverException.class, () -> MigrationCodec.read(json.replace('\'', '"')));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(refusal.path()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'step':'add_colum','object':'o'}                                              | /step",
                "{'step':'drop_column','object':'o','field':'a','was':{'type':'text'}}          | /destructive",
                "{'step':'converge','object':'o','destructive':true}                            | /destructive",
                "{'step':'converge','object':'o','destructive':1}                               | /destructive",
                "{'step':'converge','object':'o','field':'a'}                                   | /field",
                "{'step':'rename_table','object':'o'}                                           | ~~",
                "{'step':'add_column','object':'o','field':'a','definition':{'type':'tex'}}     | /definition/type",
                "{'step':'create_table','object':'o','definition':{'fields':{'a':{}}}}          | /definition/fields/a",
                "{'step':'alter_object','object':'o','from':{},'to':{'fields':{}}}              | /to"
            })
    void aMalformedStepIsRefusedWithAPointer(String step, String pointer) {
        String json = "{'version':1,'id':'i','description':'d','up':[" + step + "],'checks':[]}";

        DriverException refusal =
                catchThrowableOfType(DriverException.class, () -> MigrationCodec.read(json.replace('\'', '"')));

        assertThat(refusal.path()).isEqualTo("/up/0" + pointer);
    }

    @Test
    void aFileHasTheNameOfItsId(@TempDir Path files) throws IOException {
        Files.writeString(files.resolve("20261126090513_other.json"), MigrationCodec.write(ALL));

        DriverException refusal = catchThrowableOfType(DriverException.class, () -> new MigrationFolder(files).read());

        assertThat(refusal.path()).isEqualTo("/20261126090513_other.json/id");
    }

    @Test
    void aFileOfAnotherNameIsRefused(@TempDir Path files) throws IOException {
        Files.writeString(files.resolve("all.json"), MigrationCodec.write(ALL));
        Files.writeString(files.resolve("README.md"), "nobody's business");

        DriverException refusal = catchThrowableOfType(DriverException.class, () -> new MigrationFolder(files).read());

        assertThat(refusal).hasMessageContaining("'all.json' is no name of a migration");
    }
}
