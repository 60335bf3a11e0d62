package com.objectstack.driver.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.testing.golden.GoldenQuery;
import com.objectstack.testing.golden.GoldenRows;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.HranaTestExecutor;
import com.objectstack.testing.sqld.RequiresSqld;
import org.junit.jupiter.api.Test;

/** The real libSQL server answers every golden query with the rows that SQLite gives. */
@RequiresSqld
class GoldenQueryRowsOnSqldTest {
    @Test
    void theServerAnswersEveryQueryWithItsRows(HranaTestClient client) {
        SqlDataDriver driver = SqlDataDriver.over(new HranaTestExecutor(client), SqlDriverSettings.DEFAULTS);
        GoldenRows.load(driver);

        assertThat(GoldenQuery.all())
                .allSatisfy(golden -> assertThat(GoldenRows.of(driver, golden))
                        .isEqualTo(golden.file().section("rows")));
    }
}
