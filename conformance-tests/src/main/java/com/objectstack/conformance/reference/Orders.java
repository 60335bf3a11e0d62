package com.objectstack.conformance.reference;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Join;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The order of a query's records (SEMANTICS.md decisions 15 and 16).
 *
 * @param query the query
 * @param names what its names stand for before groups are made
 * @param outputs what it shows, if it does not group
 * @param finished the names of group keys, aggregates and window functions
 * @param windows the columns of window functions
 */
record Orders(QueryAST query, RowNames names, List<Output> outputs, FinishedNames finished, List<Column> windows) {
    /** What a sort key names: over groups a finished column; else a field, a selected alias or a window function. */
    Optional<Expression> find(String name) {
        return query.isGrouped()
                ? finished.find(name)
                : names.findOrAlias(name, query)
                        .or(() -> windows.stream()
                                .filter(column -> column.name().equals(name))
                                .findFirst()
                                .map(Expression::ofFinished));
    }

    /** Adds what is wrong with {@code orderBy}. */
    void judge(String path, Problems problems) {
        List<SortNode> keys = query.orderBy();
        for (int place = 0; place < keys.size(); place++) {
            String name = keys.get(place).field();
            String at = child(path + "/orderBy", place) + "/field";
            Optional<Expression> field = find(name);
            if (field.isEmpty()) {
                (query.isGrouped() ? finished : names).refuse(name, at, problems);
                continue;
            }
            field.get().require(Expression.SORTABLE, at, "sort by a scalar", problems);
            if (!query.isGrouped() && query.distinct() && !isProjected(field.get())) {
                problems.add(
                        ErrorCode.INVALID_QUERY,
                        at,
                        "'distinct' records are sorted by projected columns only",
                        "add '" + field.get().column().name() + "' to 'fields'");
            }
        }
    }

    private boolean isProjected(Expression field) {
        return projected().anyMatch(output -> output.expression().key().equals(field.key()));
    }

    private Stream<Output> projected() {
        Stream<Output> functions =
                windows.stream().map(column -> new Output(column.name(), null, Expression.ofFinished(column)));
        return Stream.concat(outputs.stream(), functions);
    }

    /** Whether all names that decide the order stand for something; where not, that is a problem already. */
    boolean isKnown() {
        boolean areJoined = query.joins().stream()
                .map(Join::alias)
                .allMatch(alias -> names.joined().stream()
                        .anyMatch(source -> source.alias().equals(alias)));
        boolean areSelected = query.isGrouped()
                ? query.groupBy().stream()
                        .map(GroupKey::outputName)
                        .allMatch(name -> finished.find(name).isPresent())
                : query.fields().stream()
                        .map(Selection::field)
                        .allMatch(name -> names.find(name).isPresent());
        return areJoined
                && windows.size() == query.windowFunctions().size()
                && areSelected
                && query.orderBy().stream().allMatch(key -> find(key.field()).isPresent());
    }

    /** The keys asked for, then those that make the order total; what a search found comes best first. */
    TotalOrder total() {
        List<SortKey> tieBreakers = tieBreakers();
        TotalOrder asked = TotalOrder.total(query.orderBy(), this::find, tieBreakers);
        boolean isBestFirst = query.search() != null && query.orderBy().isEmpty() && !query.isGrouped();
        Optional<Expression> score = isBestFirst ? names.find(SearchedObject.SCORE) : Optional.empty();
        if (score.isEmpty()) {
            return asked;
        }
        List<SortKey> keys = new ArrayList<>();
        keys.add(new SortKey(SearchedObject.SCORE, SortNode.desc(SearchedObject.SCORE), score.get()));
        asked.keys().stream()
                .filter(key -> !key.expression().key().equals(score.get().key()))
                .forEach(keys::add);
        return new TotalOrder(keys);
    }

    private List<SortKey> tieBreakers() {
        if (query.isGrouped()) {
            return query.groupBy().stream()
                    .flatMap(key -> finished.find(key.outputName()).stream())
                    .map(key -> tieBreaker(key.column().name(), key))
                    .toList();
        }
        if (query.distinct()) {
            return projected()
                    .map(output -> tieBreaker(output.label(), output.expression()))
                    .toList();
        }
        return ofRows(names);
    }

    /** What tells rows apart: {@code id}, {@code alias.id}. */
    static List<SortKey> ofRows(RowNames names) {
        String base = names.base().alias();
        return names.keys().stream()
                .map(key -> {
                    String alias = key.key().get(0);
                    String column = key.column().name();
                    return tieBreaker(alias.equals(base) ? column : alias + "." + column, key);
                })
                .toList();
    }

    static SortKey tieBreaker(String name, Expression expression) {
        return new SortKey(name, SortNode.asc(name), expression);
    }
}
