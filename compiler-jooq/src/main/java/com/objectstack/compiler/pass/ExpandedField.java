package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.query.Everything;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.schema.FieldSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A reference of a query that is replaced by the records it reaches: an entry of {@code expand}, or a nested select.
 *
 * @param node what holds the rows of {@code query} in the scope: the entry's key, or the nested select
 * @param path where {@code query} stands
 * @param field the reference
 * @param name its name in the record
 * @param query what is asked of the referenced object
 * @param keepsIds whether an id that reaches nothing stays; else it becomes null
 */
record ExpandedField(Object node, String path, ScopedField field, String name, QueryAST query, boolean keepsIds) {
    /** The nested selects, then the entries of {@code expand}, of a query at a path; all that are valid. */
    static List<ExpandedField> of(RowScope scope, QueryAST query, String path) {
        List<ExpandedField> expanded = new ArrayList<>();
        for (int place = 0; place < query.fields().size(); place++) {
            if (query.fields().get(place) instanceof Selection.Nested nested) {
                String at = child(path + "/fields", place);
                scope.field(nested.field()).ifPresent(field -> expanded.add(of(nested, field, at)));
            }
        }
        for (Map.Entry<String, QueryAST> entry : query.expand().entrySet()) {
            String key = entry.getKey();
            scope.field(key)
                    .flatMap(field -> name(key, field, scope, query)
                            .map(name -> new ExpandedField(
                                    key, child(path + "/expand", key), field, name, entry.getValue(), true)))
                    .ifPresent(expanded::add);
        }
        return expanded;
    }

    /** A nested select. */
    static ExpandedField of(Selection.Nested nested, ScopedField field, String path) {
        QueryAST query =
                Query.query().select(nested.fields().toArray(Selection[]::new)).build();
        return new ExpandedField(nested, path, field, RowOutput.name(nested, field), query, false);
    }

    /** The name a field has in the record, its own rather than an alias; empty if it is not in the record. */
    static Optional<String> name(String key, ScopedField field, RowScope scope, QueryAST query) {
        if (query.isGrouped()) {
            return query.groupBy().stream()
                    .filter(group ->
                            group instanceof GroupKey.Field && group.field().equals(key))
                    .map(GroupKey::outputName)
                    .findFirst();
        }
        if (query.fields().isEmpty()) {
            return Optional.of(field.column().name())
                    .filter(name -> field.owner().equals(scope.base()));
        }
        return query.fields().stream()
                .filter(Selection.Field.class::isInstance)
                .map(Selection.Field.class::cast)
                .filter(selection -> scope.field(selection.field())
                        .filter(found -> found.key().equals(field.key()))
                        .isPresent())
                .min(Comparator.comparing(selection -> selection.alias().isPresent()))
                .map(selection -> RowOutput.name(selection, field));
    }

    /** Whether a field holds ids of records. */
    static boolean isReference(ScopedField field) {
        return !field.isJsonPath()
                && field.column()
                        .field()
                        .filter(declared -> declared.type().isReference())
                        .isPresent();
    }

    boolean isMultiple() {
        return field.column().field().filter(FieldSchema::multiple).isPresent();
    }

    /** The object whose records take the ids' place. */
    Optional<String> target() {
        return field.column().target().or(() -> Optional.ofNullable(query.object()));
    }

    /** What of the query is asked of the records, without what is counted for each parent. */
    QueryAST rows() {
        return new QueryAST(
                query.object(),
                List.of(),
                query.fields(),
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
                null,
                null,
                null,
                null,
                query.expand());
    }
}
