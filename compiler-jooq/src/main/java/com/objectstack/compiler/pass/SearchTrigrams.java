package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.SearchTable;
import com.objectstack.query.Search;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Near spellings by trigrams, the parts of three characters: a record is near a term if it holds at least a third of the
 * term's trigrams, whatever their case and accents. An edit distance cannot be had in plain SQL; this is the same on
 * every engine. Terms shorter than three characters have no trigrams and are left out.
 */
final class SearchTrigrams {
    private static final int LENGTH = 3;

    /** The part of a term's trigrams that must be there is one of so many. */
    private static final int SHARE = 3;

    private SearchTrigrams() {}

    /** Matches what holds some trigram; a record's score counts them all. */
    static String any(SearchPlan plan, List<SearchText.Term> terms) {
        String match = each(terms).stream()
                .flatMap(Set::stream)
                .distinct()
                .map(SearchText::quoted)
                .collect(Collectors.joining(" OR "));
        return plan.within(match.isEmpty() ? SearchText.quoted("") : match);
    }

    /** For each trigram its term, how many of that term's must be there, and the match. */
    static String asked(SearchPlan plan, List<SearchText.Term> terms) {
        List<Object> rows = new ArrayList<>();
        List<Set<String>> each = each(terms);
        for (int term = 0; term < each.size(); term++) {
            Set<String> trigrams = each.get(term);
            int enough = (trigrams.size() + SHARE - 1) / SHARE;
            for (String trigram : trigrams) {
                rows.add(List.of((long) term, (long) enough, plan.within(SearchText.quoted(trigram))));
            }
        }
        return JsonText.array(rows);
    }

    /** How many of the terms a record must be near to. */
    static Long enough(List<SearchText.Term> terms, Search.Operator operator) {
        return operator == Search.Operator.AND ? (long) each(terms).size() : 1L;
    }

    /**
     * The numbers of the records that are near every term, or near some.
     *
     * @param table the FTS5 table
     * @param asked the trigrams of the terms
     * @param enough how many of the terms
     */
    static Select<Record1<Object>> near(SearchTable table, Field<Object> asked, Field<Object> enough) {
        Table<?> trigrams = DSL.table("json_each({0})", asked).as(DSL.name("trigrams"));
        Table<?> fts = DSL.table(DSL.name(table.name()));
        Field<Object> number = DSL.field(DSL.name(table.name(), "rowid"), Object.class);
        Field<Object> found = DSL.field(DSL.name("near", "number"), Object.class);
        Table<?> near = DSL.select(number.as(DSL.name("number")), member(0).as(DSL.name("term")))
                .from(trigrams.crossJoin(fts))
                .where(DSL.condition("{0} match {1}", Parts.column(table.name()), member(2)))
                .groupBy(number, member(0))
                .having(DSL.condition("count(*) >= {0}", member(1)))
                .asTable(DSL.name("near"));
        return DSL.select(found).from(near).groupBy(found).having(DSL.condition("count(*) >= {0}", enough));
    }

    /** The trigrams of each term that has some. */
    private static List<Set<String>> each(List<SearchText.Term> terms) {
        return terms.stream()
                .map(term -> trigrams(term.text()))
                .filter(trigrams -> !trigrams.isEmpty())
                .toList();
    }

    private static Field<Object> member(int place) {
        return Parts.call(
                "json_extract",
                org.jooq.impl.SQLDataType.OTHER,
                DSL.field(DSL.name("trigrams", "value")),
                DSL.inline("$[" + place + "]"));
    }

    /** FTS5 passes over accents that are characters of their own, and so would find a shorter part. */
    private static Set<String> trigrams(String term) {
        int[] letters = term.codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .toArray();
        Set<String> trigrams = new LinkedHashSet<>();
        for (int from = 0; from + LENGTH <= letters.length; from++) {
            trigrams.add(new String(letters, from, LENGTH));
        }
        return trigrams;
    }
}
