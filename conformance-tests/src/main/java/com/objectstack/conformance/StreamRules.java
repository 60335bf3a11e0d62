package com.objectstack.conformance;

import static com.objectstack.driver.Capability.STREAMING;
import static com.objectstack.driver.ErrorCode.CANCELLED;
import static com.objectstack.driver.ErrorCode.CONNECTION_FAILED;
import static com.objectstack.driver.ErrorCode.DRIVER_CLOSED;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules {@code strm}: records read one after another. */
abstract class StreamRules extends Area {
    private TestObject letters() {
        return object("s text, n number", "{id: 'a', s: 'x', n: 1}", "{id: 'b', s: 'y', n: 2}", "{id: 'c', s: 'x'}");
    }

    private TestObject many() {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < 120; row++) {
            rows.add("{n: " + row + "}");
        }
        return object("n number", rows.toArray(String[]::new));
    }

    @Test
    @RejectedWithout(STREAMING)
    void required_strm01_withoutItsCapabilityAStreamIsRefused() {
        TestObject object = letters();

        Asked.unsupported("findStream", "", () -> driver().findStream(object.name(), QueryAST.ALL));
    }

    @Test
    @Requires(STREAMING)
    void optional_strm02_aStreamGivesTheRecordsOfFindInTheirOrder() {
        TestObject object = letters();
        for (String query : List.of("{}", "{orderBy: [{field: 's', order: 'desc'}]}", "{where: {s: 'x'}, limit: 1}")) {
            QueryAST asked = Notation.query(query);

            assertEquals(driver().find(object.name(), asked), Doors.streamed(object, asked), query);
        }
    }

    @Test
    @Requires(STREAMING)
    void optional_strm03_anAbandonedStreamReleasesWhatItHolds() {
        TestObject object = letters();
        RecordStream stream = driver().findStream(object.name(), QueryAST.ALL);
        stream.iterator().next();
        stream.close();
        stream.close();

        Asked.failure(
                "iterating a closed stream",
                INVALID_QUERY,
                () -> stream.iterator().next());
        object.create("{id: 'd'}");
    }

    @Test
    @Requires(STREAMING)
    void optional_strm04_aStreamIsIteratedOnce() {
        TestObject object = letters();
        try (RecordStream stream = driver().findStream(object.name(), QueryAST.ALL)) {
            assertTrue(stream.iterator().hasNext());

            Asked.failure(
                    "iterating twice", INVALID_QUERY, () -> stream.iterator().next());
        }
    }

    @Test
    @Requires(STREAMING)
    void optional_strm05_aStreamIsASnapshot() {
        TestObject object = many();
        try (RecordStream stream = driver().findStream(object.name(), QueryAST.ALL)) {
            Iterator<DataRecord> records = stream.iterator();
            records.next();
            Patience.await(
                    driver().async(other -> other.create(object.name(), Map.of("id", "new")))
                            .toCompletableFuture(),
                    "a write beside a stream");
            int read = 1;
            while (records.hasNext()) {
                assertNotEquals("new", records.next().id());
                read++;
            }

            assertEquals(120, read);
        }
        assertEquals(121, object.count());
    }

    @Test
    @Requires(STREAMING)
    void optional_strm06_aStreamOfAClosedDriverEndsAndCloses() {
        TestObject object = many();
        IDataDriver other = another();
        other.syncSchema(Notation.schema("n number").named(object.name()));
        RecordStream stream = other.findStream(object.name(), QueryAST.ALL);
        Iterator<DataRecord> records = stream.iterator();
        other.close();
        try {
            while (records.hasNext()) {
                records.next();
            }
        } catch (DriverException ended) {
            assertTrue(
                    EnumSet.of(DRIVER_CLOSED, INVALID_QUERY, CONNECTION_FAILED, CANCELLED)
                            .contains(ended.code()),
                    ended::toString);
        }

        stream.close();
        assertFalse(other.checkHealth());
    }
}
