package com.objectstack.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is written with single quotes here. */
class SchemaInputTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'object':'a','schema':{'fields':{'n':{'type':'number'}}}}",
                "{'name':'a','fields':{'n':{'type':'number'}}}",
                "[{'object':'a','schema':{'fields':{'n':{'type':'number'}}}}]",
                "[{'name':'a','fields':{'n':{'type':'number'}}}]",
                "{'a':{'fields':{'n':{'type':'number'}}}}"
            })
    void oneObjectMayBeWrittenInFiveWays(String text) {
        assertThat(SchemaInput.parse(quoted(text))).singleElement().satisfies(object -> {
            assertThat(object.object()).isEqualTo("a");
            assertThat(object.schema().fields()).containsOnlyKeys("n");
        });
    }

    @Test
    void manyObjectsKeepTheirOrder() {
        assertThat(SchemaInput.parse(quoted("{'b':{'fields':{}},'a':{'fields':{}}}")))
                .extracting(object -> object.object())
                .containsExactly("b", "a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]x| ``",
                "7| ``",
                "[{'fields':{}}]| /0",
                "{'object':'a','schema':{'fields':{}},'more':1}| /more",
                "{'a':{'fields':{'n':{'type':'nmber'}}}}| /a/fields/n/type",
                "[{'object':'a','schema':{'fields':{'n':{'type':'nmber'}}}}]| /0/schema/fields/n/type"
            })
    void anythingElseIsRefusedWithItsPlace(String text, String path) {
        assertThatThrownBy(() -> SchemaInput.parse(quoted(text))).isInstanceOfSatisfying(DriverException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SCHEMA);
            assertThat(e.path()).isEqualTo(path);
        });
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
