package com.objectstack.compiler.ddl;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.pass.ReadSource;
import java.util.List;
import java.util.Optional;
import org.jooq.OrderField;
import org.jooq.impl.DSL;

/** The index by which a query would find records that it now looks for in a whole table. */
public final class SuggestedIndex {
    private SuggestedIndex() {}

    /**
     * The statement that makes it.
     *
     * @param source the table, as the query asks it
     * @return DDL, empty if no index would help
     */
    public static Optional<String> of(ReadSource source) {
        if (source.key().isEmpty()) {
            return Optional.empty();
        }
        List<OrderField<?>> key = source.key().stream()
                .<OrderField<?>>map(ReadSource.Part::column)
                .toList();
        List<String> names = source.key().stream().map(ReadSource.Part::name).toList();
        String name = IndexNames.of(source.table().storedName(), names, false);
        return Optional.of(SqliteDialect.context()
                .renderInlined(DSL.createIndexIfNotExists(DSL.name(name))
                        .on(DSL.table(DSL.name(source.table().storedName())), key)));
    }
}
