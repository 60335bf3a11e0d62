package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverCapabilities;
import com.objectstack.query.Everything;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The records that {@code updateMany} and {@code deleteMany} write: the first n that match, in the order asked for
 * (SEMANTICS.md decision 19).
 *
 * @param sight what the request sees
 * @param capabilities what may be asked; anything else is refused
 */
record RecordsToWrite(Sight sight, DriverCapabilities capabilities) {
    /**
     * Their ids.
     *
     * @param object the object
     * @param query {@code where}, {@code with}, {@code orderBy}, {@code limit}, {@code offset}; anything else is refused
     * @param isWritable which of the records that are seen may be written
     */
    List<String> matching(String object, QueryAST query, Predicate<Row> isWritable) {
        Problems problems = new Problems();
        Relation records = sight.require(object, "", problems).orElse(Derived.of(List.of(), List.of()));
        problems.throwIfAny();
        Queries queries = new Queries(sight, capabilities, problems);
        Queries seeing = queries.seeing(new CommonTables(queries).read(query, ""));
        refuseBesidesFilter(query, problems);
        PreparedQuery prepared = new QueryReader(seeing, object, ofIds(query), "", null, Queries.OUTERMOST)
                .read(new Writable(records, isWritable));
        problems.throwIfAny();
        return prepared.rows(null).stream()
                .map(row -> String.valueOf(row.get(ObjectModel.ID)))
                .toList();
    }

    private static void refuseBesidesFilter(QueryAST query, Problems problems) {
        NotTaken refusals = new NotTaken(
                problems, "says nothing about which records are written", "use where, orderBy, limit and offset");
        refusals.refuse(!query.fields().isEmpty(), "", "fields");
        refusals.refuseWhatMakesOtherRows(query, "");
        refusals.refuse(!query.expand().isEmpty(), "", "expand");
    }

    /** What is left of a query, of which only the ids are wanted. */
    private static QueryAST ofIds(QueryAST query) {
        return new QueryAST(
                query.object(),
                List.of(),
                List.of(Selection.of(ObjectModel.ID)),
                query.where(),
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Everything(),
                false,
                query.orderBy(),
                query.limit(),
                query.offset(),
                query.top(),
                null,
                Map.of());
    }

    /** Records of which some may be written. */
    private record Writable(Relation records, Predicate<Row> isWritable) implements Relation {
        @Override
        public List<Column> columns() {
            return records.columns();
        }

        @Override
        public List<Row> rows(@Nullable Tuple outer) {
            return records.rows(outer).stream().filter(isWritable).toList();
        }
    }
}
