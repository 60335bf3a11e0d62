package com.objectstack.driver.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.remote.FaultyProxy.Fate;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A write whose answer was lost is asked for again with its key, and done once. */
@RequiresSqld
class KeyedWriteTest {
    private static final Map<String, Object> NOTE = Map.of("text", "once");

    @Test
    void aWriteWithAKeyIsDoneOnceHoweverOftenItsAnswerIsLost(HranaTestClient database) throws IOException {
        DriverOptions keyed = DriverOptions.NONE.withIdempotencyKey("note-1");
        AtomicBoolean isLost = new AtomicBoolean();
        try (FaultyProxy proxy = new FaultyProxy(database.url());
                IDataDriver driver = RemoteDriver.open(
                        Servers.config(database).url(proxy.url().toString()).build())) {
            driver.syncSchema(ObjectSchema.of("note", FieldSchema.of("text", FieldType.TEXT)));
            proxy.doing(body ->
                    body.contains("\"commit\"") && !isLost.getAndSet(true) ? new Fate.LoseAnswer() : FaultyProxy.PASS);

            assertThat(Servers.failure(() -> driver.create("note", NOTE, keyed)).code())
                    .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            String id = driver.create("note", NOTE, keyed).getString("id");

            assertThat(driver.create("note", NOTE, keyed).getString("id")).isEqualTo(id);
            assertThat(driver.count("note", QueryAST.ALL)).isEqualTo(1);
        }
    }
}
