package com.objectstack.cli.input;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.DriverException;
import com.objectstack.query.json.QueryCodec;
import org.junit.jupiter.api.Test;

class QueryInputTest {
    @Test
    void theQueryNamesItsObject() {
        assertThat(QueryInput.parse("{\"object\":\"a\",\"limit\":1}", null)).satisfies(named -> {
            assertThat(named.object()).isEqualTo("a");
            assertThat(named.query().limit()).isEqualTo(1);
        });
    }

    @Test
    void theOptionOutranksTheQuery() {
        assertThat(QueryInput.parse("{\"object\":\"a\"}", "b").object()).isEqualTo("b");
    }

    @Test
    void withoutAnyObjectTheQueryIsRefused() {
        assertThatThrownBy(() -> QueryInput.parse("{}", null))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("--object");
    }

    @Test
    void anArrayIsTheFilter() {
        assertThat(where("[\"n\",\">\",3]"))
                .isEqualTo(QueryCodec.toJson(field("n").gt(3L)).toString());
    }

    @Test
    void anArrayMayStandInWhereToo() {
        assertThat(where("{\"where\":[\"n\",\">\",3]}"))
                .isEqualTo(QueryCodec.toJson(field("n").gt(3L)).toString());
    }

    @Test
    void brokenJsonIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> QueryInput.parse("{\"where\":", "a"))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("INVALID_QUERY")
                .hasMessageContaining("line 1");
    }

    private static String where(String text) {
        return QueryCodec.toJson(QueryInput.parse(text, "a").query().where()).toString();
    }
}
