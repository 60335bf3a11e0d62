package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the search of a query finds, if it has one: ids with their score, and their marked texts if asked for. */
final class SearchMatches {
    /** No identifier, so that no alias is hidden by it. */
    private static final String ALIAS = "#matches";

    private @Nullable Source source;

    /** Has the names of a query see what its search finds. */
    void find(RowScope scope, QueryAST query) {
        SearchPlan.of(scope.base().table(), query).ifPresent(plan -> {
            Map<String, ColumnModel> columns = new LinkedHashMap<>();
            columns.put(
                    SearchIndex.SCORE, new ColumnModel(SearchIndex.SCORE, null, ValueClass.NUMBER, ValueCodecs.MEAN));
            if (plan.search().highlight()) {
                columns.put(
                        SearchIndex.HIGHLIGHTS,
                        new ColumnModel(SearchIndex.HIGHLIGHTS, null, ValueClass.JSON, ValueCodecs.JSON_TEXT));
            }
            String alias = scope.base().alias() + ALIAS;
            source = new Source(alias, TableModel.derived(alias, columns), scope);
            scope.qualify();
        });
    }

    /** The matches as a source of rows. */
    Optional<Source> source() {
        return Optional.ofNullable(source);
    }

    /** A column of the matches. */
    Optional<ScopedField> field(String name) {
        return source().flatMap(found -> found.table().column(name).map(column -> ScopedField.of(column, found)));
    }

    /** The columns that a record has besides those asked for. */
    List<ScopedField> missing(List<RowOutput> outputs) {
        return fields().stream()
                .filter(field -> outputs.stream()
                        .noneMatch(output -> output.field().key().equals(field.key())))
                .toList();
    }

    /** The best first; what makes the order total follows, ascending. */
    List<SortKeys.Key> order(List<SortKeys.Key> tieBreakers) {
        ScopedField score = field(SearchIndex.SCORE).orElseThrow();
        List<SortKeys.Key> keys = new ArrayList<>();
        keys.add(new SortKeys.Key(SortNode.desc(SearchIndex.SCORE), score));
        tieBreakers.stream()
                .filter(key -> !key.field().key().equals(score.key()))
                .forEach(keys::add);
        return keys;
    }

    private List<ScopedField> fields() {
        return source().stream()
                .flatMap(
                        found -> found.table().columns().values().stream().map(column -> ScopedField.of(column, found)))
                .toList();
    }
}
