package com.objectstack.cli.exec;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ExecuteResult;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ISchemaDriver;
import com.objectstack.driver.IntrospectedSchema;
import com.objectstack.driver.IsolationLevel;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.driver.SchemaSyncStats;
import com.objectstack.driver.Transaction;
import com.objectstack.query.Condition;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.ChangeCategory;
import com.objectstack.schema.Drift;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexChange;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.SchemaChange;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A driver that writes down what it is called with, in JSON's words, and answers from a script. */
final class RecordingDriver implements InvocationHandler {
    private static final DataRecord ANN = DataRecord.copyOf(Map.of("id", "1"));

    /** Methods that drivers may leave out; all others with a default call one without. */
    private static final Set<String> OPTIONAL = Set.of(
            "detectDrift",
            "applyDrift",
            "deferSchema",
            "pendingSchema",
            "flushSchema",
            "registerExternalObject",
            "getSchemaSyncStats");

    final List<String> calls = new ArrayList<>();
    private final Map<String, Supplier<Object>> script = new HashMap<>();
    private int transactions;

    RecordingDriver() {
        answer("name", "fake");
        answer("find", List.of(ANN));
        answer("findOne", Optional.of(ANN));
        answer("findById", Optional.empty());
        answer("findPage", new Page(List.of(ANN), "next"));
        answer("count", 9_007_199_254_740_993L);
        answer("distinct", Arrays.asList(null, 0.1, 1L, "é"));
        answer("create", ANN);
        answer("update", Optional.empty());
        answer("upsert", ANN);
        answer("delete", false);
        answer("bulkCreate", List.of(ANN, ANN));
        answer("bulkUpdate", List.of());
        answer("updateMany", 2L);
        answer("deleteMany", 0L);
        answer("checkHealth", true);
        answer("getSchemaSyncStats", Optional.of(new SchemaSyncStats(2, 1)));
        answer("verifySearchIndex", true);
        answer("execute", new ExecuteResult(List.of("id"), List.of(ANN), 3));
        answer("executeRaw", new ExecuteResult(List.of(), List.of(), 0));
        answer("explain", new Explanation("select ?", Arrays.asList(1L, null), List.of(plan())));
        answer("supports", capabilities());
        answer("introspectSchema", introspected());
        answer("detectDrift", new Drift(List.of(drop())));
        answer("pendingSchema", new Drift(List.of()));
        answer("applyDrift", new Drift.Outcome(List.of(), List.of(drop())));
        answer("flushSchema", new Drift.Outcome(List.of(), List.of()));
        script.put("beginTransaction", () -> new FakeTransaction("tx" + ++transactions));
    }

    private static SchemaChange drop() {
        IndexChange.Duplicates group = new IndexChange.Duplicates(Map.of("c", 1L), 2);
        return new IndexChange(
                IndexChange.Kind.DROP_INDEX,
                "a",
                "i",
                ChangeCategory.DESTRUCTIVE,
                "told",
                List.of("drop"),
                true,
                List.of(group),
                "held");
    }

    private static Explanation.PlanNode plan() {
        return new Explanation.PlanNode(1, 0, "root", List.of(new Explanation.PlanNode(2, 1, "leaf", List.of())));
    }

    private static DriverCapabilities capabilities() {
        return new DriverCapabilities(
                Set.of(Capability.CREATE, Capability.QUERY_CTE),
                Set.of(DateGranularity.DAY),
                Set.of(IsolationLevel.SERIALIZABLE));
    }

    private static IntrospectedSchema introspected() {
        var column = new IntrospectedSchema.Column("id", "text", false, null, true, true);
        var key = new IntrospectedSchema.ForeignKey("b", "t", "id", "fk_a_b");
        return new IntrospectedSchema(
                Map.of("a", new IntrospectedSchema.Table("a", List.of(column), List.of(key), List.of("id"))));
    }

    IDataDriver driver() {
        return (IDataDriver) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {IDataDriver.class, ISchemaDriver.class}, this);
    }

    /** A driver without schemas to change. */
    IDataDriver withoutSchemas() {
        return (IDataDriver)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {IDataDriver.class}, this);
    }

    void answer(String method, Object result) {
        script.put(method, () -> result);
    }

    void fail(String method, RuntimeException failure) {
        script.put(method, () -> {
            throw failure;
        });
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        if (method.isDefault() && !OPTIONAL.contains(method.getName())) {
            return InvocationHandler.invokeDefault(proxy, method, args);
        }
        if (method.getDeclaringClass() == Object.class) {
            try {
                return method.invoke(this, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
        if (!method.getName().equals("name")) {
            calls.add(method.getName()
                    + Arrays.stream(args == null ? new Object[0] : args)
                            .map(RecordingDriver::shown)
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining(", ", "(", ")")));
        }
        return script.getOrDefault(method.getName(), () -> null).get();
    }

    private static String shown(Object argument) {
        return switch (argument) {
            case DriverOptions options when options.equals(DriverOptions.NONE) -> "";
            case DriverOptions options ->
                "in " + options.transaction().map(Transaction::id).orElse("none")
                        + options.tenantId().map(" for "::concat).orElse("");
            case Transaction transaction -> transaction.id();
            case QueryAST query -> QueryCodec.toJson(query).toString();
            case Condition condition -> QueryCodec.toJson(condition).toString();
            case ObjectSchema schema -> SchemaCodec.toJson(schema).toString();
            case FieldSchema field -> SchemaCodec.toJson(field).toString();
            case IndexSchema index -> SchemaCodec.toJson(index).toString();
            case ObjectDefinition definition -> definition.object() + shown(definition.schema());
            case RecordUpdate update -> update.id() + shown(update.data());
            case Map<?, ?> map -> map.toString();
            case Collection<?> list ->
                list.stream().map(RecordingDriver::shown).toList().toString();
            case Number number -> number + " " + number.getClass().getSimpleName();
            case null -> "null";
            default -> argument.toString();
        };
    }

    private final class FakeTransaction implements Transaction {
        private final String id;

        FakeTransaction(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void savepoint(String name) {
            calls.add(id + ".savepoint(" + name + ")");
        }

        @Override
        public void rollbackTo(String name) {
            if (name.equals("unknown")) {
                throw DriverException.of(ErrorCode.INVALID_QUERY, "", "no savepoint");
            }
            calls.add(id + ".rollbackTo(" + name + ")");
        }

        @Override
        public void release(String name) {
            calls.add(id + ".release(" + name + ")");
        }
    }
}
