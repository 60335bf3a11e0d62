package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TextRules;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.Problem;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names a filter or sort key may use, and what each stands for. */
sealed interface NameScope permits RowScope, OutputScope {
    /** What a name stands for. */
    Optional<ScopedField> field(String name);

    /** What a {@code $field} comparand stands for. */
    Optional<ScopedField> comparand(String name);

    /** Why a name that stands for nothing is refused. */
    Problem refusal(String name, String path);

    /** Why a comparand that stands for nothing is refused. */
    Problem comparandRefusal(String name, String path);

    /** Whether a field is the tenant column, which is no comparand. */
    boolean isTenantField(ScopedField field);

    /** What a name stands for, or null after adding the reason why that is nothing. */
    default @Nullable ScopedField resolve(String name, String path, Problems problems) {
        Optional<ScopedField> field = field(name);
        if (field.isEmpty()) {
            problems.add(refusal(name, path));
        }
        return field.orElse(null);
    }

    /** A name that nothing has, with the nearest one. */
    static Problem unknown(String name, String path, String sentence, Collection<String> names) {
        String defect = TextRules.problem(name);
        if (defect != null) {
            return new Problem(ErrorCode.INVALID_QUERY, path, "a name " + defect, "names are plain Unicode text");
        }
        String hint = NearestName.hint(name, names)
                .orElse(names.isEmpty() ? "there are none" : "there are " + String.join(", ", names));
        return new Problem(ErrorCode.UNKNOWN_FIELD, path, sentence + TextRules.show(name), hint);
    }
}
