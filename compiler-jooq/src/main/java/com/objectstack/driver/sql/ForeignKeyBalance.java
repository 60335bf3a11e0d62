package com.objectstack.driver.sql;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The broken foreign keys before changes and after: there may be no more of them. Nothing is read if nothing changes. */
final class ForeignKeyBalance {
    private static final String BROKEN =
            "select \"table\", parent, count(*), group_concat(rowid, ', ') from (select \"table\", parent, rowid"
                    + " from pragma_foreign_key_check) group by 1, 2";

    private static final int SHOWN = 200;

    private final SqlSession session;
    private @Nullable Map<List<String>, Long> before;

    ForeignKeyBalance(SqlSession session) {
        this.session = session;
    }

    void open() {
        if (before == null) {
            Map<List<String>, Long> found = new HashMap<>();
            broken().forEach(row -> found.put(keyOf(row), (Long) row[2]));
            before = found;
        }
    }

    void close() {
        Map<List<String>, Long> known = before;
        if (known != null) {
            for (@Nullable Object[] row : broken()) {
                Long count = (Long) row[2];
                if (count != null && count > known.getOrDefault(keyOf(row), 0L)) {
                    throw refusal(keyOf(row), count, String.valueOf(row[3]));
                }
            }
        }
    }

    private static DriverException refusal(List<String> key, long count, String rows) {
        return DriverException.builder(
                        ErrorCode.FOREIGN_KEY_VIOLATION,
                        count + " records of '" + key.get(0) + "' refer to records of '" + key.get(1)
                                + "' that are not there: rows "
                                + (rows.length() > SHOWN ? rows.substring(0, SHOWN) + "..." : rows))
                .object(key.get(0))
                .hint("change or remove these records in the same migration; nothing was changed")
                .build();
    }

    private static List<String> keyOf(@Nullable Object[] row) {
        return List.of(String.valueOf(row[0]), String.valueOf(row[1]));
    }

    private List<@Nullable Object[]> broken() {
        return session.run(SqlStatement.read(BROKEN, List.of()), Deadline.NONE).rows();
    }
}
