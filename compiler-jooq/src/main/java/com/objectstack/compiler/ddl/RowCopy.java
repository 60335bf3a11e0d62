package com.objectstack.compiler.ddl;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.Renderer;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** The records of a table on their way to another: what cannot come, the copy, and whether it is the same. */
final class RowCopy {
    private static final String OLD = "o";
    private static final String NEW = "n";

    /** What SQLite takes in one SELECT. */
    private static final int MAX_COLUMNS = 2000;

    /** How many records are named in a refusal. */
    private static final int NAMED = 100;

    private final LiveDefinition live;
    private final TableSql made;
    private final String temporary;
    private final Map<String, Field<Object>> copied;

    /**
     * A copy.
     *
     * @param live the old table
     * @param made the new one
     * @param temporary the new one's name
     * @param copied the value of each column that is copied, in terms of the old table
     */
    RowCopy(LiveDefinition live, TableSql made, String temporary, Map<String, Field<Object>> copied) {
        this.live = live;
        this.made = made;
        this.temporary = temporary;
        this.copied = copied;
    }

    /** The records whose value cannot be converted: the name of each, and how many there are. */
    Rendered unconvertible(String column) {
        return named(Conversion.fails(old(column), Objects.requireNonNull(copied.get(column))));
    }

    /** The records without a value: the name of each, and how many there are. */
    Rendered missing(String column) {
        return named(DSL.condition("{0} is null", old(column)));
    }

    private Rendered named(Condition which) {
        List<Field<Object>> key = rowKey(OLD);
        Field<Object> name = live.column(TableModel.ID).isPresent() ? old(TableModel.ID) : key.get(0);
        return Renderer.inlined(DSL.query(
                "select {0}, count(*) over () from {1} where {2} order by {3} limit {4}",
                name, table(live.table(), OLD), which, DSL.list(key.toArray(QueryPart[]::new)), DSL.inline(NAMED)));
    }

    /** Copies every record under its own number. */
    List<Rendered> copy() {
        Map<String, Field<Object>> values = new LinkedHashMap<>();
        rowidToCopy().ifPresent(rowid -> values.put(rowid, old(rowid)));
        values.putAll(copied);
        Optional<String> later = values.size() > MAX_COLUMNS ? Optional.of(columnThatCanWait()) : Optional.empty();
        later.ifPresent(values::remove);
        List<Rendered> statements = new ArrayList<>();
        statements.add(Renderer.inlined(DSL.query(
                "insert into {0} ({1}) select {2} from {3}",
                DSL.name(temporary),
                DSL.list(values.keySet().stream().map(DSL::name).toArray(QueryPart[]::new)),
                DSL.list(values.values().toArray(QueryPart[]::new)),
                table(live.table(), OLD))));
        later.ifPresent(column -> statements.add(Renderer.inlined(DSL.query(
                "update {0} set {1} = (select {2} from {3} where {4} = {5})",
                DSL.name(temporary),
                DSL.name(column),
                copied.get(column),
                table(live.table(), OLD),
                rowKey(OLD).get(0),
                rowKey(temporary).get(0)))));
        return statements;
    }

    /** With the row's number, a table of 2,000 columns has one too many for SQLite: one that takes NULL is set afterwards. */
    private String columnThatCanWait() {
        Set<String> harmless = Set.of("default", "collate", "references", "null");
        String rules = made.columns().stream().map(ColumnSql::rules).collect(Collectors.joining(" "))
                + String.join(" ", made.constraints());
        Set<String> named = Token.of(rules).stream()
                .filter(Token::isName)
                .map(token -> token.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return made.columns().stream()
                .filter(column -> column.constraints().stream().allMatch(c -> harmless.contains(c.kind())))
                .map(ColumnSql::name)
                .filter(name -> copied.containsKey(name) && !named.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> DriverException.of(
                        ErrorCode.UNSUPPORTED,
                        "",
                        "table '" + live.table() + "' has " + MAX_COLUMNS
                                + " columns, and each of them is bound by a constraint",
                        "drop a column first"));
    }

    /** How many records the old table has, the new one has, and both have with the same values: one row. */
    Rendered comparison() {
        List<Condition> same = new ArrayList<>();
        List<Field<Object>> left = rowKey(OLD);
        List<Field<Object>> right = rowKey(NEW);
        for (int place = 0; place < left.size(); place++) {
            same.add(DSL.condition("{0} = {1}", left.get(place), right.get(place)));
        }
        copied.forEach(
                (column, value) -> same.add(DSL.condition("{0} collate binary is ({1})", field(NEW, column), value)));
        return Renderer.inlined(DSL.query(
                "select (select count(*) from {0}), (select count(*) from {1}), (select count(*) from {2} cross join {3}"
                        + " where {4})",
                DSL.name(live.table()),
                DSL.name(temporary),
                table(live.table(), OLD),
                table(temporary, NEW),
                all(same)));
    }

    private Optional<String> rowidToCopy() {
        boolean isColumn = live.columns().stream().anyMatch(live::isRowid);
        return live.isWithoutRowid() || isColumn ? Optional.empty() : live.rowidName();
    }

    /** What tells one record from another. */
    private List<Field<Object>> rowKey(String alias) {
        Stream<String> names = live.isWithoutRowid()
                ? live.key().stream()
                : rowidToCopy().map(Stream::of).orElseGet(() -> live.key().stream());
        return names.map(name -> field(alias, name)).toList();
    }

    /** In halves, since SQLite takes no expression of 1,000 levels and a table may have 2,000 columns. */
    private static Condition all(List<Condition> conditions) {
        if (conditions.size() == 1) {
            return conditions.get(0);
        }
        int half = conditions.size() / 2;
        return DSL.condition(
                "({0}) and ({1})", all(conditions.subList(0, half)), all(conditions.subList(half, conditions.size())));
    }

    /** A column of the old table. */
    static Field<Object> old(String column) {
        return field(OLD, column);
    }

    private static Field<Object> field(String alias, String column) {
        return DSL.field(DSL.name(alias, column), Object.class);
    }

    private static QueryPart table(String name, String alias) {
        return DSL.sql("{0} as {1}", DSL.name(name), DSL.name(alias));
    }
}
