package com.objectstack.conformance.laws;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A driver answers a query as the reference does, at every door. */
final class ReferenceLaw {
    private ReferenceLaw() {}

    static @Nullable String driverIsReference(Stage stage, ReadCase read) {
        Agreement agreement = new Agreement(read.query());
        Outcome found = ReadLaw.find(stage.driver(), read);
        if (isBug(found.refusal())) {
            return "a bug of the driver: " + found;
        }
        String difference = agreement.difference(ReadLaw.find(stage.reference(), read), found);
        return difference != null ? "find: " + difference : otherDoors(stage, read, agreement);
    }

    private static boolean isBug(@Nullable DriverException refusal) {
        return refusal != null && refusal.code() == ErrorCode.INTERNAL;
    }

    /** One of the other reads, chosen by the query. */
    private static @Nullable String otherDoors(Stage stage, ReadCase read, Agreement agreement) {
        boolean sorted = !read.query().orderBy().isEmpty();
        Function<IDataDriver, Outcome> door =
                switch (Math.floorMod(read.query().where().hashCode(), 3)) {
                    case 0 -> driver -> streamed(driver, read);
                    case 1 -> sorted ? driver -> first(driver, read) : driver -> count(driver, read);
                    default -> driver -> count(driver, read);
                };
        String difference = agreement.difference(door.apply(stage.reference()), door.apply(stage.driver()));
        return difference == null ? null : "count, findOne or findStream: " + difference;
    }

    private static Outcome count(IDataDriver driver, ReadCase read) {
        return Outcome.of(() -> driver.count(read.object(), read.query(), read.options()));
    }

    private static Outcome first(IDataDriver driver, ReadCase read) {
        return Outcome.of(() -> driver.findOne(read.object(), read.query(), read.options()).stream()
                .toList());
    }

    private static Outcome streamed(IDataDriver driver, ReadCase read) {
        return Outcome.of(() -> {
            List<DataRecord> records = new ArrayList<>();
            try (RecordStream stream = driver.findStream(read.object(), read.query(), read.options())) {
                stream.forEach(records::add);
            }
            return records;
        });
    }
}
