package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the kit cannot ask of every driver: how long a key is known, and what becomes of records that are no more. */
class ReferenceIdempotencyTest {
    private static final DriverOptions KEY = DriverOptions.NONE.withIdempotencyKey("k");
    private static final ObjectSchema NOTE = ObjectSchema.of("note", FieldSchema.of("n", FieldType.NUMBER));

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final ReferenceDriver driver = ReferenceDriver.of(ReferenceSettings.DEFAULTS.withClock(() -> now));

    @BeforeEach
    void notes() {
        driver.syncSchema(NOTE);
    }

    @Test
    void aKeyIsKnownForADay() {
        driver.create("note", Map.of("n", 1), KEY);
        now = now.plus(Duration.ofHours(24));
        driver.create("note", Map.of("n", 1), KEY);
        assertThat(driver.count("note", QueryAST.ALL)).isEqualTo(1);

        now = now.plusMillis(1);
        driver.create("note", Map.of("n", 1), KEY);

        assertThat(driver.count("note", QueryAST.ALL)).isEqualTo(2);
    }

    @Test
    void aRecordThatIsNoMoreIsNotMadeAgain() {
        driver.create("note", Map.of("id", "a"), KEY);
        driver.delete("note", "a");

        DriverException refused =
                catchThrowableOfType(DriverException.class, () -> driver.create("note", Map.of("id", "a"), KEY));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_DATA);
        assertThat(refused.path()).isEqualTo("/options/idempotencyKey");
    }

    @Test
    void oneNumberInTwoFormsIsOneWrite() {
        DataRecord made = driver.create("note", Map.of("n", 5), KEY);

        assertThat(driver.create("note", Map.of("n", 5.0), KEY)).isEqualTo(made);
    }

    /** The mirror cannot know what was done before it was there. */
    @Test
    void aVerifiedDriverIsReadAnewAfterAWriteWithAKey() {
        try (IDataDriver verified = VerifyingDriver.wrap(ReferenceDriver.inMemory())) {
            verified.syncSchema(NOTE);
            DataRecord made = verified.create("note", Map.of("n", 1), KEY);
            verified.update("note", String.valueOf(made.id()), Map.of("n", 2));

            assertThat(verified.create("note", Map.of("n", 1), KEY).get("n")).isEqualTo(2L);
            assertThat(verified.count("note", QueryAST.ALL)).isEqualTo(1);
        }
    }
}
