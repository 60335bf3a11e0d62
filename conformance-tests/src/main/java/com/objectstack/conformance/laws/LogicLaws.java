package com.objectstack.conformance.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.driver.DataRecord;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Filters are two-valued (SEMANTICS.md decision 1). */
final class LogicLaws {
    private LogicLaws() {}

    static void partition(Table table, Case drawn) {
        for (Condition filter : drawn.filters()) {
            List<String> both = new ArrayList<>(table.ids(filter));
            both.addAll(table.ids(filter.not()));
            both.sort(ValueOrder::byCodePoint);

            assertEquals(Table.ids(table.all()), both);
        }
    }

    static void doubleNegation(Table table, Case drawn) {
        for (Condition filter : drawn.filters()) {
            assertEquals(table.ids(filter), table.ids(filter.not().not()));
        }
    }

    static void deMorgan(Table table, Case drawn) {
        List<Condition> negated = drawn.filters().stream().map(Condition::not).toList();

        assertEquals(table.ids(new AllOf(drawn.filters()).not()), table.ids(new AnyOf(negated)));
        assertEquals(table.ids(new AnyOf(drawn.filters()).not()), table.ids(new AllOf(negated)));
    }

    static void setAlgebra(Table table, Case drawn) {
        TreeSet<String> all = new TreeSet<>(Table.ids(table.all()));
        TreeSet<String> none = new TreeSet<>();
        for (Condition filter : drawn.filters()) {
            List<String> ids = table.ids(filter);
            all.retainAll(ids);
            none.addAll(ids);
        }

        assertEquals(all, new TreeSet<>(table.ids(new AllOf(drawn.filters()))), "$and");
        assertEquals(none, new TreeSet<>(table.ids(new AnyOf(drawn.filters()))), "$or");
    }

    static void singleComparison(Table table, Case drawn) {
        FieldCondition condition = (FieldCondition) drawn.filter();
        List<DataRecord> all = table.all();
        List<DataRecord> wanted = all.stream()
                .filter(record -> Comparisons.holds(condition, record))
                .toList();

        assertEquals(
                Table.ids(wanted),
                Table.ids(table.find(Query.matching(condition).build())));
    }
}
