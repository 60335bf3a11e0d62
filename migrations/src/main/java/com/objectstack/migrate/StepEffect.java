package com.objectstack.migrate;

import com.objectstack.migrate.Step.AddColumn;
import com.objectstack.migrate.Step.AlterObject;
import com.objectstack.migrate.Step.Converge;
import com.objectstack.migrate.Step.CreateIndex;
import com.objectstack.migrate.Step.CreateTable;
import com.objectstack.migrate.Step.DropColumn;
import com.objectstack.migrate.Step.DropIndex;
import com.objectstack.migrate.Step.DropTable;
import com.objectstack.migrate.Step.ModifyColumn;
import com.objectstack.migrate.Step.RenameColumn;
import com.objectstack.migrate.Step.RenameTable;
import com.objectstack.migrate.Step.Sql;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What steps do to definitions. A step that does not fit them is refused: it was made for others. */
final class StepEffect {
    private StepEffect() {}

    /** The definitions after steps. */
    static Definitions of(List<Step> steps, Definitions before) {
        Definitions now = before;
        for (Step step : steps) {
            now = of(step, now);
        }
        return now;
    }

    static Definitions of(Step step, Definitions before) {
        return switch (step) {
            case CreateTable created -> {
                refuse(before.find(created.object()).isPresent(), "/object", created.object() + "' is there already");
                yield before.with(created.object(), created.definition());
            }
            case DropTable dropped -> {
                before.require(dropped.object());
                yield before.without(dropped.object());
            }
            case RenameTable renamed -> renamed(renamed, before);
            case AddColumn added ->
                with(before, added.object(), schema -> {
                    refuse(
                            schema.fields().containsKey(added.definition().name()),
                            "/field",
                            added.definition().name() + "' is there already");
                    return put(schema, added.definition());
                });
            case ModifyColumn modified ->
                with(before, modified.object(), schema -> {
                    requireSame(schema, modified.from());
                    return put(schema, modified.to());
                });
            case RenameColumn renamed -> with(before, renamed.object(), schema -> renamed(renamed, schema));
            case DropColumn dropped ->
                with(before, dropped.object(), schema -> {
                    requireSame(schema, dropped.was());
                    return without(schema, dropped.was().name());
                });
            case CreateIndex created ->
                with(before, created.object(), schema -> {
                    refuse(
                            schema.indexes().contains(created.index()),
                            "/index",
                            created.index().fields() + "' is declared already");
                    return schema.withIndexes(created.index());
                });
            case DropIndex dropped ->
                with(before, dropped.object(), schema -> {
                    List<IndexSchema> left = new ArrayList<>(schema.indexes());
                    refuse(
                            !left.remove(dropped.index()),
                            "/index",
                            dropped.index().fields() + "' is not declared");
                    return copy(schema, schema.fields(), left, schema.declaredTenancy());
                });
            case AlterObject altered ->
                with(before, altered.object(), schema -> {
                    refuse(
                            !StoredSchema.frame(schema).equals(altered.from().named(altered.object())),
                            "/from",
                            altered.object() + "' is another at this point");
                    return StoredSchema.framed(schema, altered.to());
                });
            case Converge converged -> {
                before.require(converged.object());
                yield before;
            }
            case Sql sql -> before;
        };
    }

    private interface Change {
        ObjectSchema of(ObjectSchema schema);
    }

    private static Definitions with(Definitions before, String object, Change change) {
        return before.with(object, change.of(before.require(object)));
    }

    private static Definitions renamed(RenameTable step, Definitions before) {
        before.require(step.object());
        refuse(before.find(step.to()).isPresent(), "/to", step.to() + "' is there already");
        Definitions next = Definitions.NONE;
        for (String name : before.names()) {
            String newName = name.equals(step.object()) ? step.to() : name;
            ObjectSchema schema = before.require(name);
            Map<String, FieldSchema> fields = new LinkedHashMap<>();
            schema.fields()
                    .forEach((key, field) -> fields.put(
                            key,
                            step.object().equals(field.referenceObject()) ? field.withReference(step.to()) : field));
            next = next.with(
                    newName,
                    copy(schema, fields, schema.indexes(), schema.declaredTenancy())
                            .named(newName));
        }
        return next;
    }

    private static ObjectSchema renamed(RenameColumn step, ObjectSchema schema) {
        FieldSchema field = schema.field(step.field())
                .orElseThrow(() -> Definitions.refused(
                        "/field", "object '" + step.object() + "' has no field '" + step.field() + "' at this point"));
        refuse(schema.fields().containsKey(step.to()), "/to", step.to() + "' is there already");
        Map<String, FieldSchema> fields = new LinkedHashMap<>();
        schema.fields().forEach((name, one) -> {
            FieldSchema next = one.equals(field) ? field.named(step.to()) : one;
            fields.put(next.name(), next);
        });
        List<IndexSchema> indexes = schema.indexes().stream()
                .map(index -> new IndexSchema(
                        index.indexName(),
                        index.fields().stream()
                                .map(name -> name.equals(step.field()) ? step.to() : name)
                                .toList(),
                        index.type(),
                        index.unique(),
                        index.where()))
                .toList();
        Tenancy tenancy = schema.declaredTenancy();
        Tenancy next = tenancy != null && step.field().equals(tenancy.field())
                ? new Tenancy(tenancy.enabled(), step.to())
                : tenancy;
        return copy(schema, fields, indexes, next);
    }

    private static ObjectSchema put(ObjectSchema schema, FieldSchema field) {
        Map<String, FieldSchema> fields = new LinkedHashMap<>(schema.fields());
        fields.put(field.name(), field);
        return copy(schema, fields, schema.indexes(), schema.declaredTenancy());
    }

    /** Indexes that name the field go with it. */
    private static ObjectSchema without(ObjectSchema schema, String field) {
        Map<String, FieldSchema> fields = new LinkedHashMap<>(schema.fields());
        fields.remove(field);
        List<IndexSchema> indexes = schema.indexes().stream()
                .filter(index -> !index.fields().contains(field))
                .toList();
        return copy(schema, fields, indexes, schema.declaredTenancy());
    }

    private static void requireSame(ObjectSchema schema, FieldSchema expected) {
        refuse(
                !schema.field(expected.name()).filter(expected::equals).isPresent(),
                "/field",
                expected.name() + "' of object '" + schema.name() + "' is another at this point, or none");
    }

    private static void refuse(boolean isWrong, String path, String message) {
        if (isWrong) {
            throw Definitions.refused(path, "'" + message);
        }
    }

    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    private static ObjectSchema copy(
            ObjectSchema schema,
            Map<String, FieldSchema> fields,
            List<IndexSchema> indexes,
            @Nullable Tenancy tenancy) {
        return new ObjectSchema(schema.name(), fields, indexes, tenancy, schema.metadata());
    }
}
