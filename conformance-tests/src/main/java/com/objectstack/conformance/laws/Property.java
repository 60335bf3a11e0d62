package com.objectstack.conformance.laws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.IncompleteExecutionException;

/**
 * Something that holds for every value of a kind: draws values, checks each, and makes the first failing one smaller.
 *
 * <p>The seed is printed with a failure; {@code -Dobjectstack.seed} draws the same values again.
 *
 * @param name what holds
 * @param values what they are drawn from
 * @param tries how many values are drawn
 * @param shrinks how many smaller values are tried after a failure
 * @param keeper says what failed, and may write it down
 * @param seed what is drawn
 * @param <T> the kind of values
 */
record Property<T>(String name, Arbitrary<T> values, int tries, int shrinks, Keeper<? super T> keeper, long seed) {
    /** A smaller failing value is worth seconds, not minutes. */
    private static final Duration LONGEST_SHRINKING = Duration.ofSeconds(20);

    /** Values drawn before the first of them is checked. */
    private static final int AT_ONCE = 200;

    /** Sizes are drawn as jqwik does for this many tries, whatever the number is. */
    private static final int GENERATION_SIZE = 1000;

    private static final long OWN_SEED =
            System.nanoTime() ^ ProcessHandle.current().pid();

    Property(String name, Arbitrary<T> values, int tries, int shrinks, Keeper<? super T> keeper) {
        this(name, values, tries, shrinks, keeper, seedOfRun());
    }

    static <T> Property<T> of(String name, Arbitrary<T> values, int tries) {
        return new Property<>(name, values, tries, 1000, (value, law, failure) -> String.valueOf(value));
    }

    /** The same with less effort, or more. */
    Property<T> with(Effort effort) {
        return new Property<>(
                name, values, effort.of(tries), Math.min(shrinks, effort.shrinks()), keeper, effort.seed());
    }

    /**
     * What is done with the least failing value.
     *
     * @param <T> the kind of values
     */
    interface Keeper<T> {
        /** Gives the text that stands for the value in the message. */
        String keep(T value, String law, Throwable failure);
    }

    /** The number of the run: {@code objectstack.seed}, or one that no other run has. */
    static long seedOfRun() {
        return Long.getLong("objectstack.seed", OWN_SEED);
    }

    /** The number of tries of a law in this build: ten times as many at night. */
    static int scaled(int tries) {
        boolean nightly = "nightly".equals(System.getProperty("objectstack.scale"));
        return tries * (nightly ? 10 : Integer.getInteger("objectstack.tries.factor", 1));
    }

    void holds(Consumer<? super T> check) {
        Random random = new Random(seed ^ name.hashCode());
        for (int number = 0; number < tries; number += AT_ONCE) {
            check(draw(random, Math.min(AT_ONCE, tries - number)), number, check);
        }
    }

    private void check(List<Drawn<T>> drawn, int first, Consumer<? super T> check) {
        for (int place = 0; place < drawn.size(); place++) {
            Throwable failure = failure(drawn.get(place).value(), check);
            if (failure != null) {
                throw report(drawn.get(place).origin(), first + place, failure, check);
            }
        }
    }

    /** A value and what makes it smaller; the latter works in a session only. */
    private record Drawn<T>(T value, Shrinkable<T> origin) {}

    private List<Drawn<T>> draw(Random random, int wanted) {
        List<Drawn<T>> drawn = new ArrayList<>(wanted);
        inSession(() -> {
            RandomGenerator<T> generator = values.generator(GENERATION_SIZE);
            for (int number = 0; number < wanted; number++) {
                Shrinkable<T> next = generator.next(random);
                drawn.add(new Drawn<>(next.value(), next));
            }
        });
        return drawn;
    }

    private AssertionFailedError report(
            Shrinkable<T> failing, int number, Throwable failure, Consumer<? super T> check) {
        List<AssertionFailedError> reports = new ArrayList<>();
        inSession(() -> {
            Shrunk<T> least = shrink(new Shrunk<>(failing, failure, 0), check);
            String text = name + ": does not hold for value " + (number + 1) + " of " + tries
                    + ". Again: -Dobjectstack.seed=" + seed + "\n"
                    + least.failure().getMessage() + "\nafter "
                    + least.steps() + " steps down, for\n"
                    + shown(least);
            reports.add(new AssertionFailedError(text, least.failure()));
        });
        return reports.get(0);
    }

    private String shown(Shrunk<T> least) {
        T value = least.origin().value();
        return shrinks == 0 ? String.valueOf(value) : keeper.keep(value, name, least.failure());
    }

    /** A failing value some steps below the one that was drawn. */
    private record Shrunk<T>(Shrinkable<T> origin, Throwable failure, int steps) {}

    /** Goes from each failing value to the first smaller one that fails too. */
    private Shrunk<T> shrink(Shrunk<T> start, Consumer<? super T> check) {
        Shrunk<T> least = start;
        Iterator<Shrinkable<T>> candidates = least.origin().shrink().iterator();
        long end = System.nanoTime() + LONGEST_SHRINKING.toNanos();
        for (int tried = 0; tried < shrinks && System.nanoTime() < end && candidates.hasNext(); tried++) {
            Shrinkable<T> candidate = candidates.next();
            Throwable failure = failure(candidate.value(), check);
            if (failure != null) {
                least = new Shrunk<>(candidate, failure, least.steps() + 1);
                candidates = candidate.shrink().iterator();
            }
        }
        return least;
    }

    private static <T> @Nullable Throwable failure(T value, Consumer<? super T> check) {
        try {
            check.accept(value);
            return null;
        } catch (IncompleteExecutionException skipped) {
            throw skipped;
        } catch (RuntimeException | AssertionError failure) {
            return failure;
        }
    }

    private static void inSession(Runnable work) {
        if (JqwikSession.isActive()) {
            work.run();
        } else {
            JqwikSession.run(work::run);
        }
    }
}
