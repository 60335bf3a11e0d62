package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.NearestName;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a name stands for nothing, with the nearest one that would (SEMANTICS.md decision 3). */
final class NameRefusals {
    private final Scope scope;
    private final Catalog catalog;

    NameRefusals(Scope scope, Catalog catalog) {
        this.scope = scope;
        this.catalog = catalog;
    }

    void add(String name, String path, Problems problems) {
        if (scope.isFinished()) {
            addUnknown(name, path, "the finished rows have no column ", names(scope.base(), ""), problems);
            return;
        }
        String object = scope.base().alias();
        int dot = name.indexOf('.');
        Optional<Column> head = dot < 0 ? Optional.empty() : scope.base().column(name.substring(0, dot));
        if (catalog.model(object).filter(model -> model.isFormula(name)).isPresent()) {
            problems.add(
                    ErrorCode.UNKNOWN_FIELD,
                    path,
                    "field '" + name + "' of '" + object + "' is a formula, which is not stored",
                    "formulas are computed above the driver; name a stored field");
        } else if (head.isPresent()) {
            addPath(head.get(), name, path, problems);
        } else {
            addUnknown(name, dot < 0 ? "" : name.substring(0, dot), path, problems);
        }
    }

    private void addPath(Column head, String name, String path, Problems problems) {
        boolean isJson = head.kind() == ValueClass.JSON && !head.isJsonPath();
        boolean isReference = head.field().type().isReference() && !head.field().multiple();
        Capability needed = isJson ? Capability.JSON_QUERY : Capability.REFERENCE_PATHS;
        boolean leadsOn = isJson || isReference;
        if (leadsOn && !scope.capabilities().has(needed)) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    path,
                    "the path '" + name + "' needs the capability " + needed,
                    "name a field of '" + scope.base().alias() + "' itself");
            return;
        }
        String why = leadsOn
                ? "no record on its way has such a field, or it follows more than " + FieldPaths.MAX_REFERENCES
                        + " references"
                : "'" + head.name() + "' is neither a single reference nor a JSON value";
        problems.add(
                ErrorCode.UNKNOWN_FIELD, path, "the path '" + name + "' leads nowhere: " + why, "name declared fields");
    }

    private void addUnknown(String name, String qualifier, String path, Problems problems) {
        Source joined = scope.joins().get(qualifier);
        if (joined != null) {
            addUnknown(name, path, "'" + joined.alias() + "' has no field ", names(joined, qualifier + "."), problems);
            return;
        }
        Set<String> names = new LinkedHashSet<>(names(scope.base(), ""));
        scope.joins().forEach((alias, source) -> names.addAll(names(source, alias + ".")));
        addUnknown(name, path, "'" + scope.base().alias() + "' has no field ", List.copyOf(names), problems);
    }

    private static List<String> names(Source source, String prefix) {
        List<String> names = new ArrayList<>();
        source.relation().columns().forEach(column -> names.add(prefix + column.name()));
        return names;
    }

    /** Names that no text can be are refused as such (decision 21). */
    private static void addUnknown(String name, String path, String sentence, List<String> names, Problems problems) {
        Optional<String> defect = Texts.defect(name);
        if (defect.isPresent()) {
            problems.add(ErrorCode.INVALID_QUERY, path, "a name " + defect.get(), "names are plain Unicode text");
            return;
        }
        String hint = NearestName.hint(name, names)
                .orElse(names.isEmpty() ? "there are none" : "there are " + String.join(", ", names));
        problems.add(ErrorCode.UNKNOWN_FIELD, path, sentence + Texts.shown(name), hint);
    }
}
