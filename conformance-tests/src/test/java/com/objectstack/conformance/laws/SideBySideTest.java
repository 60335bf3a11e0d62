package com.objectstack.conformance.laws;

import com.objectstack.conformance.Shares;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.remote.RemoteDriver;
import com.objectstack.driver.remote.RemoteDriverConfig;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import org.junit.jupiter.api.Test;

/** A server and a database of this process are told apart by nothing: the same rows, order, types and problems. */
@RequiresSqld
class SideBySideTest {
    private static final double SHARE = Shares.byDay(0.05);

    @Test
    void everyQueryIsAnsweredAlike(HranaTestClient server) {
        try (IDataDriver remote = remote(server)) {
            laws(remote).everyQueryIsAnsweredAsTheReferenceDoes();
        }
    }

    @Test
    void everySequenceOfWritesEndsAlike(HranaTestClient server) {
        try (IDataDriver remote = remote(server)) {
            laws(remote).everySequenceOfWritesEndsAsOnTheReference();
        }
    }

    private static Laws laws(IDataDriver remote) {
        return new Laws(remote, SqliteDriver::inMemory, Effort.usual().part(SHARE));
    }

    private static IDataDriver remote(HranaTestClient server) {
        return RemoteDriver.open(RemoteDriverConfig.builder()
                .url(server.url().toString())
                .namespace(server.database())
                .build());
    }
}
