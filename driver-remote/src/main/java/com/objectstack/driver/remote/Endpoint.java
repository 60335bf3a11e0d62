package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is, as its URL says; libsql-remote.md 5.3. Messages never repeat more of a URL than its scheme and the
 * names of its parameters.
 *
 * @param base the address that requests are resolved against, ending in a slash
 * @param token the token in the URL, or null
 */
record Endpoint(URI base, @Nullable String token) {
    private static final String HINT = "write libsql://host, https://host or http://host:port";

    /** Reads a URL; {@code INVALID_CONFIG} unless it is one of a server. */
    static Endpoint parse(String url) {
        URI given = uri(url);
        String scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(Locale.ROOT);
        Map<String, String> parameters = parameters(given.getRawQuery());
        boolean isSecure = isSecure(scheme, given.getPort(), parameters.remove("tls"));
        String token = parameters.remove("authToken");
        if (!parameters.isEmpty()) {
            throw invalid(
                    "unknown parameter '" + parameters.keySet().iterator().next() + "' in the url",
                    "a url takes tls and authToken");
        }
        return new Endpoint(base(given, isSecure), token);
    }

    private static URI uri(String url) {
        URI given;
        try {
            given = new URI(url);
        } catch (URISyntaxException e) {
            // Its message repeats the URL.
            throw invalid("the url is malformed", HINT);
        }
        if (given.getHost() == null) {
            throw invalid("the url names no host", HINT);
        }
        if (given.getRawUserInfo() != null || given.getRawFragment() != null) {
            throw invalid("a url with a user or a fragment", "give the token as 'authToken'");
        }
        return given;
    }

    private static boolean isSecure(String scheme, int port, @Nullable String tls) {
        if (tls != null && !tls.equals("0") && !tls.equals("1")) {
            throw invalid("tls must be 0 or 1", "leave it out, or write ?tls=0");
        }
        return switch (scheme) {
            case "libsql" -> {
                if ("0".equals(tls) && port < 0) {
                    throw invalid("libsql: with tls=0 has no port", "write the port: libsql://host:8080?tls=0");
                }
                yield !"0".equals(tls);
            }
            case "http", "ws" -> {
                if ("1".equals(tls)) {
                    throw invalid(scheme + ": with tls=1", "write " + scheme + "s:");
                }
                yield false;
            }
            case "https", "wss" -> {
                if ("0".equals(tls)) {
                    throw invalid(scheme + ": with tls=0", "write " + scheme.substring(0, scheme.length() - 1) + ":");
                }
                yield true;
            }
            default -> throw invalid("unknown scheme '" + scheme + "'", HINT);
        };
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                if (parameters.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8)) != null) {
                    throw invalid("the parameter '" + name + "' stands twice in the url", "give it once");
                }
            }
        }
        return parameters;
    }

    private static URI base(URI given, boolean isSecure) {
        String path = given.getRawPath();
        String port = given.getPort() < 0 ? "" : ":" + given.getPort();
        return URI.create(
                (isSecure ? "https://" : "http://") + given.getHost() + port + path + (path.endsWith("/") ? "" : "/"));
    }

    /** Whether the server is on this machine, as far as the name tells. */
    boolean isLoopback() {
        String host = base.getHost();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static DriverException invalid(String message, String hint) {
        return DriverException.of(ErrorCode.INVALID_CONFIG, "/url", message, hint);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return base.toString();
    }
}
