package com.objectstack.query.json;

import static com.objectstack.query.json.Refusals.json;
import static com.objectstack.query.json.Refusals.places;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Transaction;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsCodecTest {
    private record NamedTransaction(String id) implements Transaction {
        @Override
        public void savepoint(String name) {}

        @Override
        public void rollbackTo(String name) {}

        @Override
        public void release(String name) {}
    }

    private static DriverOptions read(String singleQuoted) {
        return OptionsCodec.fromJson(
                JsonText.parse(json(singleQuoted), ErrorCode.INVALID_QUERY), NamedTransaction::new);
    }

    @Test
    void nothingAskedIsNoOptions() {
        assertThat(read("{}")).isEqualTo(DriverOptions.NONE);
        assertThat(read("null")).isEqualTo(DriverOptions.NONE);
        assertThat(OptionsCodec.fromJson(MissingNode.getInstance(), NamedTransaction::new))
                .isEqualTo(DriverOptions.NONE);
    }

    @Test
    void everyOptionIsRead() {
        assertThat(
                        read(
                                "{'transaction': 't1', 'timeout': 1500.0, 'skipCache': true, 'traceContext': {'a': 'b'},"
                                        + " 'tenantId': 'x', 'tenantIds': ['x', 'y'], 'timezone': 'Europe/Berlin', 'preserveAudit': true,"
                                        + " 'bypassTenantAudit': true, 'includeDeleted': true, 'hardDelete': true, 'idempotencyKey': 'k'}"))
                .isEqualTo(new DriverOptions(
                        new NamedTransaction("t1"),
                        Duration.ofMillis(1500),
                        true,
                        Map.of("a", "b"),
                        "x",
                        List.of("x", "y"),
                        ZoneId.of("Europe/Berlin"),
                        true,
                        true,
                        true,
                        true,
                        "k"));
    }

    @Test
    void anUnknownTimeZoneIsUtc() {
        assertThat(read("{'timezone': 'Mars/Olympus'}").timezone()).isEqualTo(ZoneOffset.UTC);
        assertThat(read("{'timezone': '?'}").timezone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void anEmptyTenantIsNone() {
        assertThat(read("{'tenantId': '', 'tenantIds': ['']}")).isEqualTo(DriverOptions.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                          | ``
            {'user': 'x'}               | /user
            {'transaction': 5}          | /transaction
            {'transaction': ''}         | /transaction
            {'timeout': -1}             | /timeout
            {'timeout': 0.5}            | /timeout
            {'timeout': '5s'}           | /timeout
            {'skipCache': 1}            | /skipCache
            {'traceContext': 'x'}       | /traceContext
            {'traceContext': {'a': 1}}  | /traceContext/a
            {'tenantId': 5}             | /tenantId
            {'tenantIds': 'x'}          | /tenantIds
            {'tenantIds': ['x', 5]}     | /tenantIds/1
            {'timezone': 5}             | /timezone
            {'preserveAudit': 'x'}      | /preserveAudit
            {'bypassTenantAudit': 'x'}  | /bypassTenantAudit
            {'includeDeleted': 'x'}     | /includeDeleted
            {'hardDelete': 'x'}         | /hardDelete
            {'idempotencyKey': 5}       | /idempotencyKey
            {'idempotencyKey': ''}      | /idempotencyKey
            """)
    void aMalformedOptionIsRefusedAtItsPlace(String options, String path) {
        assertThat(places(() -> read(options))).containsExactly(("INVALID_QUERY " + path).strip());
    }

    @Test
    void aTransactionIsLookedUpOnlyIfAllElseIsWell() {
        assertThat(places(() -> OptionsCodec.fromJson(
                        JsonText.parse("{\"transaction\": \"t\", \"x\": 1}", ErrorCode.INVALID_QUERY), name -> {
                            throw DriverException.of(ErrorCode.TRANSACTION_CLOSED, "", "gone");
                        })))
                .containsExactly("INVALID_QUERY /x");
    }

    @Test
    void aTransactionThatIsNotFoundIsClosed() {
        assertThat(places(() -> OptionsCodec.fromJson(
                        JsonText.parse("{\"transaction\": \"t\"}", ErrorCode.INVALID_QUERY), name -> null)))
                .containsExactly("TRANSACTION_CLOSED /transaction");
    }

    @Test
    void whoFindsNoTransactionRefusesInItsOwnWords() {
        assertThat(places(() -> OptionsCodec.fromJson(
                        JsonText.parse("{\"transaction\": \"t\"}", ErrorCode.INVALID_QUERY), name -> {
                            throw DriverException.of(ErrorCode.TRANSACTION_CLOSED, "", "gone: " + name);
                        })))
                .containsExactly("TRANSACTION_CLOSED");
    }
}
