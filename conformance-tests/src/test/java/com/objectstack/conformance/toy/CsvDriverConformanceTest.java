package com.objectstack.conformance.toy;

import static com.objectstack.driver.Capability.CREATE;
import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.QUERY_PAGINATION;
import static com.objectstack.driver.Capability.QUERY_SORTING;
import static com.objectstack.driver.Capability.READ;
import static com.objectstack.driver.Capability.SCHEMA_SYNC;
import static com.objectstack.driver.Capability.UPDATE;

import com.objectstack.conformance.DriverConformance;
import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.Quirks;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class CsvDriverConformanceTest extends DriverConformance {
    @TempDir
    Path folder;

    @Override
    protected DriverUnderTest subject() {
        return DriverUnderTest.named("csv")
                .startedBy(() -> CsvDriver.in(folder))
                .declaring(CREATE, READ, UPDATE, DELETE, QUERY_FILTERS, QUERY_SORTING, QUERY_PAGINATION, SCHEMA_SYNC)
                .quirks(Quirks.NONE.storageOutlivesDriver(true));
    }
}
