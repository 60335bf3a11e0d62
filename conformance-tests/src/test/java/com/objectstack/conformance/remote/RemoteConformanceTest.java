package com.objectstack.conformance.remote;

import com.objectstack.conformance.DriverConformance;
import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.Quirks;
import com.objectstack.conformance.Shares;
import com.objectstack.conformance.sqlite.Sqlite;
import com.objectstack.driver.remote.RemoteDriver;
import com.objectstack.driver.remote.RemoteDriverConfig;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import org.junit.jupiter.api.BeforeAll;

/** A libSQL server meets the contract, with all that SQLite in a file declares. */
@RequiresSqld
class RemoteConformanceTest extends DriverConformance {
    /** By day two cases in a hundred: each is a schema and some fifty requests. */
    private static final double SHARE = Shares.byDay(0.02);

    private static HranaTestClient server;

    @BeforeAll
    static void server(HranaTestClient database) {
        server = database;
    }

    @Override
    protected DriverUnderTest subject() {
        return DriverUnderTest.named("remote")
                .startedBy(() -> RemoteDriver.open(RemoteDriverConfig.builder()
                        .url(server.url().toString())
                        .namespace(server.database())
                        .build()))
                .declaring(Sqlite.capabilities())
                .tryingShare(SHARE)
                .quirks(Quirks.NONE
                        .tablesMadeBy("create table %s (id text primary key not null, n, s)")
                        .storageOutlivesDriver(true));
    }
}
