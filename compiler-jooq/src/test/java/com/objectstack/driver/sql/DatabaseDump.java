package com.objectstack.driver.sql;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a database holds, as text: its schema, and the rows of each table with their numbers. */
public final class DatabaseDump {
    private DatabaseDump() {}

    /** The whole content; equal for two databases that hold the same. */
    public static Map<String, List<String>> of(IDataDriver driver) {
        Map<String, List<String>> dump = new TreeMap<>();
        dump.put("schema", rows(driver, "select type, name, tbl_name, sql from sqlite_schema order by type, name"));
        for (DataRecord table : driver.execute("select name, wr from pragma_table_list where schema = 'main'"
                        + " and type in ('table', 'shadow') and name not in ('sqlite_schema')")
                .rows()) {
            String name = table.getString("name");
            String quoted = "`" + name.replace("`", "``") + "`";
            boolean hasRowid = table.getLong("wr") == 0 && !name.startsWith("sqlite_");
            dump.put(
                    name,
                    rows(
                            driver,
                            "select " + (hasRowid ? "_rowid_ as row_number, " : "") + "* from " + quoted
                                    + (hasRowid ? " order by _rowid_" : "")));
        }
        return dump;
    }

    private static List<String> rows(IDataDriver driver, String sql) {
        return driver.execute(sql).rows().stream().map(DatabaseDump::text).toList();
    }

    private static String text(DataRecord record) {
        StringBuilder text = new StringBuilder();
        record.forEach((column, value) -> text.append(column)
                .append('=')
                .append(value instanceof byte[] bytes ? java.util.HexFormat.of().formatHex(bytes) : value)
                .append(value == null ? "" : ":" + value.getClass().getSimpleName())
                .append(' '));
        return text.toString();
    }
}
