package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Catalog;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.normalize.NormalizeQuery;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;

/** Compiles queries to jOOQ's parts instead of to text, for statements of others that they become part of. */
public final class EmbeddedQueries {
    private final Catalog catalog;
    private final DriverCapabilities capabilities;

    /**
     * A compiler.
     *
     * @param catalog the objects
     * @param capabilities what may be asked; anything else is refused
     */
    public EmbeddedQueries(Catalog catalog, DriverCapabilities capabilities) {
        this.catalog = catalog;
        this.capabilities = capabilities;
    }

    /** A query as a select with typed columns. */
    public Select<Record> select(String object, QueryAST query, DriverOptions options) {
        Problems problems = new Problems();
        RowScope scope = ValidateQuery.check(context(options), object, query, "", null, problems);
        for (int place = 0; place < query.fields().size(); place++) {
            if (query.fields().get(place) instanceof Selection.Nested) {
                problems.add(
                        ErrorCode.UNSUPPORTED,
                        JsonPointers.child("/fields", place),
                        "a nested select takes a statement of its own, and this is one",
                        "name paths, such as 'home.name'");
            }
        }
        if (!query.expand().isEmpty()) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    "/expand",
                    "'expand' takes a statement for each level, and this is one",
                    "join the object, or read through a driver");
        }
        problems.throwIfAny();
        return typed(Objects.requireNonNull(scope), NormalizeQuery.apply(query));
    }

    /** A filter as a condition on a table under the object's name. */
    public Condition condition(String object, com.objectstack.query.Condition filter, DriverOptions options) {
        CompileContext context = context(options);
        Problems problems = new Problems();
        TableModel table = context.require(object, "", problems);
        problems.throwIfAny();
        QueryAST query = Query.matching(filter).build();
        RowScope scope = new RowScope(context, Objects.requireNonNull(table), null, "");
        scope.qualify();
        new ValidateFilter(scope, capabilities, new NestedQueries(problems), problems).check(filter, "");
        problems.throwIfAny();
        LowerSelect lower = new LowerSelect(scope, NormalizeQuery.apply(query), false);
        return scope.paths().isEmpty()
                ? lower.where()
                : scope.base().column(TableModel.ID).in(lower.ids());
    }

    private CompileContext context(DriverOptions options) {
        return new CompileContext(catalog, capabilities, Visibility.of(options), Slots.none());
    }

    /** The same select where each column is read as the record's value. */
    @SuppressWarnings("unchecked")
    private static Select<Record> typed(RowScope scope, QueryAST query) {
        Select<Record> select = (Select<Record>) new LowerSelect(scope, query, false).select();
        Map<String, ColumnModel> columns = NestedQueries.outputs(scope, query);
        List<SelectFieldOrAsterisk> typed = new ArrayList<>();
        for (SelectFieldOrAsterisk selected : select.$select()) {
            Field<?> stored = (Field<?>) selected;
            typed.add(stored.coerce(EmbeddedTypes.of(Objects.requireNonNull(columns.get(stored.getName())))));
        }
        return (Select<Record>) (Select<?>) select.$select(typed);
    }
}
