package com.objectstack.conformance.reference;

import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;

/**
 * What a query that does not group shows (SEMANTICS.md §2): the fields asked for, else those of the object, then those of
 * each joined object.
 */
final class Outputs {
    private Outputs() {}

    /**
     * The outputs; names that stand for nothing are left out.
     *
     * @param query the query
     * @param names what its names stand for
     * @param always columns of the base that a record has whatever is selected: scores, distances
     */
    static List<Output> of(QueryAST query, RowNames names, List<String> always) {
        List<Output> outputs = new ArrayList<>();
        if (query.fields().isEmpty()) {
            names.sources().forEach(source -> addAll(source, source.equals(names.base()), outputs));
            return outputs;
        }
        query.fields()
                .forEach(selection -> names.find(selection.field())
                        .ifPresent(field -> outputs.add(new Output(Output.name(selection, field), null, field))));
        for (String name : always) {
            names.find(name)
                    .filter(found -> outputs.stream()
                            .noneMatch(output -> output.name().equals(name)
                                    || output.expression().key().equals(found.key())))
                    .ifPresent(found -> outputs.add(new Output(name, null, found)));
        }
        return outputs;
    }

    private static void addAll(Source source, boolean isBase, List<Output> outputs) {
        source.relation()
                .columns()
                .forEach(column -> outputs.add(new Output(
                        column.name(), isBase ? null : source.alias(), Expression.ofSource(source.alias(), column))));
    }
}
