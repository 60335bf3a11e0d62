package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.fails;
import static com.objectstack.driver.sqlite.Databases.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import com.objectstack.driver.sql.AutoMigrate;
import com.objectstack.driver.sql.OperationListener;
import com.objectstack.driver.sql.SchemaMode;
import com.objectstack.driver.sql.SqlDriverSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration takes, and what it refuses before anything is opened. */
class SqliteDriverConfigTest {
    @Test
    void defaultsAreAsDocumented() {
        SqliteDriverConfig config = SqliteDriverConfig.builder().url(":memory:").build();

        assertThat(config.durability()).isEqualTo(Durability.NORMAL);
        assertThat(config.readers()).isBetween(2, 8);
        assertThat(config.busyTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.acquireTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.statementCacheSize()).isEqualTo(150);
        assertThat(config.mmapSizeBytes()).isZero();
        assertThat(config.dataSource()).isEmpty();
        assertThat(config.settings()).isEqualTo(SqlDriverSettings.DEFAULTS);
    }

    @Test
    void mapIsReadInFull() {
        Map<String, Object> map = new HashMap<>(Map.of(
                "url",
                "file:a.db",
                "durability",
                "full",
                "readers",
                3,
                "busyTimeoutMillis",
                7L,
                "acquireTimeoutMillis",
                8,
                "connectTimeoutMillis",
                9,
                "statementCacheSize",
                0,
                "cacheSizeKib",
                100,
                "mmapSizeBytes",
                1L << 40));
        map.put("refuseFullScan", Map.of("unlessRowsBelow", 1_000));
        map.put("strictTables", true);
        map.put("schemaMode", "validate-only");
        map.put("autoMigrate", "safe");
        map.put("production", true);
        OperationListener listener = event -> {};
        map.put("listener", listener);
        map.put("dataSource", null);
        map.put("encryptionKey", null);
        map.put("wasm", false);

        SqliteDriverConfig config = SqliteDriverConfig.fromMap(map);

        assertThat(config.url()).contains("file:a.db");
        assertThat(config.durability()).isEqualTo(Durability.FULL);
        assertThat(config.readers()).isEqualTo(3);
        assertThat(config.busyTimeout()).isEqualTo(Duration.ofMillis(7));
        assertThat(config.acquireTimeout()).isEqualTo(Duration.ofMillis(8));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofMillis(9));
        assertThat(config.statementCacheSize()).isZero();
        assertThat(config.cacheSizeKib()).isEqualTo(100);
        assertThat(config.mmapSizeBytes()).isEqualTo(1L << 40);
        assertThat(config.settings().refuseFullScanFrom()).hasValue(1_000);
        assertThat(config.settings().strictTables()).isTrue();
        assertThat(config.settings().schemaMode()).isEqualTo(SchemaMode.VALIDATE_ONLY);
        assertThat(config.settings().autoMigrate()).hasValue(AutoMigrate.SAFE);
        assertThat(config.settings().isProduction()).isTrue();
        assertThat(config.settings().listener()).hasValue(listener);
    }

    @ParameterizedTest
    @CsvSource({
        "Readers, 3, INVALID_CONFIG",
        "journalMode, wal, INVALID_CONFIG",
        "durability, off, INVALID_CONFIG",
        "readers, three, INVALID_CONFIG",
        "refuseFullScan, 1000, INVALID_CONFIG",
        "strictTables, yes, INVALID_CONFIG",
        "schemaMode, theirs, INVALID_CONFIG",
        "autoMigrate, all, INVALID_CONFIG",
        "production, yes, INVALID_CONFIG",
        "listener, log, INVALID_CONFIG",
        "encryptionKey, secret, UNSUPPORTED",
        "password, secret, UNSUPPORTED",
        "wasm, true, UNSUPPORTED"
    })
    void unknownOrUnusablePropertyIsRefused(String name, String value, ErrorCode code) {
        var failure = failure(() -> SqliteDriverConfig.fromMap(Map.of("url", ":memory:", name, value)));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.path()).isEqualTo("/" + name);
        assertThat(failure.getMessage()).doesNotContain("secret");
    }

    @Test
    void allProblemsAreCollected() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("url", 7);
        map.put("readers", 0);
        map.put("colour", "red");
        map.put("cacheSizeKib", 1L << 40);
        map.put("refuseFullScan", Map.of("unlessRowsBelow", 0));

        var failure = failure(() -> SqliteDriverConfig.fromMap(map));

        assertThat(failure.problems())
                .extracting(Problem::path)
                .containsExactly("/url", "/readers", "/colour", "/cacheSizeKib", "/refuseFullScan");
    }

    @Test
    void databaseIsNeeded() {
        fails(ErrorCode.INVALID_CONFIG, () -> SqliteDriverConfig.builder().build());
        fails(ErrorCode.INVALID_CONFIG, () -> SqliteDriverConfig.fromMap(Map.of()));
    }

    @Test
    void urlAndDataSourceExcludeEachOther() {
        var builder = SqliteDriverConfig.builder().url(":memory:").dataSource(new org.sqlite.SQLiteDataSource());

        fails(ErrorCode.INVALID_CONFIG, builder::build);
    }

    @Test
    void negativeTimeIsRefused() {
        fails(ErrorCode.INVALID_CONFIG, () -> SqliteDriverConfig.builder().busyTimeout(Duration.ofMillis(-1)));
    }

    @Test
    void textNamesNoParameters() {
        SqliteDriverConfig config =
                SqliteDriverConfig.builder().url("file:a.db?mode=ro").build();

        assertThat(config).asString().contains("file:a.db").doesNotContain("mode");
    }
}
