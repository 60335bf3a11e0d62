package com.objectstack.driver.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns broken connections and refusals of whole requests into failures; libsql-remote.md 4.4, 4.5 and 10.6. */
final class HttpFailures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOLD_BYTES = 16 * 1024;

    /** How a cursor refuses what a pipeline refuses inside its answer. */
    private static final Pattern UNPARSED =
            Pattern.compile("^Internal Error: `(SQL string could not be parsed: .*)`$", Pattern.DOTALL);

    private final Lifecycle lifecycle;

    HttpFailures(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** No answer came. */
    RemoteFailure broken(@Nullable Throwable cause) {
        if (lifecycle.isClosed()) {
            return RemoteFailure.abandoned(Lifecycle.closedException());
        }
        if (has(cause, UnresolvedAddressException.class)) {
            return RemoteFailure.refused(failed("the server's name has no address", "mend the host in the url", cause));
        }
        if (cause instanceof HttpConnectTimeoutException || has(cause, ConnectException.class)) {
            return RemoteFailure.notNow(failed(
                    "the server cannot be reached",
                    "see whether it runs, and whether the url's host and port are its own",
                    cause));
        }
        if (has(cause, SSLException.class)) {
            return tls(cause);
        }
        return RemoteFailure.lost(failed("the connection broke", null, cause));
    }

    /** Before anything is sent, a handshake fails; afterwards an answer may be lost as on any connection. */
    private static RemoteFailure tls(@Nullable Throwable cause) {
        String text = String.valueOf(cause);
        boolean isHandshake = text.contains("handshake")
                || text.contains("Unsupported or unrecognized SSL message")
                || text.contains("PKIX")
                || text.contains("certificate");
        DriverException error = failed(
                isHandshake ? "no secure connection could be made" : "the secure connection broke",
                isHandshake
                        ? "see whether the port speaks TLS and its certificate is trusted; ?tls=0 is without"
                        : null,
                cause);
        return isHandshake ? RemoteFailure.refused(error) : RemoteFailure.lost(error);
    }

    private static boolean has(@Nullable Throwable cause, Class<? extends Throwable> type) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }

    /** An answer came that cannot be read to its end. */
    RemoteFailure unreadable(IOException cause) {
        if (lifecycle.isClosed()) {
            return RemoteFailure.abandoned(Lifecycle.closedException());
        }
        return RemoteFailure.lost(failed("the answer is cut off, or none of a libSQL server", null, cause));
    }

    /** As much of a text as may be told. */
    static String beginning(InputStream body) throws IOException {
        return new String(body.readNBytes(TOLD_BYTES), StandardCharsets.UTF_8);
    }

    /** A status other than 200, with the beginning of its text. */
    RemoteFailure refused(int status, String text) {
        HranaError error = errorIn(text);
        String told = error == null ? "HTTP status " + status : error.message();
        return switch (status) {
            case 400 -> misuse(text, error);
            case 401 ->
                RemoteFailure.refused(DriverException.of(
                        ErrorCode.UNAUTHENTICATED, "", told, "give a token of this server that is still valid"));
            case 403 ->
                RemoteFailure.refused(
                        DriverException.of(ErrorCode.FORBIDDEN, "", told, "give a token with the right to do this"));
            case 404 -> RemoteFailure.refused(failed(told, notFoundHint(error), null));
            case 429 ->
                RemoteFailure.notNow(DriverException.builder(ErrorCode.BUSY, told)
                        .retryable()
                        .hint("the server has too many requests; lower 'concurrency'")
                        .build());
            case 500 -> internal(told);
            default -> other(status, told);
        };
    }

    /** A status that says nothing of a libSQL server: of a proxy, or of something else. */
    private static RemoteFailure other(int status, String told) {
        // Whoever gave up, by 408 or by 5xx, does not say whether the request was executed before.
        if (status == 408 || status > 500) {
            return RemoteFailure.lost(failed(told, null, null));
        }
        return RemoteFailure.refused(failed(
                "the server answers with HTTP status " + status,
                "see whether the url is that of a libSQL server; redirects are not followed",
                null));
    }

    /** A stream that is gone; the server executed nothing. Everything else here is a bug of this client. */
    private static RemoteFailure misuse(String text, @Nullable HranaError error) {
        boolean isGone =
                text.contains("baton") || (error != null && error.code().equals("STREAM_EXPIRED"));
        if (isGone) {
            return RemoteFailure.refused(
                    DriverException.of(ErrorCode.TRANSACTION_LOST, "", "the server no longer has the transaction"));
        }
        return RemoteFailure.refused(failed(
                "the server does not take the request: "
                        + (error == null ? text.lines().findFirst().orElse("") : error.message()),
                null,
                null));
    }

    private static String notFoundHint(@Nullable HranaError error) {
        return error == null
                ? "leave the path out of the url: a libSQL server answers at its root"
                : "name a database that is there, by 'namespace' or in the url's host, and a token for it";
    }

    private static RemoteFailure internal(String told) {
        Matcher unparsed = UNPARSED.matcher(told);
        if (unparsed.matches()) {
            return HranaErrors.failure(new HranaError(unparsed.group(1), "SQL_PARSE_ERROR"));
        }
        if (told.contains("invalid utf-8")) {
            return RemoteFailure.abandoned(
                    DriverException.of(ErrorCode.DATABASE_CORRUPT, "", "a stored text is not UTF-8"));
        }
        return RemoteFailure.lost(failed(told, null, null));
    }

    /** The error in a JSON text of the server, in one of its two forms; null if it is none. */
    private static @Nullable HranaError errorIn(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            JsonNode message = root == null ? null : root.has("error") ? root.get("error") : root.get("message");
            return message == null || !message.isTextual()
                    ? null
                    : new HranaError(message.asText(), root.path("code").asText(""));
        } catch (IOException e) {
            return null;
        }
    }

    private static DriverException failed(String message, @Nullable String hint, @Nullable Throwable cause) {
        var builder =
                DriverException.builder(ErrorCode.CONNECTION_FAILED, message).cause(cause);
        return (hint == null ? builder : builder.hint(hint)).build();
    }
}
