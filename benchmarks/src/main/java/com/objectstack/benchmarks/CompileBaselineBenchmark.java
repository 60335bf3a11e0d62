package com.objectstack.benchmarks;

import com.objectstack.compiler.CompiledStatement;
import com.objectstack.compiler.QueryCompiler;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a query of ten predicates cost next to plain jOOQ, whose DSL says the same by hand?
 *
 * <p>{@code bin/objectstack bench --only CompileBaseline}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CompileBaselineBenchmark {
    private final QueryCompiler caching = QueryCompiler.of(Objects.all(), SqlDriverSettings.DEFAULTS.capabilities());
    private final QueryCompiler plain = caching.withoutPlanCache();
    private final QueryAST query = QueryShape.PREDICATES_10.query(7);
    private final DSLContext jooq = DSL.using(
            SQLDialect.SQLITE, new Settings().withRenderFormatted(false).withExecuteLogging(false));

    /** The statement by way of the plan cache. */
    @Benchmark
    public CompiledStatement warm() {
        return caching.find("invoice", query, DriverOptions.NONE);
    }

    /** The statement through all passes. */
    @Benchmark
    public CompiledStatement cold() {
        return plain.find("invoice", query, DriverOptions.NONE);
    }

    /** The floor: the same statement built with jOOQ's DSL, rendered, its values extracted. */
    @Baseline
    @Benchmark
    public List<Object> plainJooq() {
        Select<?> select = byHand();
        return List.of(select.getSQL(), select.getBindValues());
    }

    /**
     * The query of ten predicates as one writes it with jOOQ.
     *
     * @return the select
     */
    Select<?> byHand() {
        Condition where = column("number")
                .eq("number-7")
                .and(column("status").eq("open"))
                .and(column("total").gt(7L))
                .and(column("total").le(1007L))
                .and(column("discount").ge(0.5))
                .and(column("paid").eq(1L))
                .and(column("issued").gt("2026-01-01"))
                .and(column("sent").lt("2026-06-01T00:00:00.000Z"))
                .and(column("customer").eq("customer-7"))
                .and(column("note").isNull().or(column("note").ne("none")));
        return jooq.select(
                        column("id"),
                        column("number"),
                        column("status"),
                        column("total"),
                        column("discount"),
                        column("paid"),
                        column("issued"),
                        column("sent"),
                        column("customer"),
                        column("note"),
                        column("created_at"),
                        column("updated_at"))
                .from(DSL.table(DSL.name("invoice")))
                .where(where)
                .orderBy(column("number").asc(), column("id").asc())
                .limit(DSL.val(20L));
    }

    private static Field<Object> column(String name) {
        return DSL.field(DSL.name(name), Object.class);
    }
}
