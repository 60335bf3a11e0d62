package com.objectstack.conformance.mutants;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Drivers that open, close, time and declare otherwise, and that make other objects. */
final class LifecycleMutants {
    private LifecycleMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("finds nothing when it is closed", closed("find", List.of()), "life-04"),
                Mutant.each(
                        "is well when it is closed",
                        () -> Mutation.on("checkHealth", call -> true),
                        "life-03 life-05 strm-06"),
                Mutant.each("connects once", LifecycleMutants::connectsOnce, "life-01 life-04 life-06"),
                Mutant.each("disconnects once", LifecycleMutants::disconnectsOnce, "life-03"),
                Mutant.of("declares what it lacks", supports(EnumSet.of(Capability.MIGRATIONS), Set.of()), "cap-01"),
                Mutant.of(
                        "has what it does not declare", supports(Set.of(), EnumSet.of(Capability.STREAMING)), "cap-01"),
                Mutant.each("declares something else each time", LifecycleMutants::fickle, "cap-02"),
                Mutant.of("has no name", Mutation.on("name", call -> " "), "cap-03"),
                Mutant.of(
                        "counts nothing when its time is up",
                        Mutation.on("count", LifecycleMutants::late),
                        "fault-04 fault-05"),
                Mutant.of("loses that its thread was interrupted", LifecycleMutants::interrupted, "fault-03"),
                Mutant.each(
                        "keeps a connection for a stream that is not read to its end",
                        LifecycleMutants::leakingStreams,
                        "strm-03 strm-04"),
                Mutant.of(
                        "reads a stream twice",
                        Mutation.on(
                                "findStream",
                                call -> new ListStream(
                                        ((RecordStream) call.proceed()).stream().toList())),
                        "strm-03 strm-04"),
                Mutant.of("runs what it explains", Mutation.on("explain", LifecycleMutants::running), "find-21"),
                Mutant.of(
                        "explains nothing",
                        Mutation.on(
                                "explain",
                                call -> new Explanation("", List.of(), ((Explanation) call.proceed()).plan())),
                        "find-21"),
                Mutant.of(
                        "empties an object that is synced again",
                        Mutation.on("syncSchema", LifecycleMutants::emptying),
                        "sch-01 sch-02 sch-03"),
                Mutant.of("removes no object", Mutation.on("dropTable", call -> null), "sch-11"),
                Mutant.of(
                        "allows no NULL where a value is required",
                        Mutation.schemas(
                                FieldSchema.class,
                                field -> field.required() ? Rewriting.with(field, "notNull", true) : field),
                        "sch-13"),
                Mutant.of(
                        "allows NULL where it is forbidden",
                        Mutation.schemas(FieldSchema.class, field -> Rewriting.with(field, "notNull", false)),
                        "con-04 sch-13"),
                Mutant.of(
                        "lets unique values repeat",
                        Mutation.schemas(FieldSchema.class, field -> Rewriting.with(field, "unique", Uniqueness.NONE)),
                        "bulk-07 con-02 con-03 idx-02 idx-05 idx-06 many-07 own-07 ups-04 ups-06 ups-08 del-10"),
                Mutant.of(
                        "holds values unique across tenants",
                        Mutation.schemas(
                                FieldSchema.class,
                                field -> field.unique() == Uniqueness.UNIQUE
                                        ? Rewriting.with(field, "unique", Uniqueness.GLOBAL)
                                        : field),
                        "idx-05"),
                Mutant.of(
                        "makes no declared index",
                        Mutation.schemas(ObjectSchema.class, schema -> Rewriting.with(schema, "indexes", List.of())),
                        "idx-04 idx-07 idx-09 idx-10"));
    }

    private static Object late(Call call) {
        try {
            return call.proceed();
        } catch (DriverException refused) {
            if (refused.code() == ErrorCode.TIMEOUT) {
                return 0L;
            }
            throw refused;
        }
    }

    private static Mutation closed(String operation, Object answer) {
        return Mutation.on(operation, call -> {
            try {
                return call.proceed();
            } catch (DriverException refused) {
                if (refused.code() == ErrorCode.DRIVER_CLOSED) {
                    return answer;
                }
                throw refused;
            }
        });
    }

    private static Mutation connectsOnce() {
        AtomicBoolean connected = new AtomicBoolean();
        return Mutation.on("connect", call -> once(call, connected));
    }

    private static Mutation disconnectsOnce() {
        AtomicBoolean disconnected = new AtomicBoolean();
        return Mutation.on("disconnect", call -> once(call, disconnected));
    }

    private static @Nullable Object once(Call call, AtomicBoolean done) {
        if (done.getAndSet(true)) {
            throw DriverException.of(ErrorCode.CONNECTION_FAILED, "", call.operation() + " was called before");
        }
        return call.proceed();
    }

    private static Mutation supports(Set<Capability> more, Set<Capability> less) {
        return Mutation.on("supports", call -> {
            DriverCapabilities sound = (DriverCapabilities) call.proceed();
            Set<Capability> other = EnumSet.copyOf(sound.capabilities());
            other.addAll(more);
            other.removeAll(less);
            return new DriverCapabilities(other, sound.dateGranularities(), sound.isolationLevels());
        });
    }

    private static Mutation fickle() {
        AtomicInteger asked = new AtomicInteger();
        Mutation less = supports(Set.of(), EnumSet.of(Capability.STREAMING));
        return call -> call.is("supports") && asked.incrementAndGet() > 1 ? less.answer(call) : call.proceed();
    }

    /** Who was interrupted goes on, and nobody learns of it. */
    private static @Nullable Object interrupted(Call call) {
        if (call.is("update") && Thread.interrupted()) {
            return call.proceed();
        }
        return call.proceed();
    }

    private static Mutation leakingStreams() {
        AtomicInteger used = new AtomicInteger();
        return call -> switch (call.operation()) {
            case "findStream" -> new LeakingStream((RecordStream) call.proceed(), used);
            case "getPoolStats" -> Optional.of(new PoolStats(used.get() + 1, 1, used.get(), 0));
            default -> call.proceed();
        };
    }

    private static Object running(Call call) {
        Object plan = call.proceed();
        if (call.sound() instanceof IDataDriver driver) {
            driver.deleteMany(call.object(), QueryAST.ALL, call.options());
        }
        return plan;
    }

    private static @Nullable Object emptying(Call call) {
        driver(call).dropTable(call.object(), DriverOptions.NONE);
        return call.proceed();
    }

    private static IDataDriver driver(Call call) {
        return (IDataDriver) call.sound();
    }
}
