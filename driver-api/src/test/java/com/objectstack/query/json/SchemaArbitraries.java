package com.objectstack.query.json;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import com.objectstack.schema.Uniqueness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Schemas with every property, and data, as JSON can carry them. They are well-formed; they need not make sense. */
public final class SchemaArbitraries {
    private SchemaArbitraries() {}

    /** Maps of JSON values. */
    public static Arbitrary<Map<String, Object>> data(int depth) {
        return Arbitraries.maps(ConditionArbitraries.names(), values(depth).injectNull(0.1))
                .ofMaxSize(4);
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> scalars = ConditionArbitraries.values();
        if (depth == 0) {
            return scalars;
        }
        return Arbitraries.oneOf(
                scalars,
                Arbitraries.lazy(() -> values(depth - 1))
                        .injectNull(0.1)
                        .list()
                        .ofMaxSize(3)
                        .map(list -> list),
                Arbitraries.lazy(() -> data(depth - 1)).map(map -> map));
    }

    /** Object schemas, named or not. */
    public static Arbitrary<ObjectSchema> objects() {
        Arbitrary<Map<String, FieldSchema>> fields = fields(names())
                .list()
                .ofMaxSize(4)
                .map(list -> {
                    Map<String, FieldSchema> byName = new LinkedHashMap<>();
                    list.forEach(field -> byName.put(field.name(), field));
                    return byName;
                });
        Arbitrary<Tenancy> tenancies = Combinators.combine(Arbitraries.of(true, false), names().injectNull(0.3))
                .as(Tenancy::new);
        return Combinators.combine(
                        Arbitraries.of("", "invoice"),
                        fields,
                        indexes().list().ofMaxSize(2),
                        tenancies.injectNull(0.4),
                        Arbitraries.maps(Arbitraries.of("label", "softDelete", "cdc", "enable"), values(1))
                                .ofMaxSize(3))
                .as(ObjectSchema::new);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("status", "total", "account", "owner_id", "größe");
    }

    /** Fields with every property. */
    public static Arbitrary<FieldSchema> fields(Arbitrary<String> names) {
        Arbitrary<boolean[]> flags =
                Arbitraries.of(true, false).array(boolean[].class).ofSize(5);
        return Combinators.combine(
                        names,
                        Arbitraries.of(FieldType.values()),
                        flags,
                        Arbitraries.of(Uniqueness.values()),
                        names().injectNull(0.7),
                        values(1).injectNull(0.6),
                        Arbitraries.maps(Arbitraries.of("label", "options", "format", "vectorConfig", "min"), values(1))
                                .ofMaxSize(3))
                .as((name, type, flag, unique, reference, literal, metadata) -> new FieldSchema(
                        name, type, flag[0], flag[1], flag[2], unique, flag[3], flag[4], reference, literal, metadata));
    }

    /** Indexes with every property. */
    public static Arbitrary<IndexSchema> indexes() {
        return Combinators.combine(
                        names().injectNull(0.5),
                        names().list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(IndexType.values()),
                        Arbitraries.of(Uniqueness.values()),
                        ConditionArbitraries.conditions(1).injectNull(0.5))
                .as((name, fields, type, unique, where) ->
                        new IndexSchema(name, List.copyOf(fields), type, unique, where));
    }
}
