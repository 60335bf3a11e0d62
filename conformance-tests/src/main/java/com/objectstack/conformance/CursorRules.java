package com.objectstack.conformance;

import static com.objectstack.driver.Capability.QUERY_CURSOR;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.TYPE_MISMATCH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.objectstack.driver.Page;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rules {@code cur}: going on after the last record seen. */
abstract class CursorRules extends Area {
    private TestObject ranks() {
        return object(
                "rank number",
                "{id: 'a', rank: 1}",
                "{id: 'b', rank: 1}",
                "{id: 'c', rank: 2}",
                "{id: 'd'}",
                "{id: 'e', rank: 2}");
    }

    private static List<String> walk(TestObject object, String query) {
        return Walk.byCursor(object, Notation.query(query)).stream()
                .map(record -> String.valueOf(record.id()))
                .toList();
    }

    @Test
    @RejectedWithout(QUERY_CURSOR)
    void required_cur01_withoutItsCapabilityACursorIsRefused() {
        object("n number", "{id: 'a'}").asking("{cursor: {id: 'a'}}").isUnsupported("/cursor");
    }

    @Test
    @Requires(QUERY_CURSOR)
    void optional_cur02_pagesByCursorTileTheResult() {
        TestObject object = ranks();
        for (int size = 1; size <= 6; size++) {
            assertEquals(List.of("a", "b", "c", "d", "e"), walk(object, "{limit: " + size + "}"));
            assertEquals(
                    List.of("d", "a", "b", "c", "e"),
                    walk(object, "{limit: " + size + ", orderBy: [{field: 'rank'}]}"));
        }
    }

    @Test
    @Requires(QUERY_CURSOR)
    void optional_cur03_theLastPageSaysThatNothingFollows() {
        TestObject object = ranks();

        assertNull(
                driver().findPage(object.name(), Notation.query("{limit: 5}")).nextCursor());
        assertFalse(
                driver().findPage(object.name(), Notation.query("{limit: 4}")).nextCursor() == null);
        assertNull(driver().findPage(object.name(), Notation.query("{where: {rank: 9}, limit: 5}"))
                .nextCursor());
    }

    @Test
    @Requires(QUERY_CURSOR)
    void optional_cur04_aCursorIsAlsoAMapOfTheSortKeys() {
        TestObject object = ranks();

        object.asking("{cursor: {id: 'b'}}").finds("c", "d", "e");
        object.asking("{orderBy: [{field: 'rank'}], cursor: {rank: 1, id: 'a'}}")
                .finds("b", "c", "e");
        object.asking("{orderBy: [{field: 'rank', order: 'desc'}], cursor: {rank: 1, id: 'b'}}")
                .finds("a", "d");
    }

    @Test
    @Requires(QUERY_CURSOR)
    void optional_cur05_nullsHaveTheirPlaceInACursor() {
        TestObject object = ranks();

        object.asking("{orderBy: [{field: 'rank'}], cursor: {rank: null, id: 'd'}}")
                .finds("a", "b", "c", "e");
        object.asking("{orderBy: [{field: 'rank', order: 'desc'}], cursor: {rank: null, id: 'd'}}")
                .finds();
        object.asking("{orderBy: [{field: 'rank', nulls: 'last'}], cursor: {rank: 2, id: 'e'}}")
                .finds("d");
    }

    @Test
    @Requires(QUERY_CURSOR)
    void optional_cur06_aCursorNamesExactlyTheSortKeys() {
        TestObject object = ranks();

        object.asking("{cursor: {}}").isRefused(INVALID_QUERY, "/cursor");
        object.asking("{orderBy: [{field: 'rank'}], cursor: {rank: 1}}").isRefused(INVALID_QUERY, "/cursor");
        object.asking("{cursor: {id: 'a', rank: 1}}").isRefused(INVALID_QUERY, "/cursor/rank");
    }

    @Test
    @Requires(QUERY_CURSOR)
    void optional_cur07_aCursorsValuesFitTheirFields() {
        ranks().asking("{orderBy: [{field: 'rank'}], cursor: {rank: '1', id: 'a'}}")
                .isRefused(TYPE_MISMATCH, "/cursor/rank");
    }

    @Test
    @Requires(QUERY_CURSOR)
    void optional_cur08_aCursorWithAnOffsetIsRefused() {
        ranks().asking("{cursor: {id: 'a'}, offset: 0}").isRefused(INVALID_QUERY, "/offset");
    }

    @Test
    @Requires(QUERY_CURSOR)
    void optional_cur09_aTokenOfAnotherOrderOrNoneIsRefused() {
        TestObject object = ranks();
        String token = Objects.requireNonNull(
                driver().findPage(object.name(), Notation.query("{limit: 1}")).nextCursor());
        QueryAST other = Notation.query("{orderBy: [{field: 'rank', order: 'desc'}], limit: 1}").toBuilder()
                .cursor(token)
                .build();

        Asked.refusal("find", () -> driver().find(object.name(), other), INVALID_QUERY, "/cursor");
        object.asking("{cursor: 'no token'}").isRefused(INVALID_QUERY, "/cursor");
    }

    @Test
    @Requires(QUERY_CURSOR)
    void optional_cur10_recordsThatComeOrGoDoNotShiftTheOthers() {
        TestObject object = ranks();
        Page first = driver().findPage(object.name(), Notation.query("{limit: 2}"));
        driver().delete(object.name(), "a");
        object.create("{id: 'aa'}");
        QueryAST second = Notation.query("{limit: 2}").toBuilder()
                .cursor(Objects.requireNonNull(first.nextCursor()))
                .build();

        assertEquals(
                List.of("c", "d"),
                TestObject.ids(driver().findPage(object.name(), second).records()));
    }

    @Test
    @Requires(QUERY_CURSOR)
    void optional_cur11_withoutALimitThePageIsAllThereIs() {
        Page page = driver().findPage(ranks().name(), QueryAST.ALL);

        assertEquals(5, page.records().size());
        assertNull(page.nextCursor());
    }
}
