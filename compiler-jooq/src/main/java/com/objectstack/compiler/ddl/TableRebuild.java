package com.objectstack.compiler.ddl;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.pass.Renderer;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The statements that replace a table by one with another definition of a column, or without it: all that a table can lose
 * on the way is copied or made anew, and compared. They are for one transaction with foreign keys off, in this order:
 * {@link #clear}, {@link #copy}, {@link #comparison}, {@link #replace}, {@link #restore}. Nothing here reads a database:
 * what is there comes in.
 */
public final class TableRebuild {
    /** The new table's name until the old one is gone. */
    static final String PREFIX = "_objectstack_rebuild_";

    private final LiveDefinition live;
    private final TableSql made;
    private final RowCopy rows;
    private final @Nullable String changed;
    private final Set<String> gone;
    private final Search search;

    /**
     * What becomes of an object's search index.
     *
     * @param drop takes it away first
     * @param make makes it anew last
     * @param names everything that belongs to it
     */
    public record Search(List<Rendered> drop, List<Rendered> make, Set<String> names) {
        /** It covers none of what changes, and comes back as any trigger and view does. */
        public static final Search UNCHANGED = new Search(List.of(), List.of(), Set.of());
    }

    private TableRebuild(
            LiveDefinition live,
            TableSql made,
            Map<String, Field<Object>> copied,
            @Nullable String changed,
            Set<String> gone,
            Search search) {
        this.live = live;
        this.made = made;
        this.rows = new RowCopy(live, made, PREFIX + live.table(), copied);
        this.changed = changed;
        this.gone = gone;
        this.search = search;
    }

    /**
     * Another type, nullity and default of a column; its checks, keys and collation stay.
     *
     * @param live the table
     * @param column the column as it shall be
     * @param from what it holds, null if that is not declared
     * @param search what becomes of the search index
     */
    public static TableRebuild modify(
            LiveDefinition live, ColumnModel column, @Nullable ValueClass from, Search search) {
        TableSql before = TableSql.of(live.sql());
        ColumnSql wanted = ColumnSql.of(declaration(column, live.isStrict()));
        ColumnSql merged = before.column(column.name()).retyped(wanted);
        Map<String, Field<Object>> copied = columns(live, column.name());
        String name = live.column(column.name()).orElseThrow().name();
        Field<Object> stored = RowCopy.old(name);
        copied.put(name, Conversion.of(stored, from, column.kind().orElseThrow()));
        return new TableRebuild(live, before.with(merged), copied, name, Set.of(), search);
    }

    /**
     * A column less.
     *
     * @param live the table
     * @param column the column
     * @param indexes the names of the indexes that go with it
     * @param search what becomes of the search index
     */
    public static TableRebuild drop(LiveDefinition live, String column, Set<String> indexes, Search search) {
        return new TableRebuild(
                live,
                TableSql.of(live.sql()).without(column),
                columns(live, column),
                null,
                Set.copyOf(indexes),
                search);
    }

    /** What is copied as it is, in order; a place is kept for the column that changes. */
    private static Map<String, Field<Object>> columns(LiveDefinition live, String except) {
        Map<String, Field<Object>> columns = new LinkedHashMap<>();
        live.columns().stream()
                .filter(column -> !column.isGenerated() && !column.name().equalsIgnoreCase(except))
                .forEach(column -> columns.put(column.name(), RowCopy.old(column.name())));
        return columns;
    }

    /** A column as a new table would declare it. */
    static String declaration(ColumnModel column, boolean strict) {
        String create =
                inlined(DSL.createTable(DSL.name("t")).column(DSL.name(column.name()), ColumnTypes.in(column, strict)));
        return create.substring(create.indexOf('(') + 1, create.lastIndexOf(')'));
    }

    /** The records whose value cannot be converted: the name of each, and how many there are. */
    public Optional<Rendered> unconvertible() {
        return Optional.ofNullable(changed).map(rows::unconvertible);
    }

    /** The records without a value: the name of each, and how many there are. */
    public Optional<Rendered> missing() {
        return Optional.ofNullable(changed).map(rows::missing);
    }

    /** All steps that write, without the checks between them: what people are shown. */
    public List<String> preview() {
        return Stream.of(clear(), copy(), replace(), restore())
                .flatMap(List::stream)
                .map(Rendered::sql)
                .toList();
    }

    /** Takes away what reaches the table, and makes the new one. */
    public List<Rendered> clear() {
        List<Rendered> statements = new ArrayList<>(search.drop());
        Reach reach = reach();
        reach.triggers().forEach(trigger -> statements.add(drop("trigger", trigger.name())));
        reach.views().forEach(view -> statements.add(drop("view", view.name())));
        statements.add(new Rendered(made.create(temporary()), List.of(), List.of()));
        if (live.has("sqlite_sequence")) {
            statements.add(Renderer.inlined(DSL.query(
                    "insert into sqlite_sequence (name, seq) select {0}, seq from sqlite_sequence where name = {1}",
                    DSL.inline(temporary()), DSL.inline(live.table()))));
        }
        return statements;
    }

    /** Copies every record under its own number. */
    public List<Rendered> copy() {
        return rows.copy();
    }

    /** How many records the old table has, the new one has, and both have with the same values: one row. */
    public Rendered comparison() {
        return rows.comparison();
    }

    /** How many records a table has. */
    public static Rendered count(String table) {
        return Renderer.inlined(DSL.query("select count(*) from {0}", DSL.name(table)));
    }

    /** Puts the new table in place of the old one. */
    public List<Rendered> replace() {
        List<Rendered> statements = new ArrayList<>();
        List<String> statistics =
                Stream.of("sqlite_stat1", "sqlite_stat4").filter(live::has).toList();
        statistics.forEach(table -> statements.add(moved(table, live.table(), temporary())));
        statements.add(drop("table", live.table()));
        statements.add(Renderer.inlined(
                DSL.query("alter table {0} rename to {1}", DSL.name(temporary()), DSL.name(live.table()))));
        statistics.forEach(table -> statements.add(moved(table, temporary(), live.table())));
        return statements;
    }

    /** Dropping a table would drop what is known of its values. */
    private static Rendered moved(String statistics, String from, String to) {
        return Renderer.inlined(DSL.query(
                "update {0} set tbl = {1} where tbl = {2}", DSL.name(statistics), DSL.inline(to), DSL.inline(from)));
    }

    /** Makes indexes, views and triggers as they were. */
    public List<Rendered> restore() {
        Reach reach = reach();
        List<Rendered> statements = new ArrayList<>();
        Stream.of(indexes(), reach.views().stream(), reach.triggers().stream())
                .flatMap(objects -> objects)
                .filter(object -> object.sql() != null)
                .forEach(object -> statements.add(new Rendered(object.sql(), List.of(), List.of())));
        statements.addAll(search.make());
        return statements;
    }

    /** The names of what the schema shall have no more, or otherwise: the table's own, dropped indexes, the search index. */
    public boolean isChanged(SchemaObject object) {
        return (object.is("table") && object.name().equalsIgnoreCase(live.table()))
                || (object.is("index") && object.sql() == null && object.table().equalsIgnoreCase(live.table()))
                || gone.contains(object.name())
                || search.names().contains(object.name())
                || search.names().contains(object.table())
                || object.name().startsWith("sqlite_stat");
    }

    private Stream<SchemaObject> indexes() {
        return live.schema().stream()
                .filter(object -> object.is("index")
                        && object.table().equalsIgnoreCase(live.table())
                        && !gone.contains(object.name()));
    }

    private Reach reach() {
        return Reach.of(
                live.table(),
                live.schema().stream()
                        .filter(object -> !search.names().contains(object.name()))
                        .toList());
    }

    private String temporary() {
        return PREFIX + live.table();
    }

    private static Rendered drop(String type, String name) {
        return Renderer.inlined(DSL.query("drop {0} {1}", DSL.keyword(type), DSL.name(name)));
    }

    private static String inlined(QueryPart part) {
        return SqliteDialect.context().renderInlined(part);
    }
}
