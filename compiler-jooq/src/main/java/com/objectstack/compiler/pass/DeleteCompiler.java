package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverOptions;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Records to {@code delete from t where …}, own records alone. */
final class DeleteCompiler {
    private final TableModel table;
    private final Condition own;

    DeleteCompiler(TableModel table, DriverOptions options) {
        this.table = table;
        this.own = TenantScope.of(options).writable(table);
    }

    Rendered byId(String id) {
        return matching(Parts.column(TableModel.ID).eq(Parts.bind(id)).and(own));
    }

    Rendered byIds(List<String> ids) {
        return matching(Parts.textColumn(TableModel.ID)
                .in(Parts.jsonValues(JsonText.array(ids)))
                .and(own));
    }

    /** Removes every record of a condition, which sees own records alone. */
    Rendered matching(Condition affected) {
        return Renderer.render(DSL.deleteFrom(Parts.table(table)).where(affected), List.of());
    }
}
