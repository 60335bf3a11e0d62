package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a URL by SQLite's rules for {@code file:} (https://www.sqlite.org/uri.html), but refuses what SQLite would
 * silently ignore: unknown parameters, fragments, keys for a file that would not be encrypted. Messages never repeat
 * more of a URL than its scheme and the names of its parameters.
 */
final class UrlParser {
    static final Set<String> ENCRYPTION_WORDS = Set.of(
            "key",
            "hexkey",
            "textkey",
            "cipher",
            "password",
            "passphrase",
            "encryptionkey",
            "encryption_key",
            "encryption-key",
            "kdf_iter",
            "hexkey_mode");

    private static final Set<String> REMOTE_SCHEMES = Set.of("http", "https", "libsql", "ws", "wss");
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]+):(.*)$", Pattern.DOTALL);
    private static final String HINT = "write file:name.db, file:/absolute/name.db or :memory:";

    private UrlParser() {}

    /** Where a URL points to; {@code INVALID_CONFIG} or {@code UNSUPPORTED} before anything is touched. */
    static DatabaseLocation parse(String url) {
        if (url.isBlank()) {
            throw invalid("the url is blank", HINT);
        }
        if (url.equals(":memory:")) {
            return DatabaseLocation.MEMORY;
        }
        Matcher matcher = SCHEME.matcher(url);
        if (!matcher.matches()) {
            throw invalid("the url has no scheme", "put file: in front of a path");
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        if (REMOTE_SCHEMES.contains(scheme)) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED,
                    "/url",
                    "the SQLite driver can't open '" + scheme + ":' URLs",
                    "use the remote driver for a server; here, " + HINT);
        }
        if (!scheme.equals("file")) {
            throw invalid("unknown scheme '" + scheme + "'", HINT);
        }
        return file(matcher.group(2));
    }

    private static DatabaseLocation file(String rest) {
        if (rest.indexOf('#') >= 0) {
            throw invalid("a url with a fragment", "write %23 for a # in a file's name");
        }
        int question = rest.indexOf('?');
        DatabaseLocation.Mode mode =
                question < 0 ? DatabaseLocation.Mode.READ_WRITE_CREATE : mode(rest.substring(question + 1));
        String name = decode(withoutAuthority(question < 0 ? rest : rest.substring(0, question)));
        if (name.equals(":memory:")) {
            return DatabaseLocation.MEMORY;
        }
        if (name.isBlank()) {
            throw invalid("the url names no file", HINT);
        }
        try {
            return new DatabaseLocation(Path.of(name).toAbsolutePath().normalize(), mode);
        } catch (InvalidPathException e) {
            throw invalid("the url's path is no file name here: " + e.getReason(), HINT);
        }
    }

    private static String withoutAuthority(String path) {
        if (!path.startsWith("//")) {
            return path;
        }
        int slash = path.indexOf('/', 2);
        String authority = slash < 0 ? path.substring(2) : path.substring(2, slash);
        if (slash < 0 || !(authority.isEmpty() || authority.equals("localhost"))) {
            throw invalid("a file url can't name a host", "write file:///absolute/name.db");
        }
        String absolute = path.substring(slash);
        boolean drive = File.separatorChar == '\\' && absolute.matches("/[A-Za-z]:.*");
        return drive ? absolute.substring(1) : absolute;
    }

    private static DatabaseLocation.Mode mode(String query) {
        DatabaseLocation.Mode mode = DatabaseLocation.Mode.READ_WRITE_CREATE;
        for (String parameter : query.split("&")) {
            String name = decode(parameter.replaceFirst("=.*", ""));
            String word = decode(parameter.substring(Math.min(parameter.length(), parameter.indexOf('=') + 1)));
            requireKnown(name);
            mode = Stream.of(DatabaseLocation.Mode.values())
                    .filter(m -> m.word().equals(word))
                    .findAny()
                    .orElseThrow(() -> invalid("unknown value of the url's 'mode'", "write ro, rw or rwc"));
        }
        return mode;
    }

    private static void requireKnown(String name) {
        if (ENCRYPTION_WORDS.contains(name.toLowerCase(Locale.ROOT))) {
            throw noEncryption("/url", name);
        }
        if (!name.equals("mode")) {
            throw invalid("unknown url parameter '" + name + "'", "only mode=ro, rw or rwc is known");
        }
    }

    static DriverException noEncryption(String path, String name) {
        return DriverException.of(
                ErrorCode.UNSUPPORTED,
                path,
                "'" + name + "' asks for encryption, which this SQLite engine can't do: the file would be plain text",
                "leave it out, or use an engine that encrypts");
    }

    /** SQLite's decoding: a percent sign without two hexadecimal digits stands for itself. */
    private static String decode(String text) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low < 0) {
                decoded.write(bytes[i]);
            } else {
                decoded.write(high * 16 + low);
                i += 2;
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static DriverException invalid(String message, String hint) {
        return DriverException.of(ErrorCode.INVALID_CONFIG, "/url", message, hint);
    }
}
