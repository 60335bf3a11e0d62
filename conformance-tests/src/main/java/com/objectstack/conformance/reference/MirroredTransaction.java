package com.objectstack.conformance.reference;

import com.objectstack.driver.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of a driver and the one that mirrors it. For one thread at a time.
 *
 * <p>It knows which objects the mirror holds as the transaction sees them; a rollback to a savepoint takes that back, too.
 */
final class MirroredTransaction implements Transaction {
    private final Verification verification;
    private final @Nullable Transaction driverSide;
    private final @Nullable OpenTransaction mirrorSide;
    private final long begunAfter;
    private final List<Mark> marks = new ArrayList<>();
    private Set<String> loaded;

    /** A savepoint; one without a name belongs to nested work. */
    private record Mark(@Nullable String name, Set<String> loaded) {}

    /**
     * A transaction that has begun on both sides.
     *
     * @param driverSide the driver's, null in work that was given a view
     * @param mirrorSide the mirror's, null if it could not follow: then nothing is compared in it
     * @param loaded the objects that the mirror holds
     * @param begunAfter how often the mirror had forgotten everything
     */
    MirroredTransaction(
            Verification verification,
            @Nullable Transaction driverSide,
            @Nullable OpenTransaction mirrorSide,
            Set<String> loaded,
            long begunAfter) {
        this.verification = verification;
        this.driverSide = driverSide;
        this.mirrorSide = mirrorSide;
        this.loaded = Set.copyOf(loaded);
        this.begunAfter = begunAfter;
    }

    long begunAfter() {
        return begunAfter;
    }

    boolean isOf(Verification other) {
        return verification == other;
    }

    Transaction driverSide() {
        return Objects.requireNonNull(driverSide, "driverSide");
    }

    @Nullable
    OpenTransaction mirrorSide() {
        return mirrorSide;
    }

    Set<String> loaded() {
        return loaded;
    }

    void loaded(Set<String> objects) {
        loaded = Set.copyOf(objects);
    }

    @Override
    public String id() {
        return driverSide().id();
    }

    @Override
    public void savepoint(String name) {
        both("savepoint", name, transaction -> transaction.savepoint(name));
        marks.add(new Mark(name, loaded));
    }

    @Override
    public void rollbackTo(String name) {
        both("rollbackTo", name, transaction -> transaction.rollbackTo(name));
        restore(depthOf(name));
    }

    @Override
    public void release(String name) {
        both("release", name, transaction -> transaction.release(name));
        marks.subList(depthOf(name), marks.size()).clear();
    }

    private void both(String operation, String name, Consumer<Transaction> call) {
        verification.savepoint(operation, name, this, call);
    }

    /** Both sides have found it: there is one. */
    private int depthOf(String name) {
        int depth = marks.size() - 1;
        while (!name.equals(marks.get(depth).name)) {
            depth--;
        }
        return depth;
    }

    private void restore(int depth) {
        loaded = marks.get(depth).loaded;
        marks.subList(depth + 1, marks.size()).clear();
    }

    /** A savepoint for nested work in the mirror; the driver has set its own. */
    int mark() {
        if (mirrorSide != null) {
            mirrorSide.mark();
        }
        marks.add(new Mark(null, loaded));
        return marks.size() - 1;
    }

    void undoTo(int depth) {
        if (mirrorSide != null) {
            mirrorSide.rollbackTo(depth);
        }
        restore(depth);
        forget(depth);
    }

    void forget(int depth) {
        if (mirrorSide != null) {
            mirrorSide.release(depth);
        }
        marks.subList(depth, marks.size()).clear();
    }
}
