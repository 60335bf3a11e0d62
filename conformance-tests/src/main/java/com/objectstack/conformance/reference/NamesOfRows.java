package com.objectstack.conformance.reference;

import com.objectstack.query.QueryAST;
import java.util.Optional;

/**
 * What names inside window functions over rows stand for: fields, then selected aliases.
 *
 * @param names the names of the rows
 * @param query the query
 */
record NamesOfRows(RowNames names, QueryAST query) implements NameReader {
    @Override
    public Optional<Expression> find(String name) {
        return names.findOrAlias(name, query);
    }

    @Override
    public void refuse(String name, String path, Problems problems) {
        names.refuse(name, path, problems);
    }
}
