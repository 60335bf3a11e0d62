package com.objectstack.driver.sql;

import com.objectstack.compiler.model.RecordReader;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.pass.ExpandPlan;
import com.objectstack.driver.DataRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Reads the records that one field of many records refers to, and replaces the references in those. */
final class ReadReferenced {
    /** Ids of one statement, in bytes of their JSON text: the libSQL server takes values of up to 5,000,000 bytes. */
    private static final long MAX_BYTES = 4_000_000;

    private final ExpandPlan plan;
    private final RecordReader reader;
    private final int width;
    private final SqlSession session;
    private final Deadline deadline;
    private final List<Link> links = new ArrayList<>();
    private final List<DataRecord> records = new ArrayList<>();

    /**
     * What a record that was read is the answer to.
     *
     * @param list the list it was read for, empty for any
     * @param id its id
     */
    private record Link(List<String> list, String id) {}

    ReadReferenced(ExpandPlan plan, SqlSession session, Deadline deadline) {
        this.plan = plan;
        this.reader = plan.reader();
        this.width = reader.width();
        this.session = session;
        this.deadline = deadline;
    }

    /** The records some values of the field refer to; where there are none nothing is run. */
    ReferencedRecords read(Collection<@Nullable Object> references) {
        Set<List<String>> lists = new LinkedHashSet<>();
        references.forEach(reference -> lists.add(ReferencedRecords.idsOf(reference)));
        lists.remove(List.<String>of());
        switch (plan.reading()) {
            case NOTHING -> {}
            case BY_ID -> readIds(lists);
            case CUT, SORTED -> readLists(lists);
        }
        List<DataRecord> finished = new Expansion(plan.further(), session, deadline).apply(records);
        Map<List<String>, Map<String, DataRecord>> found = new HashMap<>();
        for (int place = 0; place < links.size(); place++) {
            Link link = links.get(place);
            found.computeIfAbsent(link.list(), list -> new LinkedHashMap<>())
                    .putIfAbsent(link.id(), finished.get(place));
        }
        return new ReferencedRecords(plan, found);
    }

    private void readIds(Collection<List<String>> lists) {
        Set<String> ids = new LinkedHashSet<>();
        lists.forEach(ids::addAll);
        for (List<String> some : parts(ids, ReadReferenced::bytes)) {
            rows(some).forEach(row -> add(row, List.of()));
        }
    }

    private void readLists(Collection<List<String>> lists) {
        for (List<List<String>> some : parts(lists, ReadReferenced::bytes)) {
            rows(some).forEach(row -> add(row, some.get(Math.toIntExact((Long) row[width + 1]))));
        }
    }

    private List<@Nullable Object[]> rows(List<?> ids) {
        Rendered select = plan.with(ids);
        return session.run(SqlStatement.read(select.sql(), select.binds()), deadline)
                .rows();
    }

    private void add(@Nullable Object[] row, List<String> list) {
        links.add(new Link(list, String.valueOf(row[width])));
        records.add(reader.read(Arrays.copyOf(row, width)));
    }

    /** All in one part, unless their text is too long for one. */
    private static <T> List<List<T>> parts(Collection<T> all, ToLongFunction<T> bytes) {
        List<List<T>> parts = new ArrayList<>();
        List<T> part = new ArrayList<>();
        long size = 0;
        for (T one : all) {
            long more = bytes.applyAsLong(one);
            if (size + more > MAX_BYTES && !part.isEmpty()) {
                parts.add(part);
                part = new ArrayList<>();
                size = 0;
            }
            part.add(one);
            size += more;
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    /** No more than six bytes a character, as a whole number a second time; between two ids quotes and a comma. */
    private static long bytes(String id) {
        return 6L * id.length() + 24;
    }

    private static long bytes(List<String> ids) {
        return ids.stream().mapToLong(ReadReferenced::bytes).sum();
    }
}
