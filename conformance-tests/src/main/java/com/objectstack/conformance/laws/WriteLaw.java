package com.objectstack.conformance.laws;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Query;
import com.objectstack.query.json.RecordCodec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * A sequence of writes has the same outcomes on a driver and on the reference and leaves the same records, step by step;
 * and a refused write changes nothing (SEMANTICS.md section 5). Generated ids are told apart by the order in which they
 * were made.
 */
final class WriteLaw {
    static final String NAME = "WRITES";

    private static final Agreement EXACT =
            new Agreement(Query.query().orderBy("id").build());

    private WriteLaw() {}

    static void check(Stage stage, WriteCase write) {
        stage.clear();
        if (!stage.show(write.data())) {
            return;
        }
        try (Session wanted = new Session(stage.reference());
                Session found = new Session(stage.driver())) {
            run(write, wanted, found);
        } finally {
            stage.clear();
        }
    }

    private static void run(WriteCase write, Session wanted, Session found) {
        GeneratedIds wantedIds = new GeneratedIds(write.data());
        GeneratedIds foundIds = new GeneratedIds(write.data());
        Map<String, List<DataRecord>> before = found.state(write.data());
        for (int place = 0; place < write.steps().size(); place++) {
            Step step = write.steps().get(place);
            String at = "step " + (place + 1) + " " + step.action() + ": ";
            Outcome outcome = found.run(step);
            Outcome expected = wanted.run(step);
            Map<String, List<DataRecord>> after = found.state(write.data());
            require(at, bug(outcome));
            require(at, EXACT.difference(wantedIds.named(expected), foundIds.named(outcome)));
            require(at + "was refused and changed something: ", outcome.refused() ? difference(before, after) : null);
            require(at, EXACT.states(wantedIds.named(wanted.state(write.data())), foundIds.named(after)));
            before = after;
        }
    }

    private static @Nullable String bug(Outcome outcome) {
        return outcome.refusal() != null && outcome.refusal().code() == ErrorCode.INTERNAL ? "a bug: " + outcome : null;
    }

    /** On the JSON face, stamps included. */
    private static @Nullable String difference(
            Map<String, List<DataRecord>> before, Map<String, List<DataRecord>> after) {
        String one = RecordCodec.toJson(before).toString();
        String other = RecordCodec.toJson(after).toString();
        return one.equals(other) ? null : "\nbefore " + one + "\nafter " + other;
    }

    private static void require(String at, @Nullable String difference) {
        if (difference != null) {
            throw new AssertionFailedError(at + difference);
        }
    }
}
