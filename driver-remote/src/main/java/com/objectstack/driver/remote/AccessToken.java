package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The token that requests carry; asked for again when a server refuses it. Thread-safe. It stands in no text. */
final class AccessToken {
    private final @Nullable Supplier<String> source;
    private volatile @Nullable String current;

    AccessToken(Optional<Supplier<String>> source) {
        this.source = source.orElse(null);
    }

    /** The token, null if there is none. */
    @Nullable
    String current() {
        if (current == null && source != null) {
            current = ask(source);
        }
        return current;
    }

    /** Whether the source gives another token than the one that was refused. */
    boolean isReplaced(@Nullable String refused) {
        if (source == null) {
            return false;
        }
        String fresh = ask(source);
        current = fresh;
        return !Objects.equals(fresh, refused);
    }

    private static String ask(Supplier<String> source) {
        String token = source.get();
        if (token == null || token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw DriverException.of(
                    ErrorCode.INVALID_CONFIG,
                    "/authToken",
                    "the token is empty, or has characters that no token has",
                    "give the token alone, without spaces and line ends");
        }
        return token;
    }
}
