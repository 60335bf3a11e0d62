package com.objectstack.conformance.reference;

import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores new records, all or none. A generated number that is taken already is drawn again after the counters have caught
 * up, if the write is a transaction of its own (contract B192 to B194).
 */
final class Inserts {
    private static final int MAX_REPAIRS = 3;

    private final Version before;
    private final StoredTable table;
    private final int repairs;

    /**
     * Inserts into one version.
     *
     * @param before the version
     * @param table the table in it
     * @param isOwnTransaction whether a failed insert may be tried again
     */
    Inserts(Version before, StoredTable table, boolean isOwnTransaction) {
        this.before = before;
        this.table = table;
        this.repairs = isOwnTransaction ? MAX_REPAIRS : 0;
    }

    Written<List<Row>> insert(List<NewRecord> records) {
        Counters counters = new Counters(before, table);
        for (int repair = 0; ; repair++) {
            Attempt attempt = new Attempt(new TableDraft(before, table), counters);
            try {
                return attempt.insert(records);
            } catch (ConstraintViolationException violation) {
                if (repair == repairs || !attempt.isOfNumbers(violation)) {
                    throw violation;
                }
                counters = new Counters(before, table);
                for (NewRecord record : records) {
                    record.numbers().forEach(counters::catchUp);
                }
            }
        }
    }

    private final class Attempt {
        private final TableDraft draft;
        private final Counters counters;
        private NewRecord current = NewRecord.NONE;

        Attempt(TableDraft draft, Counters counters) {
            this.draft = draft;
            this.counters = counters;
        }

        Written<List<Row>> insert(List<NewRecord> records) {
            List<Row> rows = new ArrayList<>(records.size());
            for (NewRecord record : records) {
                current = record;
                Row row = record.numbered(counters);
                draft.insert(row);
                rows.add(row);
            }
            return new Written<>(before.with(draft.finished()).withCounters(counters.drawn()), List.copyOf(rows));
        }

        boolean isOfNumbers(ConstraintViolationException violation) {
            return violation.code() == ErrorCode.UNIQUE_VIOLATION && current.isNumberedIn(violation.fields());
        }
    }
}
