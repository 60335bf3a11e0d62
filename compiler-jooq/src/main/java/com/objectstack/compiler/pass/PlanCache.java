package com.objectstack.compiler.pass;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The statements rendered before, by the shape of their request. Thread-safe.
 *
 * <p>A shape names the version of the schema it was compiled for, so that a change of the schema leaves older plans
 * unused until they are evicted.
 */
public final class PlanCache {
    /** In characters of SQL and the like: a few megabytes, some thousands of usual statements. */
    private static final long MAX_WEIGHT = 4_000_000;

    private final Cache<Shape, ReadPlan> plans = Caffeine.newBuilder()
            .maximumWeight(MAX_WEIGHT)
            .weigher((Shape shape, ReadPlan plan) -> 8 * shape.size() + plan.weight())
            .executor(Runnable::run)
            .build();

    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder bypasses = new LongAdder();

    /** An empty cache. */
    public PlanCache() {}

    /** Requests whose plan was there. */
    public long hits() {
        return hits.sum();
    }

    /** Requests whose plan was made. */
    public long misses() {
        return misses.sum();
    }

    /** Requests that were compiled for themselves. */
    public long bypasses() {
        return bypasses.sum();
    }

    /** The plans kept now. */
    public long size() {
        return plans.estimatedSize();
    }

    @Nullable
    ReadPlan find(Shape shape) {
        ReadPlan plan = plans.getIfPresent(shape);
        if (plan != null) {
            hits.increment();
        }
        return plan;
    }

    void keep(Shape shape, ReadPlan plan) {
        misses.increment();
        plans.put(shape, plan);
    }

    void bypassed() {
        bypasses.increment();
    }
}
