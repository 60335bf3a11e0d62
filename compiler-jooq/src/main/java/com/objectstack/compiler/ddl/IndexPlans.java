package com.objectstack.compiler.ddl;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.ConflictTarget;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a schema's {@code unique}, {@code index} and {@code indexes} come to; contract §6.5, rules S1 to S7. */
public final class IndexPlans {
    private final TableModel table;
    private final Consumer<String> warnings;
    private final Map<String, IndexPlan> plans = new LinkedHashMap<>();

    private IndexPlans(TableModel table, Consumer<String> warnings) {
        this.table = table;
        this.warnings = warnings;
    }

    /**
     * The indexes of a declared object.
     *
     * @param table its table
     * @param warnings takes a sentence on each index that cannot be made
     * @return one plan a name
     * @throws DriverException {@code INVALID_SCHEMA} if two different indexes have one name
     */
    public static List<IndexPlan> of(TableModel table, Consumer<String> warnings) {
        IndexPlans all = new IndexPlans(table, warnings);
        ObjectSchema schema = table.schema();
        if (schema != null) {
            schema.fields().values().forEach(all::addField);
            for (int place = 0; place < schema.indexes().size(); place++) {
                IndexSchema index = schema.indexes().get(place);
                if (!index.type().isSearch()) {
                    all.add(all.declared(index, JsonPointers.child("/indexes", place)));
                }
            }
        }
        return List.copyOf(all.plans.values());
    }

    /** One index of a table; its fields are known to exist. */
    public static IndexPlan of(TableModel table, IndexSchema index) {
        return new IndexPlans(table, warning -> {}).declared(index, "");
    }

    private void addField(FieldSchema field) {
        String path = JsonPointers.child("/fields", field.name());
        if (field.unique() != Uniqueness.NONE && !field.name().equals(TableModel.ID)) {
            boolean perTenant =
                    field.unique() != Uniqueness.GLOBAL && !field.name().equals(table.tenantField());
            String bucket = perTenant ? table.tenantField() : null;
            List<String> columns = bucket == null ? List.of(field.name()) : List.of(bucket, field.name());
            add(plan(null, new ConflictTarget(columns, bucket), true, path));
        }
        if (field.indexed()) {
            add(plan(null, new ConflictTarget(List.of(field.name()), null), false, path));
        }
    }

    private IndexPlan declared(IndexSchema index, String path) {
        List<String> columns = new ArrayList<>();
        index.fields().forEach(field -> columns.add(columnOf(field)));
        String bucket = index.unique() == Uniqueness.ORGANIZATION ? table.tenantField() : null;
        if (bucket != null && !columns.contains(bucket)) {
            columns.add(0, bucket);
        }
        boolean unique = index.unique() != Uniqueness.NONE;
        IndexPlan plan = plan(index.name().orElse(null), new ConflictTarget(columns, bucket), unique, path);
        return new IndexPlan(plan.name(), plan.table(), plan.key(), unique, index.where(), path);
    }

    /** The column of a field, in another spelling perhaps; a formula stays as it is and is skipped later. */
    private String columnOf(String field) {
        return table.column(field).map(column -> column.name()).orElse(field);
    }

    private IndexPlan plan(@Nullable String name, ConflictTarget key, boolean unique, String path) {
        String known = name != null ? name : IndexNames.of(table.name(), key.columns(), unique);
        return new IndexPlan(known, table.name(), key, unique, null, path);
    }

    private void add(IndexPlan plan) {
        for (String column : plan.key().columns()) {
            if (!table.columns().containsKey(column)) {
                warnings.accept("index '" + plan.name() + "' on '" + table.name() + "' is left out: field '" + column
                        + "' is computed and has no column");
                return;
            }
        }
        IndexPlan earlier = plans.putIfAbsent(plan.name(), plan);
        if (earlier != null && !earlier.isSameAs(plan)) {
            throw DriverException.of(
                    ErrorCode.INVALID_SCHEMA,
                    plan.path(),
                    "index '" + plan.name() + "' is declared twice, and differently",
                    "give one of them another name");
        }
    }
}
