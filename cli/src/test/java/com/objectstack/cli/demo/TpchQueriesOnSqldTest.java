package com.objectstack.cli.demo;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.HranaTestExecutor;
import com.objectstack.testing.sqld.RequiresSqld;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries over TPC-H at scale 0.001 and hand-written SQL have the same answers on the real libSQL server. */
@RequiresSqld
class TpchQueriesOnSqldTest {
    private static IDataDriver driver;

    @BeforeAll
    static void load(HranaTestClient client) throws IOException {
        driver = SqlDataDriver.over(new HranaTestExecutor(client), SqlDriverSettings.DEFAULTS);
        TpchDatabase.load(driver, 0.001);
    }

    static Stream<TpchCase> cases() {
        return TpchCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredAsItsSqlIs(TpchCase tpch) {
        tpch.check(driver);
    }
}
