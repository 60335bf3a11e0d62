package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes of schemas, done by a driver and then by the mirror. */
final class MirroredSchemas {
    private final IDataDriver driver;
    private final Verification verification;
    private final Mirror mirror;

    MirroredSchemas(IDataDriver driver, Verification verification) {
        this.driver = driver;
        this.verification = verification;
        this.mirror = verification.mirror();
    }

    /** Creates or extends objects. What a new one holds already is read at its first use. */
    void change(
            String operation,
            List<ObjectDefinition> objects,
            DriverOptions options,
            Consumer<DriverOptions> call,
            BiConsumer<ReferenceDriver, DriverOptions> mirrored) {
        MirroredTransaction within = verification.own(options.within());
        verification.turn().of(within, options, () -> {
            List<ObjectDefinition> unread = objects.stream()
                    .filter(each -> !isWholeIn(each.object(), options, within))
                    .toList();
            run(request(operation, objects), options, within, call, mirrored, unread.isEmpty());
            unread.forEach(each -> mirror.forget(each.object(), within));
            return true;
        });
    }

    /** Drops an object. */
    void drop(
            String operation,
            String object,
            DriverOptions options,
            Consumer<DriverOptions> call,
            BiConsumer<ReferenceDriver, DriverOptions> mirrored) {
        MirroredTransaction within = verification.own(options.within());
        verification.turn().of(within, options, () -> {
            run(Request.of(operation, object, Map.of()), options, within, call, mirrored, true);
            mirror.forget(object, within);
            return true;
        });
    }

    /** Changes an object that is known here as the mirror does, or is read anew. */
    void alter(String operation, String object, Object content, Runnable call, Consumer<ReferenceDriver> mirrored) {
        verification.turn().of(null, DriverOptions.NONE, () -> {
            boolean isWhole = isWholeIn(object, DriverOptions.NONE, null);
            run(
                    Request.of(operation, object, content),
                    DriverOptions.NONE,
                    null,
                    own -> call.run(),
                    (reference, own) -> mirrored.accept(reference),
                    isWhole);
            return true;
        });
    }

    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    private static ObjectSchema with(ObjectSchema schema, Map<String, FieldSchema> fields) {
        return new ObjectSchema(schema.name(), fields, schema.indexes(), schema.declaredTenancy(), schema.metadata());
    }

    /** Changes or drops a column, which the mirror cannot: it declares the object anew. */
    void redeclare(String object, Runnable call, UnaryOperator<Map<String, FieldSchema>> change) {
        verification.turn().of(null, DriverOptions.NONE, () -> {
            verification.changed();
            call.run();
            StoredTable table = mirror.table(object, null);
            if (table != null) {
                ObjectSchema schema = table.model().schema();
                mirror.declareAnew(object, with(schema, change.apply(new LinkedHashMap<>(schema.fields()))));
            }
            return true;
        });
    }

    /** The reference has no tables of somebody else to look at. */
    private static void refuseExternal(List<ObjectDefinition> objects) {
        for (ObjectDefinition each : objects) {
            if (each.schema().metadata().get("external") != null) {
                throw DriverException.of(
                        ErrorCode.UNSUPPORTED, "/external", "the records of '" + each.object() + "' are not verified");
            }
        }
    }

    void register(List<ObjectDefinition> objects) {
        refuseExternal(objects);
        verification.turn().of(null, DriverOptions.NONE, () -> {
            run(
                    request("registerObjects", objects),
                    DriverOptions.NONE,
                    null,
                    own -> driver.registerObjects(objects),
                    (reference, own) -> reference.registerObjects(objects),
                    true);
            objects.forEach(each -> mirror.forget(each.object(), null));
            return true;
        });
    }

    /** Runs what was not mirrored at all, and reads everything anew. */
    <T> T unfollowed(Supplier<T> call) {
        return verification.turn().of(null, DriverOptions.NONE, () -> {
            verification.changed();
            try {
                return call.get();
            } finally {
                mirror.forgetAll(null);
            }
        });
    }

    private static Request request(String operation, List<ObjectDefinition> objects) {
        String names =
                String.join(", ", objects.stream().map(ObjectDefinition::object).toList());
        List<?> schemas = objects.stream()
                .map(each -> SchemaCodec.toJson(each.schema().named(each.object())))
                .toList();
        return Request.of(operation, names, schemas);
    }

    /** Whether the mirror holds all there is of an object, hidden columns included. */
    private boolean isWholeIn(String object, DriverOptions options, @Nullable MirroredTransaction within) {
        DriverOptions own = VerifiedOperations.toLoad(verification.forDriver(options));
        if (!mirror.load(Request.of("", object, Map.of()), driver, own, within)) {
            return false;
        }
        StoredTable table = mirror.table(object, within);
        return table != null
                && table.model().columns().size() == table.columns().size();
    }

    private void run(
            Request request,
            DriverOptions options,
            @Nullable MirroredTransaction within,
            Consumer<DriverOptions> call,
            BiConsumer<ReferenceDriver, DriverOptions> mirrored,
            boolean isWhole) {
        verification.changed();
        Answer<Boolean> found = Verification.done(() -> call.accept(verification.forDriver(options)));
        boolean isForeign = options.within() != null && within == null;
        if (found.isComparable() && !isForeign && (isWhole || !isOfRecords(found))) {
            DriverOptions own = Mirror.options(options, within);
            verification.compare(
                    request,
                    () -> Verification.done(() -> mirrored.accept(mirror.reference(), own))
                            .orThrow(),
                    found,
                    Boolean::equals);
        }
        found.orThrow();
    }

    /** Whether records, or columns, that the mirror has not seen may be the reason. */
    private static boolean isOfRecords(Answer<?> found) {
        DriverException refusal = found.refusal();
        return refusal != null
                && (refusal.code() == ErrorCode.SCHEMA_CONFLICT
                        || refusal.code() == ErrorCode.UNIQUE_VIOLATION
                        || refusal.code() == ErrorCode.UNKNOWN_OBJECT
                        || refusal.code() == ErrorCode.UNSUPPORTED);
    }
}
