package com.objectstack.driver.turso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverFactory;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which driver a configuration is for, and what it is refused for. */
class TursoConfigTest {
    @ParameterizedTest
    @CsvSource({
        ":memory:, LOCAL",
        "file:a.db, LOCAL",
        "FILE:a.db, LOCAL",
        "libsql://db.example.org, REMOTE",
        "https://db.example.org, REMOTE",
        "http://127.0.0.1:8080, REMOTE",
        "wss://db.example.org, REMOTE",
        "ws://127.0.0.1:8080, REMOTE"
    })
    void theUrlSaysTheMode(String url, TransportMode mode) {
        assertThat(TursoConfig.builder().url(url).build().mode()).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a.db", "/tmp/a.db", "libsq://db", "postgres://db", "file", "${URL}", "file:${NAME}.db"
            })
    void whatIsNoUrlOfOursIsNeverASilentFile(String url) {
        assertThat(refusal(Map.of("url", url))).containsExactly("INVALID_CONFIG /url");
    }

    @ParameterizedTest
    @CsvSource({
        "syncUrl, libsql://db, UNSUPPORTED",
        "encryptionKey, secret, UNSUPPORTED",
        "localPath, replica.db, INVALID_CONFIG",
        "sync, x, INVALID_CONFIG",
        "authToken, t, INVALID_CONFIG",
        "authToken, ${TOKEN}, INVALID_CONFIG",
        "namespace, n, INVALID_CONFIG",
        "mode, remote, INVALID_CONFIG",
        "mode, replica, UNSUPPORTED",
        "mode, other, INVALID_CONFIG",
        "timeout, soon, INVALID_CONFIG",
        "concurrency, many, INVALID_CONFIG",
        "Url, :memory:, INVALID_CONFIG"
    })
    void whatDoesNotFitAFileIsRefusedWithItsPlace(String property, String value, ErrorCode code) {
        assertThat(refusal(Map.of("url", ":memory:", property, value))).containsExactly(code + " /" + property);
    }

    @ParameterizedTest
    @CsvSource({
        "wasm, true, UNSUPPORTED",
        "concurrency, 0, INVALID_CONFIG",
        "timeout, 0, INVALID_CONFIG",
        "timeout, -1, INVALID_CONFIG"
    })
    void wrongValuesAreRefused(String property, String value, ErrorCode code) {
        Object given = value.equals("true") ? (Object) true : Integer.valueOf(value);

        assertThat(refusal(Map.of("url", ":memory:", property, given))).containsExactly(code + " /" + property);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(refusal(Map.of("url", ":memory:", "wasm", true, "nope", 1)))
                .containsExactlyInAnyOrder("UNSUPPORTED /wasm", "INVALID_CONFIG /nope");
    }

    @Test
    void propertiesOfServersReachTheServersDriver() {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "url",
                "libsql://db.example.org",
                "authToken",
                "t",
                "namespace",
                "n",
                "concurrency",
                3,
                "timeout",
                1_000));
        properties.put("mode", "remote");
        properties.put("wasm", false);
        properties.put("syncUrl", null);

        try (IDataDriver driver = TursoDriver.create(TursoConfig.fromMap(properties))) {
            assertThat(driver.getPoolStats().orElseThrow().total()).isEqualTo(3);
        }
    }

    @Test
    void noTextHoldsTheToken() {
        TursoConfig config = TursoConfig.builder()
                .url("libsql://db.example.org?authToken=secret")
                .build();

        assertThat(config.toString()).doesNotContain("secret").contains("db.example.org");
    }

    @Test
    void theFactoryIsFoundByItsId() {
        DriverFactory factory = ServiceLoader.load(DriverFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.id().equals("turso"))
                .findFirst()
                .orElseThrow();

        try (IDataDriver driver = factory.create(Map.of("url", ":memory:"))) {
            assertThat(driver.name()).isEqualTo("com.objectstack.driver.turso");
            assertThat(driver.version()).isEqualTo("1.0.0");
            assertThat(driver.checkHealth()).isTrue();
        }
    }

    private static List<String> refusal(Map<String, Object> properties) {
        return catchThrowableOfType(DriverException.class, () -> TursoConfig.fromMap(properties)).problems().stream()
                .map(TursoConfigTest::brief)
                .toList();
    }

    private static String brief(Problem problem) {
        return problem.code() + " " + problem.path();
    }
}
