package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import com.objectstack.schema.ValueClass;
import java.util.LinkedHashSet;
import java.util.Set;

/** Why a name stands for nothing in the rows of a query. */
final class RowRefusals {
    private RowRefusals() {}

    static Problem of(RowScope scope, String name, String path) {
        TableModel table = scope.base().table();
        if (table.isFormula(name)) {
            return new Problem(
                    ErrorCode.UNKNOWN_FIELD,
                    path,
                    "field '" + name + "' of '" + table.name() + "' is a formula, which is not stored",
                    "formulas are computed above the driver; name a stored field");
        }
        int dot = name.indexOf('.');
        ColumnModel head = dot < 0 ? null : table.column(name.substring(0, dot)).orElse(null);
        if (head == null) {
            return unknownField(scope, name, path);
        }
        return pathRefusal(scope, head, name, path);
    }

    private static Problem unknownField(RowScope scope, String name, String path) {
        String dotted = name.indexOf('.') < 0 ? "" : name.substring(0, name.indexOf('.'));
        Source joined = scope.joins().get(dotted);
        if (joined == null) {
            Set<String> names =
                    new LinkedHashSet<>(scope.base().table().columns().keySet());
            scope.joins()
                    .forEach((alias, source) ->
                            source.table().columns().keySet().forEach(column -> names.add(alias + "." + column)));
            return NameScope.unknown(name, path, "'" + scope.base().table().name() + "' has no field ", names);
        }
        Set<String> names = new LinkedHashSet<>();
        joined.table().columns().keySet().forEach(column -> names.add(dotted + "." + column));
        return NameScope.unknown(name, path, "'" + joined.table().name() + "' has no field ", names);
    }

    private static Problem pathRefusal(RowScope scope, ColumnModel head, String name, String path) {
        Capability needed = head.valueClass() == ValueClass.JSON ? Capability.JSON_QUERY : Capability.REFERENCE_PATHS;
        boolean leadsOn = head.valueClass() == ValueClass.JSON || head.isReference();
        if (leadsOn && !scope.context().capabilities().has(needed)) {
            return new Problem(
                    ErrorCode.UNSUPPORTED,
                    path,
                    "the path '" + name + "' needs the capability " + needed,
                    "name a field of '" + scope.base().table().name() + "' itself");
        }
        String why = leadsOn
                ? "no record on its way has such a field, or it follows more than " + RowScope.MAX_REFERENCES
                        + " references"
                : "'" + head.name() + "' is neither a single reference nor a JSON value";
        return new Problem(
                ErrorCode.UNKNOWN_FIELD, path, "the path '" + name + "' leads nowhere: " + why, "name declared fields");
    }
}
