package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs mean which file, and which are refused with which code. */
class UrlParserTest {
    @ParameterizedTest
    @CsvSource({
        "file:/tmp/a.db, /tmp/a.db",
        "file:///tmp/a.db, /tmp/a.db",
        "FILE://localhost/tmp/a.db, /tmp/a.db",
        "file:/tmp/a%20b%3f%23.db, /tmp/a b?#.db",
        "file:/tmp/100%.db, /tmp/100%.db",
        "file:/tmp/%zz.db, /tmp/%zz.db",
        "file:/tmp/gr%C3%BC%C3%9f.db, /tmp/grüß.db",
        "file:/tmp/x/../a.db, /tmp/a.db"
    })
    void pathIsDecodedBySqlitesRules(String url, String path) {
        assertThat(UrlParser.parse(url).file()).isEqualTo(Path.of(path));
    }

    @Test
    void relativePathIsUnderTheWorkingDirectory() {
        assertThat(UrlParser.parse("file:a.db").file())
                .isEqualTo(Path.of("a.db").toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource({"ro, READ_ONLY", "rw, READ_WRITE", "rwc, READ_WRITE_CREATE"})
    void modeIsUnderstood(String word, DatabaseLocation.Mode mode) {
        assertThat(UrlParser.parse("file:a.db?mode=" + word).mode()).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {":memory:", "file::memory:"})
    void memoryIsNoFile(String url) {
        assertThat(UrlParser.parse(url).file()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://host/db",
                "https://host",
                "libsql://host?authToken=secret",
                "ws://host",
                "WSS://host",
                "file:a.db?key=secret",
                "file:a.db?mode=ro&hexkey=secret",
                "file:a.db?cipher=secret",
                "file:a.db?PassWord=secret",
                "file:a.db?%6bey=secret"
            })
    void serversAndEncryptionAreUnsupported(String url) {
        var failure = Databases.failure(() -> UrlParser.parse(url));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(failure.getMessage()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "a.db",
                "/tmp/a.db",
                "C:\\a.db",
                "jdbc:sqlite:a.db",
                "postgres://user:secret@host/db",
                "file:",
                "file:?mode=rw",
                "file://",
                "file://server/a.db",
                "file:a.db#secret",
                "file:a.db?mode=memory",
                "file:a.db?mode=secret",
                "file:a.db?mode",
                "file:a.db?",
                "file:a.db?cache=shared",
                "file:a.db?vfs=memdb",
                "file:a.db?Mode=ro",
                "file:a%00b.db"
            })
    void everythingElseIsAWrongConfiguration(String url) {
        var failure = Databases.failure(() -> UrlParser.parse(url));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(failure.path()).isEqualTo("/url");
        assertThat(failure.getMessage()).doesNotContain("secret");
    }
}
