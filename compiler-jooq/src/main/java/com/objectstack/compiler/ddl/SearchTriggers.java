package com.objectstack.compiler.ddl;

import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.SearchTable;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.Parts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The triggers that keep a search index in step with the records, one for each kind of write. An entry is taken out with
 * the very text that it was made of, as FTS5 wants it; updates of other fields leave the index alone.
 */
final class SearchTriggers {
    private static final Field<String> ID = Parts.textColumn(TableModel.ID);

    private final SearchIndex index;
    private final Table<?> documents;

    SearchTriggers(SearchIndex index) {
        this.index = index;
        this.documents = DSL.table(DSL.name(SearchIndex.documents(index.object())));
    }

    /** The names of the triggers an object may have. */
    static List<String> names(String object) {
        return List.of(object + "__fts_insert", object + "__fts_delete", object + "__fts_update");
    }

    /** The triggers by name. */
    Map<String, QueryPart> all() {
        List<String> names = names(index.object());
        Map<String, QueryPart> triggers = new LinkedHashMap<>();
        triggers.put(names.get(0), trigger(names.get(0), "after insert on {1}", inserted()));
        triggers.put(names.get(1), trigger(names.get(1), "after delete on {1}", deleted()));
        triggers.put(names.get(2), trigger(names.get(2), "after update of {2} on {1} when {3}", updated()));
        return triggers;
    }

    private QueryPart trigger(String name, String event, List<QueryPart> body) {
        Set<Name> columns = fields().stream().map(DSL::name).collect(Collectors.toCollection(LinkedHashSet::new));
        Condition changed =
                DSL.or(fields().stream().map(SearchTriggers::changed).toList());
        List<QueryPart> parts = new ArrayList<>(
                List.of(DSL.name(name), DSL.name(index.object()), DSL.list(columns.toArray(Name[]::new)), changed));
        StringBuilder template = new StringBuilder("create trigger if not exists {0} ")
                .append(event)
                .append(" begin ");
        for (QueryPart statement : body) {
            template.append('{').append(parts.size()).append("}; ");
            parts.add(statement);
        }
        return DSL.query(template.append("end").toString(), parts.toArray(QueryPart[]::new));
    }

    private List<QueryPart> inserted() {
        List<QueryPart> body = new ArrayList<>();
        body.add(DSL.insertInto(documents).columns(ID).values(row("new", TableModel.ID)));
        index.tables().forEach(fts -> body.add(enter(fts, DSL.noCondition())));
        return body;
    }

    private List<QueryPart> deleted() {
        List<QueryPart> body = new ArrayList<>();
        index.tables().forEach(fts -> body.add(takeOut(fts, DSL.noCondition())));
        body.add(DSL.deleteFrom(documents).where(ID.eq(row("old", TableModel.ID))));
        return body;
    }

    private List<QueryPart> updated() {
        List<QueryPart> body = new ArrayList<>();
        index.tables().forEach(fts -> body.add(takeOut(fts, changed(fts))));
        body.add(DSL.update(documents)
                .set(ID, row("new", TableModel.ID))
                .where(ID.eq(row("old", TableModel.ID)), changed(TableModel.ID)));
        index.tables().forEach(fts -> body.add(enter(fts, changed(fts))));
        return body;
    }

    private QueryPart enter(SearchTable fts, Condition when) {
        List<Field<?>> values = new ArrayList<>();
        values.add(SearchSchema.DOCID);
        fts.fields().forEach(field -> values.add(row("new", field)));
        return DSL.insertInto(DSL.table(DSL.name(fts.name())))
                .columns(columns(fts))
                .select(DSL.select(values).from(documents).where(ID.eq(row("new", TableModel.ID)), when));
    }

    private QueryPart takeOut(SearchTable fts, Condition when) {
        List<Field<?>> columns = new ArrayList<>(columns(fts));
        columns.add(0, Parts.column(fts.name()));
        List<Field<?>> values = new ArrayList<>();
        values.add(DSL.inline("delete"));
        values.add(SearchSchema.DOCID);
        fts.fields().forEach(field -> values.add(row("old", field)));
        return DSL.insertInto(DSL.table(DSL.name(fts.name())))
                .columns(columns)
                .select(DSL.select(values).from(documents).where(ID.eq(row("old", TableModel.ID)), when));
    }

    private static List<Field<?>> columns(SearchTable fts) {
        List<Field<?>> columns = new ArrayList<>();
        columns.add(SearchSchema.ROWID);
        fts.columns().forEach(column -> columns.add(Parts.column(column)));
        return columns;
    }

    /** The id and every field the index covers. */
    private Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        fields.add(TableModel.ID);
        index.tables().forEach(fts -> fields.addAll(fts.fields()));
        return fields;
    }

    /** With one table the trigger itself has looked. */
    private Condition changed(SearchTable fts) {
        return index.tables().size() == 1
                ? DSL.noCondition()
                : DSL.or(fts.fields().stream().map(SearchTriggers::changed).toList());
    }

    private static Condition changed(String field) {
        return row("old", field).isDistinctFrom(row("new", field));
    }

    private static Field<String> row(String version, String field) {
        return DSL.field(DSL.name(version, field), String.class);
    }
}
