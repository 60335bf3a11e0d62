package com.objectstack.driver.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import com.objectstack.driver.sql.SchemaMode;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration takes, and what it refuses before anything is sent. */
class RemoteDriverConfigTest {
    @Test
    void mapIsReadInFull() {
        Map<String, Object> map = new HashMap<>(Map.of(
                "url",
                "libsql://db.example.org",
                "authToken",
                "t",
                "namespace",
                "n",
                "concurrency",
                3,
                "timeout",
                7,
                "connectTimeout",
                8,
                "acquireTimeout",
                9,
                "userAgent",
                "me",
                "compressed",
                false,
                "schemaMode",
                "external"));
        map.put("retry", Map.of("attempts", 2, "firstMillis", 3));
        map.put("httpClient", null);

        RemoteDriverConfig config = RemoteDriverConfig.fromMap(map);

        assertThat(config.url()).isEqualTo("https://db.example.org/");
        assertThat(config.authToken().orElseThrow().get()).isEqualTo("t");
        assertThat(config.namespace()).hasValue("n");
        assertThat(config.concurrency()).isEqualTo(3);
        assertThat(config.timeout()).isEqualTo(Duration.ofMillis(7));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofMillis(8));
        assertThat(config.acquireTimeout()).isEqualTo(Duration.ofMillis(9));
        assertThat(config.userAgent()).isEqualTo("me");
        assertThat(config.isCompressed()).isFalse();
        assertThat(config.settings().schemaMode()).isEqualTo(SchemaMode.EXTERNAL);
        assertThat(config.retry()).isEqualTo(new RetryPolicy(2, Duration.ofMillis(3), Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "concurrency, many",
        "timeout, soon",
        "retry, often",
        "compressed, yes",
        "httpClient, mine",
        "namespace, two words",
        "Url, libsql://other",
        "schemaMode, theirs"
    })
    void whatIsWrongIsRefusedWithItsPlace(String property, String value) {
        assertThat(Servers.failure(() ->
                                RemoteDriverConfig.fromMap(Map.of("url", "libsql://db.example.org", property, value)))
                        .problems())
                .extracting(Problem::code, Problem::path)
                .containsExactly(tuple(ErrorCode.INVALID_CONFIG, "/" + property));
    }

    @Test
    void aClientThatWouldUpgradeIsRefusedForAPlainServer() {
        RemoteDriverConfigBuilder config =
                RemoteDriverConfig.builder().url("http://127.0.0.1:1").httpClient(HttpClient.newHttpClient());

        assertThat(Servers.failure(config::build).path()).isEqualTo("/httpClient");
    }
}
