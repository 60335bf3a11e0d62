package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.model.TextRules;
import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.Problem;
import com.objectstack.schema.ValueClass;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names a filter or sort key may use, and what each stands for. */
sealed interface NameScope {
    /** What a name stands for. */
    Optional<ColumnModel> column(String name);

    /** All names, for hints. */
    Collection<String> names();

    /** Why a name that stands for nothing is refused. */
    Problem refusal(String name, String path);

    /** The column of a name, or null after adding the reason why there is none. */
    default @Nullable ColumnModel resolve(String name, String path, Problems problems) {
        Optional<ColumnModel> column = column(name);
        if (column.isEmpty()) {
            problems.add(refusal(name, path));
        }
        return column.orElse(null);
    }

    /**
     * The fields of an object.
     *
     * @param table its table
     */
    record Fields(TableModel table) implements NameScope {
        @Override
        public Optional<ColumnModel> column(String name) {
            return table.column(name);
        }

        @Override
        public Collection<String> names() {
            return table.columns().keySet();
        }

        @Override
        public Problem refusal(String name, String path) {
            if (table.isFormula(name)) {
                return new Problem(
                        ErrorCode.UNKNOWN_FIELD,
                        path,
                        "field '" + name + "' of '" + table.name() + "' is a formula, which is not stored",
                        "formulas are computed above the driver; name a stored field");
            }
            int dot = name.indexOf('.');
            ColumnModel head =
                    dot < 0 ? null : table.column(name.substring(0, dot)).orElse(null);
            if (head != null && leadsOn(head)) {
                Capability needed =
                        head.valueClass() == ValueClass.JSON ? Capability.JSON_QUERY : Capability.REFERENCE_PATHS;
                return new Problem(
                        ErrorCode.UNSUPPORTED,
                        path,
                        "the path '" + name + "' needs the capability " + needed,
                        "name a field of '" + table.name() + "' itself");
            }
            return unknown(name, path, "'" + table.name() + "' has no field ", names());
        }

        private static boolean leadsOn(ColumnModel head) {
            boolean reference = head.field()
                    .map(field -> field.type().isReference() && !field.multiple())
                    .orElse(false);
            return reference || head.valueClass() == ValueClass.JSON;
        }
    }

    /**
     * The columns of finished rows: group keys and aggregates.
     *
     * @param outputs the columns by name
     */
    record Outputs(Map<String, ColumnModel> outputs) implements NameScope {
        @Override
        public Optional<ColumnModel> column(String name) {
            return Optional.ofNullable(outputs.get(name));
        }

        @Override
        public Collection<String> names() {
            return outputs.keySet();
        }

        @Override
        public Problem refusal(String name, String path) {
            return unknown(name, path, "the groups have no column ", names());
        }
    }

    private static Problem unknown(String name, String path, String sentence, Collection<String> names) {
        String defect = TextRules.problem(name);
        if (defect != null) {
            return new Problem(ErrorCode.INVALID_QUERY, path, "a name " + defect, "names are plain Unicode text");
        }
        String hint = NearestName.of(name, names)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElse(names.isEmpty() ? "there are none" : "there are " + String.join(", ", names));
        return new Problem(ErrorCode.UNKNOWN_FIELD, path, sentence + TextRules.show(name), hint);
    }
}
