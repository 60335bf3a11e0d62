package com.objectstack.migrate;

import com.objectstack.migrate.Check.AsDefined;
import com.objectstack.migrate.Check.RowsKept;
import com.objectstack.migrate.Step.RenameTable;
import com.objectstack.migrate.Step.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checks that any steps have to pass: tables are as defined, and none has lost records. */
final class DefaultChecks {
    private DefaultChecks() {}

    /** The checks of steps from some definitions on. What statements of the user's do to records is theirs to say. */
    static List<Check> of(List<Step> steps, Definitions before) {
        boolean keepsRows = steps.stream().noneMatch(Sql.class::isInstance);
        List<Check> checks = new ArrayList<>();
        Definitions after = StepEffect.of(steps, before);
        touched(steps).forEach((now, was) -> {
            if (after.find(now).isPresent()) {
                checks.add(new AsDefined(now));
                if (keepsRows && before.find(was).isPresent()) {
                    checks.add(new RowsKept(now, was));
                }
            }
        });
        return checks;
    }

    /** The objects by the name they have at the end, each with the name it had. */
    private static Map<String, String> touched(List<Step> steps) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Step step : steps) {
            if (step instanceof RenameTable renamed) {
                String was = names.remove(renamed.object());
                names.put(renamed.to(), was == null ? renamed.object() : was);
            } else if (!step.object().isEmpty()) {
                names.putIfAbsent(step.object(), step.object());
            }
        }
        return names;
    }
}
