package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A transaction: a version of its own, and the versions that its savepoints kept (contract §5.18). After {@code TIMEOUT}
 * or {@code CANCELLED} it is lost, and only a rollback is accepted (SEMANTICS.md decision 20).
 */
final class OpenTransaction implements Transaction {
    private enum State {
        OPEN,
        LOST,
        CLOSED
    }

    private final String id;
    private final Store store;
    private final WriterHold hold;
    private final boolean isOfOneWrite;
    private final List<Mark> marks = new ArrayList<>();
    private volatile Version version;
    private volatile State state = State.OPEN;

    /** A savepoint; one without a name belongs to nested work. */
    private record Mark(@Nullable String name, Version version) {}

    /**
     * A transaction.
     *
     * @param isOfOneWrite whether it was begun for a single write, so that nobody has read its old state
     */
    OpenTransaction(String id, Store store, WriterHold hold, Version version, boolean isOfOneWrite) {
        this.id = id;
        this.store = store;
        this.hold = hold;
        this.version = version;
        this.isOfOneWrite = isOfOneWrite;
    }

    boolean isOfOneWrite() {
        return isOfOneWrite;
    }

    @Override
    public String id() {
        return id;
    }

    Store store() {
        return store;
    }

    WriterHold hold() {
        return hold;
    }

    <T extends @Nullable Object> T read(TimeLimit limit, BiFunction<Version, TimeLimit, T> work) {
        return perform(limit, () -> {
            T result = work.apply(version, limit);
            limit.check();
            return result;
        });
    }

    <T extends @Nullable Object> T write(TimeLimit limit, Function<Version, Written<T>> work) {
        return perform(
                limit,
                () -> store.changing(() -> {
                    Written<T> written = work.apply(version);
                    limit.check();
                    version = written.after();
                    return written.result();
                }));
    }

    private <T extends @Nullable Object> T perform(TimeLimit limit, Supplier<T> work) {
        requireOpen();
        hold.usedByThisThread();
        try {
            limit.check();
            return work.get();
        } catch (DriverException failure) {
            if (failure.code() == ErrorCode.TIMEOUT || failure.code() == ErrorCode.CANCELLED) {
                state = State.LOST;
                store.ended(this);
            }
            throw failure;
        }
    }

    /** Changes what it sees, and what its savepoints would bring back. */
    void change(UnaryOperator<Version> change) {
        version = change.apply(version);
        marks.replaceAll(mark -> new Mark(mark.name, change.apply(mark.version)));
    }

    /** Ends it; the version that is to be kept. */
    Version commit() {
        requireOpen();
        end();
        return version;
    }

    void rollback() {
        if (state == State.CLOSED) {
            throw closed();
        }
        end();
    }

    private void end() {
        state = State.CLOSED;
        marks.clear();
    }

    @Override
    public void savepoint(String name) {
        Texts.defect(name).ifPresent(defect -> {
            throw DriverException.of(ErrorCode.INVALID_QUERY, "", "a savepoint's name " + defect);
        });
        push(name);
    }

    @Override
    public void rollbackTo(String name) {
        rollbackTo(depthOf(name));
    }

    @Override
    public void release(String name) {
        release(depthOf(name));
    }

    /** A savepoint for nested work; its depth is for {@link #rollbackTo(int)} and {@link #release(int)}. */
    int mark() {
        return push(null);
    }

    void rollbackTo(int depth) {
        requireOpen();
        version = marks.get(depth).version;
        marks.subList(depth + 1, marks.size()).clear();
    }

    void release(int depth) {
        requireOpen();
        marks.subList(depth, marks.size()).clear();
    }

    private int push(@Nullable String name) {
        requireOpen();
        store.requireSavepoints();
        hold.usedByThisThread();
        marks.add(new Mark(name, version));
        return marks.size() - 1;
    }

    /** Of savepoints of one name the newest counts. */
    private int depthOf(String name) {
        requireOpen();
        for (int depth = marks.size() - 1; depth >= 0; depth--) {
            if (name.equals(marks.get(depth).name)) {
                return depth;
            }
        }
        throw DriverException.of(
                ErrorCode.INVALID_QUERY, "", "there is no savepoint " + Texts.shown(name), "set it first");
    }

    /** Fails once it has ended or was lost. */
    void requireOpen() {
        switch (state) {
            case OPEN -> {}
            case CLOSED -> throw closed();
            case LOST ->
                throw DriverException.of(
                        ErrorCode.TRANSACTION_LOST,
                        "",
                        "transaction " + id + " was lost by an earlier error",
                        "roll it back and begin a new one");
        }
    }

    private DriverException closed() {
        return DriverException.of(
                ErrorCode.TRANSACTION_CLOSED, "", "transaction " + id + " has ended", "begin a new one");
    }
}
