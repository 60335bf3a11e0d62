package com.objectstack.driver.sql;

import com.objectstack.compiler.model.TextRules;
import com.objectstack.compiler.pass.Savepoints;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A transaction of one driver, with its savepoints: a stack, for SQL knows them by generated names. */
final class DriverTransaction implements Transaction {
    private final Transactions owner;
    private final SqlTransaction session;
    private final boolean isOfOneWrite;
    private final List<Mark> marks = new ArrayList<>();
    private final Set<String> dropped = new LinkedHashSet<>();
    private int marksMade;
    private volatile boolean ended;

    /** A savepoint; one without a name belongs to a nested {@code inTransaction}. */
    private record Mark(@Nullable String name, String sqlName) {}

    /**
     * A transaction.
     *
     * @param isOfOneWrite whether the driver began it for a single write, so that nobody has read its old state
     */
    DriverTransaction(Transactions owner, SqlTransaction session, boolean isOfOneWrite) {
        this.owner = owner;
        this.session = session;
        this.isOfOneWrite = isOfOneWrite;
    }

    boolean isOfOneWrite() {
        return isOfOneWrite;
    }

    Transactions owner() {
        return owner;
    }

    @Override
    public String id() {
        return session.id();
    }

    /** Where its statements run. */
    SqlTransaction session() {
        if (ended) {
            throw DriverException.of(
                    ErrorCode.TRANSACTION_CLOSED, "", "transaction " + id() + " has ended", "begin another one");
        }
        return session;
    }

    /** Remembers an object whose table it drops. */
    void dropped(String object) {
        dropped.add(object);
    }

    /** The objects whose tables are gone once it commits, unless a savepoint brought them back. */
    Set<String> dropped() {
        return dropped;
    }

    void end() {
        ended = true;
        marks.clear();
    }

    @Override
    public void savepoint(String name) {
        String fault = TextRules.problem(name);
        if (fault != null) {
            throw DriverException.of(ErrorCode.INVALID_QUERY, "", "a savepoint's name " + fault);
        }
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

    /** Marks a place for a nested call; its depth is for {@link #rollbackTo(int)} and {@link #release(int)}. */
    int mark() {
        return push(null);
    }

    void rollbackTo(int depth) {
        owner.mark(this, "rollbackTo", Savepoints.rollbackTo(marks.get(depth).sqlName()));
        cut(depth + 1);
    }

    void release(int depth) {
        owner.mark(this, "release", Savepoints.release(marks.get(depth).sqlName()));
        cut(depth);
    }

    private int push(@Nullable String name) {
        String sqlName = "s" + ++marksMade;
        owner.mark(this, "savepoint", Savepoints.set(sqlName));
        marks.add(new Mark(name, sqlName));
        return marks.size() - 1;
    }

    private int depthOf(String name) {
        session();
        for (int depth = marks.size() - 1; depth >= 0; depth--) {
            if (name.equals(marks.get(depth).name())) {
                return depth;
            }
        }
        throw DriverException.of(
                ErrorCode.INVALID_QUERY, "", "there is no savepoint " + TextRules.show(name), "set it first");
    }

    private void cut(int depth) {
        marks.subList(depth, marks.size()).clear();
    }
}
