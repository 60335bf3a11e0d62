package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.failure;
import static com.objectstack.driver.remote.Servers.value;
import static com.objectstack.driver.remote.Servers.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.testing.sqld.RequiresSqld;
import com.objectstack.testing.sqld.SqldBinary;
import com.objectstack.testing.sqld.SqldServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong addresses and tokens, each with its code, and no secret in the text. */
@RequiresSqld
class BadInputTest {
    private static final String SECRET = "c2VjcmV0LXRva2Vu";
    private static SqldServer server;
    private static KeyPair keys;

    @TempDir
    static Path directory;

    @BeforeAll
    static void start() throws GeneralSecurityException, IOException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path pem = directory.resolve("public.pem");
        String key = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
        Files.writeString(pem, "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n");
        server = SqldServer.start(SqldBinary.find().orElseThrow(), "--auth-jwt-key-file", pem.toString());
        server.createDatabase("guarded");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String token(String claims) throws GeneralSecurityException {
        String signed = encoded("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.UTF_8));
        return signed + "." + encoded(signature.sign());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static DriverException refusal(RemoteDriverConfigBuilder config, String sql) {
        try (RemoteExecutor executor =
                new RemoteExecutor(config.retry(RetryPolicy.NONE).build())) {
            return failure(() -> write(executor, sql));
        }
    }

    private static RemoteDriverConfigBuilder guarded() {
        return Servers.config(server, "guarded");
    }

    @Test
    void theRightTokenWorks() throws GeneralSecurityException {
        try (RemoteExecutor executor =
                new RemoteExecutor(guarded().authToken(token("{\"a\":\"rw\"}")).build())) {
            write(executor, "create table if not exists t (a)");
            assertThat(value(executor, "select 1")).isEqualTo(1L);
        }
    }

    @Test
    void noTokenIsUnauthenticated() {
        assertThat(refusal(guarded(), "select 1").code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void aWrongTokenIsUnauthenticatedAndNotRepeated() {
        DriverException refusal = refusal(guarded().authToken(SECRET), "select 1");

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(refusal.toString()).doesNotContain(SECRET);
        assertThat(guarded().authToken(SECRET).build().toString()).doesNotContain(SECRET);
    }

    @Test
    void anExpiredTokenIsUnauthenticated() throws GeneralSecurityException {
        String expired = token("{\"exp\":" + Instant.now().minusSeconds(1_000).getEpochSecond() + "}");

        assertThat(refusal(guarded().authToken(expired), "select 1").code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void aReadOnlyTokenDoesNotWrite() throws GeneralSecurityException {
        DriverException refusal = refusal(guarded().authToken(token("{\"a\":\"ro\"}")), "create table nope (a)");

        assertThat(refusal.code()).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void aTokenOfTwoMegabytesOfDataStillTellsItsRefusal() throws GeneralSecurityException {
        String large = "x".repeat(2_000_000);
        try (RemoteExecutor executor = new RemoteExecutor(guarded()
                .authToken(token("{\"a\":\"ro\"}"))
                .retry(RetryPolicy.NONE)
                .build())) {
            for (int time : IntStream.range(0, 20).toArray()) {
                assertThat(failure(() -> write(executor, "create table nope as select ? as a", large))
                                .code())
                        .as("time %s", time)
                        .isEqualTo(ErrorCode.FORBIDDEN);
            }
        }
    }

    @Test
    void anUnknownNamespaceIsAFailedConnection() throws GeneralSecurityException {
        DriverException refusal =
                refusal(Servers.config(server, "nosuch").authToken(token("{\"a\":\"rw\"}")), "select 1");

        assertThat(refusal.code()).isEqualTo(ErrorCode.CONNECTION_FAILED);
        assertThat(refusal.getMessage()).contains("nosuch");
    }

    @Test
    void aWrongPathIsAFailedConnection() {
        DriverException refusal = refusal(RemoteDriverConfig.builder().url(server.url() + "/somewhere"), "select 1");

        assertThat(refusal.code()).isEqualTo(ErrorCode.CONNECTION_FAILED);
        assertThat(refusal.hint().orElseThrow()).contains("path");
    }

    @Test
    void tlsToAPlainPortIsAFailedConnection() {
        String url = "https://127.0.0.1:" + server.url().getPort();

        assertThat(refusal(RemoteDriverConfig.builder().url(url), "delete from t")
                        .code())
                .isEqualTo(ErrorCode.CONNECTION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "libsql://no-such-host.invalid", "http://no-such-host.invalid:8080"})
    void whatCannotBeReachedIsAFailedConnection(String url) {
        assertThat(refusal(RemoteDriverConfig.builder().url(url), "delete from t")
                        .code())
                .isEqualTo(ErrorCode.CONNECTION_FAILED);
    }

    @Test
    void aServerThatNeverAnswersIsATimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            RemoteDriverConfigBuilder config = RemoteDriverConfig.builder()
                    .url("http://127.0.0.1:" + silent.getLocalPort())
                    .timeout(java.time.Duration.ofMillis(200));

            assertThat(refusal(config, "select 1").code()).isEqualTo(ErrorCode.TIMEOUT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', /url",
        "db.example.org, /url",
        "ftp://db.example.org, /url",
        "file:a.db, /url",
        "libsql://, /url",
        "libsql://db?tls=0, /url",
        "libsql://db?tls=2, /url",
        "http://db?tls=1, /url",
        "https://db?tls=0, /url",
        "libsql://db?token=x, /url",
        "libsql://db#x, /url",
        "libsql://user:pass@db, /url",
        "libsql://db?tls=1&tls=1, /url",
        "'libsql://d b', /url"
    })
    void aWrongUrlIsRefusedBeforeAnythingIsSent(String url, String path) {
        DriverException refusal =
                failure(() -> RemoteDriverConfig.builder().url(url).build());

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(refusal.path()).isEqualTo(path);
        assertThat(refusal.getMessage()).doesNotContain("pass");
    }

    @ParameterizedTest
    @CsvSource({
        "libsql://db.example.org, https://db.example.org/",
        "libsql://db:8080?tls=0, http://db:8080/",
        "ws://db:8080, http://db:8080/",
        "wss://db, https://db/",
        "http://db:1/a?authToken=x, http://db:1/a/"
    })
    void urlsOfEveryKindBecomeHttp(String url, String http) {
        assertThat(RemoteDriverConfig.builder().url(url).build().url()).isEqualTo(http);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nend", "ümlaut"})
    void aTokenThatIsNoneIsRefusedWithoutShowingIt(String token) {
        DriverException refusal = refusal(guarded().authToken(token), "select 1");

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(refusal.path()).isEqualTo("/authToken");
    }
}
