package com.objectstack.compiler.ddl;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.dialect.SqliteTypes;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.SearchTable;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.Parts;
import com.objectstack.compiler.pass.Renderer;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The search index of an object as DDL. An index is derived from the records: one that is not as declared is made anew
 * and filled, never altered. Two programs may do so at once.
 */
public final class SearchSchema {
    static final Field<Object> DOCID = Parts.column("docid");
    static final Field<Object> ROWID = Parts.column("rowid");

    private SearchSchema() {}

    /** Every name that an object's search index may take, whatever it declares. */
    public static List<String> names(String object) {
        List<String> names = new ArrayList<>(SearchTriggers.names(object));
        for (SearchTable.Kind kind : SearchTable.Kind.values()) {
            SearchTable fts = new SearchTable(object, kind, List.of());
            names.add(fts.name());
            names.add(fts.view());
        }
        names.add(SearchIndex.documents(object));
        return names;
    }

    /** Whether an index is there just as declared. */
    public static boolean isThere(SearchIndex index, Map<String, LiveObject> live) {
        Map<String, String> parts = parts(index);
        return parts.size() == live.size()
                && parts.entrySet().stream().allMatch(part -> {
                    LiveObject there = live.get(part.getKey());
                    return there != null && there.isMadeBy(part.getValue());
                });
    }

    /**
     * Makes an index in place of what is there, and fills it.
     *
     * @throws DriverException {@code SCHEMA_CONFLICT} if something else has one of its names
     */
    public static List<Rendered> replace(SearchIndex index, Map<String, LiveObject> live) {
        for (LiveObject there : live.values()) {
            if (!isOurs(index.object(), there)) {
                throw DriverException.of(
                        ErrorCode.SCHEMA_CONFLICT,
                        "",
                        "there is a " + there.type() + " '" + there.name() + "', and the search index of '"
                                + index.object() + "' needs that name",
                        "rename or drop it");
            }
        }
        List<Rendered> statements = new ArrayList<>(drop(index.object(), live));
        parts(index).values().forEach(sql -> statements.add(new Rendered(sql, List.of(), List.of())));
        statements.addAll(fill(index));
        return statements;
    }

    /** Removes what is there of an object's index. */
    public static List<Rendered> drop(String object, Map<String, LiveObject> live) {
        List<Rendered> statements = new ArrayList<>();
        for (String name : names(object)) {
            LiveObject there = live.get(name);
            if (there != null && isOurs(object, there)) {
                statements.add(Renderer.inlined(
                        DSL.query("drop {0} if exists {1}", DSL.keyword(there.type()), DSL.name(name))));
            }
        }
        return statements;
    }

    /** Whether records lack a number or numbers a record: one row, 0 or 1. */
    public static Rendered isOutOfStep(SearchIndex index) {
        Condition missing = DSL.exists(ids(index.object()).except(ids(SearchIndex.documents(index.object()))));
        Condition stale = DSL.exists(ids(SearchIndex.documents(index.object())).except(ids(index.object())));
        return Renderer.render(DSL.select(DSL.field(missing.or(stale))), List.of());
    }

    /** Compares an FTS5 table with the records; fails as a damaged virtual table if they differ. */
    public static Rendered check(SearchTable fts) {
        return Renderer.inlined(DSL.insertInto(table(fts.name()))
                .columns(Parts.column(fts.name()), Parts.column("rank"))
                .values(DSL.inline("integrity-check"), DSL.inline(1)));
    }

    /** Numbers the records and reads their texts. */
    private static List<Rendered> fill(SearchIndex index) {
        List<Rendered> statements = new ArrayList<>();
        statements.add(Renderer.inlined(DSL.insertInto(table(SearchIndex.documents(index.object())))
                .columns(Parts.column(TableModel.ID))
                .select(ids(index.object()).except(ids(SearchIndex.documents(index.object()))))));
        for (SearchTable fts : index.tables()) {
            statements.add(Renderer.inlined(DSL.insertInto(table(fts.name()))
                    .columns(Parts.column(fts.name()))
                    .values(DSL.inline("rebuild"))));
        }
        return statements;
    }

    /** The statements that make an index, by the names of what they make, in order. */
    private static Map<String, String> parts(SearchIndex index) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(SearchIndex.documents(index.object()), inlined(documents(index.object())));
        for (SearchTable fts : index.tables()) {
            parts.put(fts.view(), inlined(view(fts)));
            parts.put(fts.name(), inlined(virtualTable(fts)));
        }
        new SearchTriggers(index).all().forEach((name, trigger) -> parts.put(name, inlined(trigger)));
        return parts;
    }

    private static QueryPart documents(String object) {
        return DSL.createTableIfNotExists(DSL.name(SearchIndex.documents(object)))
                .column(DOCID.getQualifiedName(), SqliteTypes.INTEGER)
                .column(DSL.name(TableModel.ID), SqliteTypes.TEXT.notNull())
                .constraints(DSL.primaryKey(DOCID.getQualifiedName()), DSL.unique(DSL.name(TableModel.ID)));
    }

    private static QueryPart view(SearchTable fts) {
        String documents = SearchIndex.documents(fts.object());
        List<Field<?>> columns = new ArrayList<>();
        columns.add(DSL.field(DSL.name(documents, "docid")));
        for (int place = 0; place < fts.fields().size(); place++) {
            columns.add(
                    DSL.field(DSL.name(fts.object(), fts.fields().get(place))).as(DSL.name(fts.column(place))));
        }
        return DSL.createViewIfNotExists(DSL.name(fts.view()))
                .as(DSL.select(columns)
                        .from(table(documents))
                        .join(table(fts.object()))
                        .on(id(fts.object()).eq(id(documents))));
    }

    private static QueryPart virtualTable(SearchTable fts) {
        return DSL.query(
                "create virtual table if not exists {0} using fts5({1}, content={2}, content_rowid='docid', tokenize={3})",
                DSL.name(fts.name()),
                DSL.list(fts.columns().stream().map(DSL::name).toArray(Name[]::new)),
                DSL.inline(fts.view()),
                DSL.inline(fts.kind().tokenizer()));
    }

    /** Triggers and views of these names are nobody else's; a table may be. */
    private static boolean isOurs(String object, LiveObject there) {
        if (!there.type().equals("table")) {
            return there.type().equals("view") || there.type().equals("trigger");
        }
        return there.name().equals(SearchIndex.documents(object))
                ? there.isMadeBy(inlined(documents(object)))
                : there.sql().contains("content='" + there.name() + "_text'");
    }

    private static org.jooq.Select<org.jooq.Record1<Object>> ids(String table) {
        return DSL.select(Parts.column(TableModel.ID)).from(table(table));
    }

    private static Field<Object> id(String table) {
        return DSL.field(DSL.name(table, TableModel.ID), Object.class);
    }

    private static Table<?> table(String name) {
        return DSL.table(DSL.name(name));
    }

    private static String inlined(QueryPart part) {
        return SqliteDialect.context().renderInlined(part);
    }
}
