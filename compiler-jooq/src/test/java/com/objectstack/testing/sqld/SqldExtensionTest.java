package com.objectstack.testing.sqld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@RequiresSqld
class SqldExtensionTest {
    @Test
    void answersSelect(HranaTestClient client) {
        HranaRows rows = client.execute("select 1 as one, 'a' as a");

        assertThat(rows.columns()).containsExactly("one", "a");
        assertThat(rows.rows()).containsExactly(List.of(1L, "a"));
    }

    @Test
    void carriesEveryTypeOfValueBothWays(HranaTestClient client) {
        HranaRows rows = client.execute(
                "select ? as n, ? as i, ? as l, ? as d, ? as s", null, 7, Long.MIN_VALUE, -0.5, "\u00e9\ud83d\ude00");
        HranaRows blob = client.execute("select ?", (Object) new byte[] {0, -1});

        assertThat(rows.rows()).containsExactly(Arrays.asList(null, 7L, Long.MIN_VALUE, -0.5, "\u00e9\ud83d\ude00"));
        assertThat((byte[]) blob.rows().get(0).get(0)).containsExactly(0, -1);
    }

    @Test
    void describesWithoutRunning(HranaTestClient client) {
        client.execute("create table described (id integer primary key, name text)");

        HranaDescription insert = client.describe("insert into described (name) values (?) returning id, name");

        assertThat(insert).isEqualTo(new HranaDescription(List.of("id", "name"), 1, false));
        assertThat(client.execute("select count(*) from described").rows()).containsExactly(List.of(0L));
    }

    @Test
    void describeRefusesAnUnknownColumn(HranaTestClient client) {
        assertThatExceptionOfType(HranaTestException.class)
                .isThrownBy(() -> client.describe("select nowhere from (select 1)"))
                .withMessageStartingWith("SQL_INPUT_ERROR: ")
                .withMessageContaining("no such column: nowhere");
    }

    @Test
    void describeRefusesWhatOnlyTheServersOwnParserRefuses(HranaTestClient client) {
        assertThatExceptionOfType(HranaTestException.class)
                .isThrownBy(() -> client.describe("select group_concat(a order by a) from (select 1 as a)"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("SQL_PARSE_ERROR"));
    }

    @Test
    void batchStopsAtTheFirstRefusal(HranaTestClient client) {
        client.execute("create table steps (n integer unique)");
        HranaStatement insert = new HranaStatement("insert into steps values (?)", List.of(1));

        assertThat(client.batch(List.of(insert, HranaStatement.of("select n from steps"))))
                .containsExactly(
                        new HranaRows(List.of(), List.of(), 1), new HranaRows(List.of("n"), List.of(List.of(1L)), 0));
        assertThatExceptionOfType(HranaTestException.class)
                .isThrownBy(() -> client.batch(List.of(insert, HranaStatement.of("delete from steps"))))
                .withMessageContaining("UNIQUE constraint failed: steps.n");
        assertThat(client.execute("select * from steps").rows()).hasSize(1);
    }

    @Test
    void databasesAreApart(SqldServer server, HranaTestClient client) {
        server.createDatabase("apart");
        client.execute("create table only_here (n)");

        assertThatExceptionOfType(HranaTestException.class)
                .isThrownBy(() -> server.client("apart").execute("select * from only_here"))
                .withMessageContaining("no such table: only_here");
    }

    @Test
    void closingTwiceIsFineAndRemovesTheServer() {
        SqldServer server = SqldServer.start(SqldBinary.find().orElseThrow());
        HranaTestClient client = server.client("127");
        assertThat(client.execute("select 1").rows()).hasSize(1);

        server.close();
        server.close();

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> client.execute("select 1"));
    }

    @Nested
    class InANestedClass {
        @Test
        void theDatabaseIsThatOfTheClassAround(HranaTestClient client) {
            assertThat(client.database()).startsWith("sqldextensiontest-");
        }
    }
}
