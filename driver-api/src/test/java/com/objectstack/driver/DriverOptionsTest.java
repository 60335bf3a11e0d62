package com.objectstack.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriverOptionsTest {
    private record NamedTransaction(String id) implements Transaction {
        @Override
        public void savepoint(String name) {}

        @Override
        public void rollbackTo(String name) {}

        @Override
        public void release(String name) {}
    }

    @Test
    void nothingIsAskedByDefault() {
        assertThat(DriverOptions.NONE.transaction()).isEmpty();
        assertThat(DriverOptions.NONE.timeout()).isEmpty();
        assertThat(DriverOptions.NONE.tenantId()).isEmpty();
        assertThat(DriverOptions.NONE.tenantIds()).isEmpty();
        assertThat(DriverOptions.NONE.timezone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void eachChangeLeavesTheRestAsItWas() {
        Transaction transaction = new NamedTransaction("t");
        ZoneId zone = ZoneId.of("Asia/Tokyo");

        DriverOptions options = DriverOptions.NONE
                .withTransaction(transaction)
                .withTimeout(Duration.ofSeconds(1))
                .withTraceContext(Map.of("trace", "1"))
                .withTenantId("a")
                .withTenantIds(List.of("a", "b"))
                .withTimezone(zone)
                .withAudit(true, false)
                .withDeleted(false, true)
                .withIdempotencyKey("k");

        assertThat(options)
                .isEqualTo(new DriverOptions(
                        transaction,
                        Duration.ofSeconds(1),
                        false,
                        Map.of("trace", "1"),
                        "a",
                        List.of("a", "b"),
                        zone,
                        true,
                        false,
                        false,
                        true,
                        "k"));
        assertThat(options.idempotencyKey()).contains("k");
        assertThat(options.transaction()).contains(transaction);
        assertThat(options.timeout()).contains(Duration.ofSeconds(1));
        assertThat(options.tenantId()).contains("a");
        assertThat(options.withTransaction(null)
                        .withTimeout(Duration.ZERO)
                        .withTenantId(null)
                        .timeout())
                .isEmpty();
    }

    @Test
    void emptyTenantsCountAsAbsent() {
        DriverOptions options = DriverOptions.NONE.withTenantId("").withTenantIds(List.of("", "a", ""));

        assertThat(options.tenantId()).isEmpty();
        assertThat(options.tenantIds()).containsExactly("a");
    }

    @Test
    void aNegativeTimeoutIsABug() {
        assertThatThrownBy(() -> DriverOptions.NONE.withTimeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("timeout must be 0 or more");
    }

    @Test
    void anIdempotencyKeyHasALength() {
        assertThat(DriverOptions.NONE.withIdempotencyKey("k".repeat(255)).idempotencyKey())
                .isPresent();
        assertThat(DriverOptions.NONE
                        .withIdempotencyKey("k")
                        .withIdempotencyKey(null)
                        .idempotencyKey())
                .isEmpty();
        assertThatThrownBy(() -> DriverOptions.NONE.withIdempotencyKey(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an idempotency key has 1 to 255 characters, got 0");
        assertThatThrownBy(() -> DriverOptions.NONE.withIdempotencyKey("k".repeat(256)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void collectionsAreCopied() {
        Map<String, String> trace = new HashMap<>(Map.of("a", "b"));
        DriverOptions options = new DriverOptions(
                null, Duration.ZERO, true, trace, null, List.of(), ZoneOffset.UTC, false, true, true, false, null);

        trace.clear();

        assertThat(options.traceContext()).containsExactly(Map.entry("a", "b"));
        assertThatThrownBy(() -> options.traceContext().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
