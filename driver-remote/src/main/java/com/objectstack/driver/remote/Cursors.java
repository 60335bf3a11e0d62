package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.remote.HranaRequest.Step;
import com.objectstack.driver.sql.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads whole answers as cursors, which have no limit of size. Thread-safe. */
final class Cursors {
    private final Watchdog watchdog;

    Cursors(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    /** Sends steps on a stream and reads all that they yield; on a {@link RemoteFailure} the stream is gone. */
    HranaResponse.Batched readAll(RemoteStream stream, List<Step> steps, Deadline deadline) {
        try (InputStream body = stream.cursor(steps, deadline)) {
            Runnable alarm = watchdog.at(deadline, () -> HranaHttp.breakOff(body));
            try {
                CursorReader reader = CursorReader.of(body);
                stream.answered(reader.baton(), reader.base());
                return reader.readAll(steps.size());
            } finally {
                alarm.run();
            }
        } catch (IOException e) {
            stream.abandon();
            if (deadline.remainingNanos() <= 0) {
                throw RemoteFailure.abandoned(DriverException.of(
                        ErrorCode.TIMEOUT, "", "the deadline passed before the answer was read to its end"));
            }
            throw CursorReader.cutOff(e);
        }
    }
}
