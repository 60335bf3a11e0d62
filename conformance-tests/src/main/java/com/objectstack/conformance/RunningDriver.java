package com.objectstack.conformance;

import com.objectstack.conformance.laws.Effort;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A driver that was started for one test, and the objects made in it. */
final class RunningDriver {
    private final DriverUnderTest subject;
    private final Effort effort;
    private final IDataDriver started;
    private final WatchedDriver watched;
    private final IDataDriver driver;
    private final Deque<String> objects = new ArrayDeque<>();

    private RunningDriver(DriverUnderTest subject, Effort effort, IDataDriver started) {
        this.subject = subject;
        this.effort = effort;
        this.started = started;
        this.watched = new WatchedDriver(started);
        this.driver = watched.asDriver();
    }

    static RunningDriver start(DriverUnderTest subject, Effort effort) {
        RunningDriver running = new RunningDriver(subject, effort.part(subject.share()), subject.start());
        try {
            running.started.connect();
        } catch (RuntimeException failed) {
            running.started.close();
            throw failed;
        }
        return running;
    }

    DriverUnderTest subject() {
        return subject;
    }

    Effort effort() {
        return effort;
    }

    IDataDriver driver() {
        return driver;
    }

    /** Removes an object when the test is over. */
    void removeLater(String object) {
        objects.push(object);
    }

    /** Fails if the driver still holds what it should have given back. */
    void check() {
        LeakCheck.check(watched, started, subject);
    }

    /** Removes what the test made, newest first, and closes the driver. */
    void close() {
        @Nullable DriverException first = null;
        try (started) {
            watched.endWhatIsLeft();
            while (!objects.isEmpty()) {
                first = removed(objects.pop(), first);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private @Nullable DriverException removed(String object, @Nullable DriverException first) {
        try {
            started.dropTable(object, DriverOptions.NONE);
            return first;
        } catch (DriverException failed) {
            return first == null ? failed : first;
        }
    }
}
