package com.objectstack.driver.sqlite;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.Query;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries and data that mean harm, or just a lot of work. */
class HostileQueryTest {
    private IDataDriver driver;

    @BeforeEach
    void open() {
        driver = SqliteDriver.inMemory();
        driver.syncSchema(
                ObjectSchema.of("note", FieldSchema.of("text", FieldType.TEXT), FieldSchema.of("n", FieldType.NUMBER)));
        driver.create("note", Map.of("id", "a", "text", "first", "n", 1));
        driver.create("note", Map.of("id", "b", "text", "second", "n", 0.5));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aHundredThousandMembersOfAListAreFound() {
        List<Object> members = new ArrayList<>(Collections.nCopies(99_999, "x"));
        for (int place = 0; place < members.size(); place++) {
            members.set(place, "x" + place);
        }
        members.add("second");

        assertThat(ids(field("text").in(members))).containsExactly("b");
    }

    @Test
    void aHundredThousandFractionsAreFound() {
        List<Object> members = new ArrayList<>();
        for (int place = 0; place < 100_000; place++) {
            members.add(place + 0.5);
        }

        assertThat(ids(field("n").in(members))).containsExactly("b");
    }

    @Test
    void fiveThousandTermsOfAnOrAreFound() {
        List<Condition> terms = new ArrayList<>();
        for (int place = 0; place < 5_000; place++) {
            terms.add(field("n").gt(place + 0.75));
        }

        assertThat(ids(new AnyOf(terms))).containsExactly("a");
    }

    @Test
    void fiftyThousandEqualitiesAreFoundWithoutDelay() {
        List<Condition> terms = new ArrayList<>();
        for (int place = 0; place < 50_000; place++) {
            terms.add(field("n").eq(place));
        }
        terms.add(field("text").eq("second"));

        assertThat(ids(new AnyOf(terms))).containsExactly("a", "b");
    }

    @Test
    void twoThousandLevelsOfNestingAreRefused() {
        Condition deep = field("n").eq(1);
        for (int level = 0; level < 2_000; level++) {
            deep = deep.not();
        }
        Condition filter = deep;

        DriverException refusal = catchThrowableOfType(DriverException.class, () -> ids(filter));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_QUERY);
        assertThat(refusal.path()).startsWith("/where/$not/$not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"na`me", "na\"me", "na'me", "n; drop table note", "naïve", "😀", "a b", "", "select"})
    void oddNamesAreUnknownFields(String name) {
        DriverException refusal = catchThrowableOfType(
                DriverException.class, () -> ids(field(name).eq(1)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNKNOWN_FIELD);
        assertThat(driver.count("note", Query.query().build())).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud800", "x\udc00y"})
    void namesThatAreNoTextAreRefused(String name) {
        DriverException refusal = catchThrowableOfType(
                DriverException.class, () -> ids(field(name).eq(1)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_QUERY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table note; --", "`", "\"", "\\", "%", "a\nb", "😀", "\ufffd", "\u200b"})
    void oddTextsAreStoredAndFoundAsTheyAre(String text) {
        driver.create("note", Map.of("id", "odd", "text", text));

        assertThat(ids(field("text").eq(text))).containsExactly("odd");
        assertThat(ids(field("text").contains(text))).containsExactly("odd");
        assertThat(driver.findById("note", "odd").orElseThrow().getString("text"))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud800", "x\udc00y"})
    void textsThatNoDatabaseHoldsAreRefusedInData(String text) {
        DriverException refusal =
                catchThrowableOfType(DriverException.class, () -> driver.create("note", Map.of("text", text)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_DATA);
        assertThat(refusal.path()).isEqualTo("/text");
        assertThat(driver.count("note", Query.query().build())).isEqualTo(2);
    }

    @Test
    void theLargestAndLeastWholeNumbersAreExact() {
        driver.create("note", Map.of("id", "max", "n", Long.MAX_VALUE));
        driver.create("note", Map.of("id", "min", "n", Long.MIN_VALUE));

        assertThat(ids(field("n").eq(Long.MAX_VALUE))).containsExactly("max");
        assertThat(ids(field("n").lte(Long.MIN_VALUE))).containsExactly("min");
    }

    private List<String> ids(Condition filter) {
        return driver.find("note", Query.matching(filter).orderBy("id").build()).stream()
                .map(DataRecord::id)
                .toList();
    }
}
