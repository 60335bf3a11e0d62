package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.IdempotencyTable;
import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.sql.SqlStatement.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of one write in one batch with the note that it was done, which fails where the key is taken: with a
 * server, that is one request. For one thread.
 */
final class NotedSession implements SqlSession {
    private final SqlSession session;
    private final Note note;
    private @Nullable Rendered appended;
    private boolean isKept;

    /**
     * What is noted of a write.
     *
     * @param key its key
     * @param hash the hash of its request
     * @param now when it is done, in milliseconds since 1970
     * @param forgotten what was done before is no longer known
     */
    record Note(IdempotencyTable.Key key, String hash, long now, long forgotten) {}

    /** The key is taken, or the write's records are not known before it is done. Nothing was done. */
    static final class NotAtOnce extends RuntimeException {
        private static final long serialVersionUID = 1;

        private NotAtOnce() {
            super(null, null, false, false);
        }
    }

    NotedSession(SqlSession session, Note note) {
        this.session = session;
        this.note = note;
    }

    /** The records that the write will make; to be told before it runs. */
    void makes(List<@Nullable Object> ids) {
        if (!ids.stream().allMatch(String.class::isInstance)) {
            throw new NotAtOnce();
        }
        appended = IdempotencyTable.append(note.key(), note.hash(), JsonText.array(ids), note.now());
    }

    /** The record that the write changes, if there is one; to be told before it runs. */
    NotedSession changing(String id) {
        appended = IdempotencyTable.appendIfChanged(note.key(), note.hash(), JsonText.array(List.of(id)), note.now());
        return this;
    }

    /** Whether the write was done and noted; one that had nothing to do has not been. */
    boolean isKept() {
        return isKept;
    }

    @Override
    public SqlResult run(SqlStatement statement, Deadline deadline) {
        return statement.access() == Access.READ
                ? session.run(statement, deadline)
                : noted(List.of(statement), deadline).get(0);
    }

    @Override
    public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
        return statements.stream().allMatch(statement -> statement.access() == Access.READ)
                ? session.batch(statements, deadline)
                : noted(statements, deadline);
    }

    private List<SqlResult> noted(List<SqlStatement> statements, Deadline deadline) {
        List<SqlStatement> all = new ArrayList<>();
        all.add(Writes.write(IdempotencyTable.forget(note.forgotten())));
        all.addAll(statements);
        all.add(Writes.write(Objects.requireNonNull(appended, "the write told its records")));
        try {
            List<SqlResult> results = session.batch(all, deadline);
            isKept = true;
            return results.subList(1, 1 + statements.size());
        } catch (ConstraintViolationException violation) {
            if (violation.object().filter(IdempotencyTable.TABLE::equals).isPresent()) {
                throw new NotAtOnce();
            }
            throw violation;
        }
    }

    @Override
    public SqlCursor stream(SqlStatement statement, Deadline deadline) {
        return session.stream(statement, deadline);
    }
}
