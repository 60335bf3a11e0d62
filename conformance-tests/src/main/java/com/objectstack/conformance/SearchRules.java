package com.objectstack.conformance;

import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.FULL_TEXT_SEARCH;
import static com.objectstack.driver.Capability.TRANSACTIONS;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.Transaction;
import com.objectstack.query.Query;
import com.objectstack.query.Search;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules {@code srch}: full-text search. What is found, and that scores never rise; not the scores themselves. */
abstract class SearchRules extends Area {
    private TestObject articles() {
        ObjectSchema schema = ObjectSchema.of(
                "kit",
                FieldSchema.of("title", FieldType.TEXT).asSearchable(),
                FieldSchema.of("body", FieldType.TEXT).asSearchable(),
                FieldSchema.of("year", FieldType.NUMBER));
        return object(
                schema,
                "{id: 'a', title: 'Green tea', body: 'How to brew tea', year: 2001}",
                "{id: 'b', title: 'Coffee', body: 'Black coffee, no tea', year: 2002}",
                "{id: 'c', title: 'Caf\u00e9', body: 'A house of teapots', year: 2003}",
                "{id: 'd', title: 'Empty'}");
    }

    private static Set<Object> found(TestObject object, String search) {
        return Set.copyOf(TestObject.ids(object.find("{search: " + search + "}")));
    }

    @Test
    @RejectedWithout(FULL_TEXT_SEARCH)
    void required_srch01_withoutItsCapabilityASearchIsRefused() {
        object("s text", "{id: 'a'}").asking("{search: 'tea'}").isUnsupported("/search");
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_srch02_anyTermIsEnough() {
        assertEquals(Set.of("a", "b"), found(articles(), "'tea'"));
        assertEquals(Set.of("a", "b"), found(articles(), "'green coffee'"));
        assertEquals(Set.of(), found(articles(), "'milk'"));
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_srch03_everyTermIsNeededIfAskedFor() {
        assertEquals(Set.of("b"), found(articles(), "{query: 'tea coffee', operator: 'and'}"));
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_srch04_aStarIsAPrefix() {
        assertEquals(Set.of("a", "b", "c"), found(articles(), "'tea*'"));
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_srch05_quotesAreAPhrase() {
        assertEquals(Set.of("a"), found(articles(), "'\\u0022green tea\\u0022'"));
        assertEquals(Set.of(), found(articles(), "'\\u0022tea green\\u0022'"));
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_srch06_lettersAreFoldedAndMarksRemoved() {
        assertEquals(Set.of("c"), found(articles(), "'CAFE'"));
        assertEquals(Set.of("b"), found(articles(), "'cOFFEE'"));
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_srch07_noTextIsASyntaxError() {
        for (String text :
                List.of("AND", "tea AND", "(", "tea)", "*", "^tea", "title:tea", "-tea", "NEAR(", "'", "a+b", "{")) {
            driver().find(
                            articles().name(),
                            Query.query().search(Search.of(text)).build());
        }
        assertEquals(Set.of("a", "b"), found(articles(), "'tea AND nothing'"));
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_srch08_blankTextIsRefused() {
        articles().asking("{search: ' '}").isRefused(INVALID_QUERY, "/search");
        articles().asking("{search: {query: ''}}").isRefused(INVALID_QUERY, "/search");
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_srch09_theBestComeFirstWithTheirScore() {
        double last = Double.MAX_VALUE;
        for (DataRecord found : articles().find("{search: 'tea coffee'}")) {
            double score = assertInstanceOf(Double.class, found.get("_score"));
            assertTrue(score <= last, "the scores rise");
            last = score;
        }
        articles()
                .asking("{search: 'tea', orderBy: [{field: 'year', order: 'desc'}]}")
                .finds("b", "a");
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_srch10_fieldsMayNarrowASearch() {
        assertEquals(Set.of("a"), found(articles(), "{query: 'tea', fields: ['title']}"));
        articles().asking("{search: {query: 'tea', fields: ['year']}}").isRefused(INVALID_QUERY, "/search/fields/0");
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_srch11_anObjectWithoutAnIndexIsNotSearched() {
        object("s text", "{id: 'a', s: 'tea'}").asking("{search: 'tea'}").isRefused(INVALID_QUERY, "/search");
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_srch12_foundTermsAreMarked() {
        DataRecord found =
                articles().find("{search: {query: 'brew', highlight: true}}").get(0);
        Map<?, ?> marked = assertInstanceOf(Map.class, found.get("_highlights"));

        assertEquals("How to <em>brew</em> tea", marked.get("body"));
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_srch13_aLeastScoreCutsTheRest() {
        TestObject object = articles();
        List<DataRecord> all = object.find("{search: 'tea'}");
        double best = assertInstanceOf(Double.class, all.get(0).get("_score"));

        assertEquals(
                List.of(all.get(0).id()),
                object.find("{search: {query: 'tea', minScore: " + new BigDecimal(best).toPlainString() + "}}").stream()
                        .map(DataRecord::id)
                        .toList());
    }

    @Test
    @Requires({FULL_TEXT_SEARCH, UPDATE, DELETE})
    void optional_srch14_everyWriteIsFoundAtOnce() {
        TestObject object = articles();
        object.update("a", "{title: 'Milk', body: null}");
        driver().delete(object.name(), "b");
        object.create("{id: 'e', body: 'tea'}");
        driver().upsert(object.name(), Map.of("id", "d", "title", "tea time"), List.of());

        assertEquals(Set.of("d", "e"), found(object, "'tea'"));
        assertEquals(Set.of("a"), found(object, "'milk'"));
    }

    @Test
    @Requires({FULL_TEXT_SEARCH, TRANSACTIONS})
    void optional_srch15_whatIsRolledBackIsNotFound() {
        TestObject object = articles();
        Transaction transaction = driver().beginTransaction();
        driver().create(
                        object.name(),
                        Map.of("id", "e", "body", "milk"),
                        DriverOptions.NONE.withTransaction(transaction));
        driver().rollback(transaction);

        assertEquals(Set.of(), found(object, "'milk'"));
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_srch16_aSearchIsFilteredCountedAndPaged() {
        articles().asking("{search: 'tea', where: {year: {$gt: 2001}}}").finds("b");
        articles().asking("{search: 'tea', where: {year: {$gt: 2001}}}").counts(1);
        assertEquals(1, articles().find("{search: 'tea', limit: 1}").size());
    }
}
