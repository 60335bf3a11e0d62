package com.objectstack.driver.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.HranaTestExecutor;
import com.objectstack.testing.sqld.RequiresSqld;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real libSQL server tells its plans in the words that the guard knows. */
@RequiresSqld
class FullScanGuardOnSqldTest {
    @Test
    void aSubqueryThatScansIsRefusedUntilItsIndexIsThere(HranaTestClient client) {
        SqlDataDriver driver =
                SqlDataDriver.over(new HranaTestExecutor(client), SqlDriverSettings.DEFAULTS.refusingFullScans(10));
        driver.syncSchema(ObjectSchema.of("part", FieldSchema.of("whole", FieldType.TEXT)));
        driver.syncSchema(ObjectSchema.of("whole"));
        driver.bulkCreate("part", Collections.nCopies(20, Map.of("whole", "w")));
        driver.create("whole", Map.of("id", "w"));
        QueryAST query = QueryCodec.fromJson("""
                {"fields": ["id"], "where": {"$exists": {"$query": {"object": "part", "where": {"whole": {"$eq": {"$field": "outer.id"}}}}}}}
                """);

        DriverException refused = Refusals.of(() -> driver.find("whole", query, DriverOptions.NONE));

        assertThat(refused.path()).isEqualTo("/where/$exists/$query/object");
        driver.execute(refused.hint().orElseThrow());
        assertThat(driver.find("whole", query, DriverOptions.NONE)).hasSize(1);
    }
}
