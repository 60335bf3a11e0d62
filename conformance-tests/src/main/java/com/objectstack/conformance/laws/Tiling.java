package com.objectstack.conformance.laws;

import com.objectstack.conformance.compare.Unspecified;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Page;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pages tile what is read at once, by offset and by cursor (SEMANTICS.md decision 16). */
final class Tiling {
    private static final int MOST_PAGES = 100;

    private Tiling() {}

    static @Nullable String pages(Stage stage, ReadCase read) {
        QueryAST query = ReadLaw.unpaged(read.query());
        if (query.search() != null || !Unspecified.columns(query).isEmpty()) {
            return null;
        }
        QueryAST sorted = query.orderBy().isEmpty()
                        && !query.isGrouped()
                        && !query.distinct()
                        && query.nearest() == null
                        && read.data().objects().stream()
                                .anyMatch(one -> one.name().equals(read.object()))
                ? query.toBuilder().orderBy(SortNode.desc("id")).build()
                : query;
        Outcome all = ReadLaw.find(
                stage.driver(),
                read.asking(sorted.toBuilder().limit(Long.MAX_VALUE).build()));
        if (all.refused()) {
            return null;
        }
        Agreement agreement = new Agreement(sorted.toBuilder().limit(1).build());
        String offset = agreement.difference(all, Outcome.of(() -> byOffset(stage.driver(), read.asking(sorted))));
        if (offset != null) {
            return "pages by offset: " + offset;
        }
        Outcome pages = Outcome.of(() -> byCursor(stage.driver(), read.asking(sorted)));
        if (isRefusedForTwins(pages, all.records())) {
            return null;
        }
        String cursor = agreement.difference(all, pages);
        return cursor == null ? null : "pages by cursor: " + cursor;
    }

    /** Rows of a query inside the query may be equal in everything: no cursor stands between them, and that is said. */
    private static boolean isRefusedForTwins(Outcome pages, List<DataRecord> records) {
        DriverException refusal = pages.refusal();
        return refusal != null
                && refusal.code() == ErrorCode.INVALID_QUERY
                && Set.copyOf(records).size() < records.size();
    }

    private static List<DataRecord> byOffset(IDataDriver driver, ReadCase read) {
        List<DataRecord> all = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            QueryAST query = read.query().toBuilder().limit(2).offset(2L * page).build();
            List<DataRecord> records = driver.find(read.object(), query, read.options());
            all.addAll(records);
            if (records.size() < 2) {
                return all;
            }
        }
        return all;
    }

    private static List<DataRecord> byCursor(IDataDriver driver, ReadCase read) {
        List<DataRecord> all = new ArrayList<>();
        QueryAST query = read.query().toBuilder().limit(2).build();
        for (int number = 0; number < MOST_PAGES; number++) {
            Page page = driver.findPage(read.object(), query, read.options());
            all.addAll(page.records());
            Optional<String> next = Optional.ofNullable(page.nextCursor());
            if (next.isEmpty()) {
                return all;
            }
            query = query.toBuilder().cursor(next.get()).build();
        }
        return all;
    }
}
