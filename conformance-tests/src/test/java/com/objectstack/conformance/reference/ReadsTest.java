package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Everything;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ReadsTest {
    private final Asked asked = Asked.of(new MemoryCatalog()
            .with(
                    "coin",
                    "{\"fields\": {\"worth\": {\"type\": \"number\"}, \"of\": {\"type\": \"json\"}}}",
                    "{\"id\": \"a\", \"worth\": 2, \"of\": {\"made\": [\"gold\", null]}}",
                    "{\"id\": \"b\", \"worth\": 1.5, \"of\": {\"made\": {\"tin\": 1}}}",
                    "{\"id\": \"c\", \"of\": {\"made\": \"tin\"}}",
                    "{\"id\": \"d\", \"worth\": 2}",
                    "{\"id\": \"e\", \"worth\": 1, \"of\": {\"made\": true}}"));
    private final Reads reads = asked.reads();

    @Test
    void pagesTileTheRecordsInTotalOrder() {
        for (String key : List.of("worth", "of.made", "id")) {
            String query = "{'orderBy': [{'field': '" + key + "', 'order': 'desc'}], 'limit': 2}";

            assertThat(pages(query)).isEqualTo(ids("{'orderBy': [{'field': '" + key + "', 'order': 'desc'}]}"));
        }
    }

    @Test
    void aPageWithoutOrderIsOneByTheKey() {
        assertThat(pages("{'limit': 2}")).containsExactly("a", "b", "c", "d", "e");
    }

    private List<String> pages(String json) {
        List<String> ids = new ArrayList<>();
        QueryAST query = Asked.query(json);
        Page page = reads.findPage("coin", query);
        page.records().forEach(coin -> ids.add(coin.id()));
        while (page.nextCursor() != null) {
            page = reads.findPage(
                    "coin", query.toBuilder().cursor(page.nextCursor()).build());
            page.records().forEach(coin -> ids.add(coin.id()));
        }
        return ids;
    }

    private List<String> ids(String json) {
        return reads.find("coin", Asked.query(json)).stream()
                .map(DataRecord::id)
                .toList();
    }

    @Test
    void aTokenOfAnotherOrderOrAChangedOneIsRefused() {
        QueryAST byWorth = Asked.query("{'orderBy': [{'field': 'worth'}], 'limit': 1}");
        String token = String.valueOf(reads.findPage("coin", byWorth).nextCursor());
        QueryAST byId = Asked.query("{'orderBy': [{'field': 'id'}], 'limit': 1}");

        assertThat(Asked.problems(
                        () -> reads.find("coin", byId.toBuilder().cursor(token).build())))
                .containsExactly("INVALID_QUERY /cursor");
        assertThat(Asked.problems(() -> reads.find(
                        "coin", byWorth.toBuilder().cursor(token + "A").build())))
                .containsExactly("INVALID_QUERY /cursor");
        assertThat(Asked.problems(() -> reads.find(
                        "coin", byWorth.toBuilder().cursor("no token").build())))
                .containsExactly("INVALID_QUERY /cursor");
    }

    @Test
    void aPageOfNoRecordsIsRefused() {
        assertThat(Asked.problems(() -> reads.findPage("coin", Asked.query("{'top': 0}"))))
                .containsExactly("INVALID_QUERY /top");
    }

    @Test
    void countLeavesOutOrderAndPage() {
        assertThat(reads.count("coin", Asked.query("{'limit': 1, 'offset': 3, 'orderBy': [{'field': 'worth'}]}")))
                .isEqualTo(5);
        assertThat(reads.count("coin", Asked.query("{'fields': ['worth'], 'distinct': true}")))
                .isEqualTo(4);
    }

    @Test
    void differentValuesAreAscendingWithNullFirst() {
        assertThat(reads.distinct("coin", "worth", new Everything())).containsExactly(null, 1L, 1.5, 2L);
        assertThat(Asked.problems(() -> reads.distinct("coin", "wort", MemoryCatalog.filter("{\"worth\": \"x\"}"))))
                .containsExactly("UNKNOWN_FIELD /field", "TYPE_MISMATCH /where/worth");
    }

    @Test
    void aStreamIsReadOnceAndEndsWhenItIsClosed() {
        RecordStream stream = reads.findStream("coin", Asked.query("{'orderBy': [{'field': 'id'}]}"));
        Iterator<DataRecord> coins = stream.iterator();

        assertThat(coins.next().id()).isEqualTo("a");
        assertThat(Asked.problems(stream::iterator)).containsExactly("INVALID_QUERY ");
        stream.close();
        assertThat(coins.hasNext()).isFalse();
        assertThatThrownBy(coins::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void recordsToWriteAreTheFirstOnesThatMayBeWritten() {
        QueryAST query =
                Asked.query("{'where': {'worth': {'$null': false}}, 'orderBy': [{'field': 'worth'}], 'limit': 2}");

        assertThat(reads.matching("coin", query, coin -> !"e".equals(coin.get("id"))))
                .containsExactly("b", "a");
    }

    @Test
    void whatSaysNothingAboutWhichRecordsAreWrittenIsRefused() {
        QueryAST query = Asked.query("{'fields': ['id'], 'where': {'wort': 1}, 'distinct': true, 'limit': 1}");

        assertThat(Asked.problems(() -> reads.matching("coin", query, coin -> true)))
                .containsExactly("INVALID_QUERY /fields", "INVALID_QUERY /distinct", "UNKNOWN_FIELD /where/wort");
    }

    @Test
    void anExplanationNamesTheStepsAndRunsNothing() {
        QueryAST query = Asked.query("{'where': {'worth': 1}, 'orderBy': [{'field': 'worth'}], 'limit': 1}");

        assertThat(reads.explain("coin", query).planText()).isEqualTo("READ coin\nFILTER\nSORT\nPAGE\n");
        assertThat(Asked.problems(() -> reads.explain("coin", Asked.query("{'fields': ['x']}"))))
                .containsExactly("UNKNOWN_FIELD /fields/0");
    }
}
