package com.objectstack.driver.sql;

import com.objectstack.compiler.pass.ExpandPlan;
import com.objectstack.driver.DataRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces references in records by the records they reach: one statement for each field and level. */
final class Expansion {
    private final List<ExpandPlan> plans;
    private final SqlSession session;
    private final Deadline deadline;

    Expansion(List<ExpandPlan> plans, SqlSession session, Deadline deadline) {
        this.plans = plans;
        this.session = session;
        this.deadline = deadline;
    }

    /**
     * The records with their references replaced.
     *
     * @param records records of the query that the plans were made for
     * @return as many records, in the same order
     */
    List<DataRecord> apply(List<DataRecord> records) {
        if (records.isEmpty() || plans.isEmpty()) {
            return records;
        }
        int[] places = new int[plans.size()];
        List<ReferencedRecords> found = new ArrayList<>(places.length);
        for (int number = 0; number < places.length; number++) {
            ExpandPlan plan = plans.get(number);
            String field = plan.field();
            places[number] = records.get(0).columns().indexOf(field);
            List<@Nullable Object> references = new ArrayList<>(records.size());
            records.forEach(record -> references.add(record.get(field)));
            found.add(new ReadReferenced(plan, session, deadline).read(references));
        }
        return records.stream().map(record -> replaced(record, places, found)).toList();
    }

    private static DataRecord replaced(DataRecord record, int[] places, List<ReferencedRecords> found) {
        @Nullable Object[] values = record.values().toArray();
        for (int number = 0; number < places.length; number++) {
            int place = places[number];
            values[place] = found.get(number).inPlaceOf(values[place]);
        }
        return DataRecord.of(record.columns(), values);
    }
}
