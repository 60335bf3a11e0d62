package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Catalog;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.ResultColumn;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Everything;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.QueryAST;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Compiles reads: validate, normalize, lower, render. Thread-safe. Stands in for the real one. */
public final class ReadCompiler {
    private final Catalog catalog;
    private final DriverCapabilities capabilities;

    /**
     * A compiler for one driver.
     *
     * @param catalog the objects that are known
     * @param capabilities what the driver can do; anything else is refused
     */
    public ReadCompiler(Catalog catalog, DriverCapabilities capabilities) {
        this.catalog = catalog;
        this.capabilities = capabilities;
    }

    /** The records of a query. */
    public Rendered find(TableModel table, QueryAST query, DriverOptions options) {
        return select(table, query, options, query.effectiveLimit().orElse(-1L));
    }

    /** The first record of a query. */
    public Rendered findOne(TableModel table, QueryAST query, DriverOptions options) {
        return select(table, query, options, 1L);
    }

    /** The number of records of a query. */
    public Rendered count(TableModel table, QueryAST query, DriverOptions options) {
        Condition where = where(table, query.where(), options);
        return Renderer.render(
                DSL.select(DSL.count()).from(Parts.table(table)).where(where),
                List.of(new ResultColumn("count", stored -> stored)));
    }

    /** The different values of a field. */
    public Rendered distinct(
            TableModel table, String field, com.objectstack.query.Condition filter, DriverOptions options) {
        ColumnModel column = table.column(field)
                .orElseThrow(() -> DriverException.of(ErrorCode.UNKNOWN_FIELD, "", "no field '" + field + "'"));
        return Renderer.render(
                DSL.selectDistinct(Parts.column(column))
                        .from(Parts.table(table))
                        .where(where(table, filter, options))
                        .orderBy(Parts.column(column)),
                List.of(new ResultColumn(field, column.codec()::decode)));
    }

    /**
     * The records {@code updateMany} or {@code deleteMany} writes.
     *
     * @param table the object's table
     * @param query {@code where}, {@code orderBy}, {@code limit}, {@code offset}; anything else is refused
     * @param options the options, for the tenant scope
     * @return a condition on the table's unqualified columns
     */
    public Condition affected(TableModel table, QueryAST query, DriverOptions options) {
        return where(table, query.where(), options);
    }

    private Rendered select(TableModel table, QueryAST query, DriverOptions options, long limit) {
        List<Field<Object>> fields =
                table.columns().values().stream().map(Parts::column).toList();
        List<ResultColumn> results = table.columns().values().stream()
                .map(column -> new ResultColumn(column.name(), column.codec()::decode))
                .toList();
        return Renderer.render(
                DSL.select(fields)
                        .from(Parts.table(table))
                        .where(where(table, query.where(), options))
                        .orderBy(table.hasId() ? List.of(Parts.column(TableModel.ID)) : List.of())
                        .limit(DSL.val(limit)),
                results);
    }

    private Condition where(TableModel table, com.objectstack.query.Condition filter, DriverOptions options) {
        Condition scope = TenantScope.of(options).readable(table);
        return switch (filter) {
            case Everything all -> scope;
            case FieldEquals equals when equals.value().value() != null -> {
                ColumnModel column = table.column(equals.field())
                        .orElseThrow(() -> DriverException.of(
                                ErrorCode.UNKNOWN_FIELD, "/where/" + equals.field(), "no such field"));
                yield Parts.column(column)
                        .eq(Parts.bind(column.codec().encode(equals.value().value(), Place.FILTER)))
                        .and(scope);
            }
            default -> throw DriverException.of(ErrorCode.UNSUPPORTED, "/where", "not yet");
        };
    }
}
