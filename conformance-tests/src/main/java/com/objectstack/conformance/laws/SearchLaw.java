package com.objectstack.conformance.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** A search finds the records that hold its terms, as told by splitting texts in Java (SEMANTICS.md §4). */
final class SearchLaw {
    private static final FieldSchema NUMBER = FieldSchema.of("n", FieldType.NUMBER);
    private static final List<String> TEXTS = List.of("title", "body");
    private static final ObjectSchema SCHEMA = ObjectSchema.of(
            "kit",
            NUMBER,
            FieldSchema.of("title", FieldType.TEXT).asSearchable(),
            FieldSchema.of("body", FieldType.TEXTAREA).asSearchable());

    private static final List<String> WORDS =
            List.of("ant", "Ant", "ants", "bee", "BEE", "café", "Cafe", "cafés", "or", "NOT", "42");
    private static final List<String> BETWEEN = List.of(" ", ", ", "-", "\n", " (", ": ");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final List<String> IDS = List.of("a", "A", "b", "1", "10", "2", "é", "😀", "\uFFFF", "z");
    private static final Filters FILTERS = new Filters(List.of(new Domain(NUMBER, List.of(1L, 2L, 3L))));

    private SearchLaw() {}

    static Arbitrary<Case> cases() {
        Arbitrary<List<String>> narrowed = Arbitraries.of(List.of(), List.of("body"), List.of("title"), TEXTS);
        Arbitrary<Search> search = Combinators.combine(terms(), narrowed, Arbitraries.of(Search.Operator.class))
                .as((query, fields, operator) ->
                        new Search(query, fields, operator, false, Map.of(), null, null, false));
        return Combinators.combine(rows(), FILTERS.leaf().injectNull(0.5), search)
                .as((rows, where, asked) -> {
                    Query query = where == null ? Query.query() : Query.matching(where);
                    return new Case(SCHEMA, rows, List.of(), query.search(asked).build());
                });
    }

    /** Words, beginnings of words, phrases. */
    private static Arbitrary<String> terms() {
        Arbitrary<String> word = Arbitraries.of(WORDS);
        Arbitrary<String> beginning = Arbitraries.of("an*", "CAF*", "bee*", "4*");
        Arbitrary<String> phrase = Combinators.combine(word, word).as((one, other) -> '"' + one + ' ' + other + '"');
        return Arbitraries.oneOf(word, word, beginning, phrase)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(all -> String.join(" ", all));
    }

    private static Arbitrary<List<Map<String, @Nullable Object>>> rows() {
        Arbitrary<String> text = Combinators.combine(Arbitraries.of(WORDS), Arbitraries.of(BETWEEN))
                .as((word, between) -> word + between)
                .list()
                .ofMaxSize(4)
                .map(all -> String.join("", all));
        return new Rows()
                .column("n", Arbitraries.longs().between(1, 3))
                .column("title", text.injectNull(0.1))
                .column("body", text.injectNull(0.1))
                .withIds(IDS, IDS.size());
    }

    static void findsWhatHoldsTheTerms(Table table, Case drawn) {
        QueryAST query = drawn.query();
        Predicate<DataRecord> holds = holds(Objects.requireNonNull(query.search()));
        List<DataRecord> wanted = table.find(Query.matching(query.where()).build()).stream()
                .filter(holds)
                .toList();

        List<DataRecord> found = table.find(query);

        assertEquals(Table.ids(wanted), Table.ids(found));
        assertInOrder(found);
    }

    /** Scores never rise; of records with one score the ids rise. */
    private static void assertInOrder(List<DataRecord> found) {
        for (int place = 1; place < found.size(); place++) {
            DataRecord one = found.get(place - 1);
            DataRecord next = found.get(place);
            int falls = Double.compare(score(one), score(next));
            boolean follows = ValueOrder.byCodePoint(String.valueOf(one.id()), String.valueOf(next.id())) < 0;
            assertTrue(falls > 0 || (falls == 0 && follows), () -> next + " follows " + one);
        }
    }

    private static double score(DataRecord record) {
        return Objects.requireNonNull(record.getDouble("_score"));
    }

    private static Predicate<DataRecord> holds(Search search) {
        List<String> fields = search.fields().isEmpty() ? TEXTS : search.fields();
        List<Predicate<DataRecord>> terms = split(search.query()).stream()
                .<Predicate<DataRecord>>map(term ->
                        record -> fields.stream().anyMatch(field -> holds(words(record.getString(field)), term)))
                .toList();
        return search.operator() == Search.Operator.AND
                ? record -> terms.stream().allMatch(term -> term.test(record))
                : record -> terms.stream().anyMatch(term -> term.test(record));
    }

    /** At spaces outside of quotes. */
    private static List<String> split(String query) {
        return Pattern.compile("\"[^\"]*\"|\\S+")
                .matcher(query)
                .results()
                .map(match -> match.group())
                .toList();
    }

    private static boolean holds(List<String> words, String term) {
        List<String> wanted = words(term);
        return term.endsWith("*")
                ? words.stream().anyMatch(word -> word.startsWith(wanted.get(0)))
                : Collections.indexOfSubList(words, wanted) >= 0;
    }

    /** The words of a text without case and accents. */
    private static List<String> words(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return NO_WORD.splitAsStream(plain.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
