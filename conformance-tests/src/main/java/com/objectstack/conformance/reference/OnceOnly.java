package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.json.RecordCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes with an idempotency key: done once within 24 hours, and answered again without being done. */
final class OnceOnly {
    private static final String PATH = "/options/idempotencyKey";
    private static final Duration KEPT = Duration.ofHours(24);

    private final Store store;
    private final ReferenceSettings settings;

    OnceOnly(Store store, ReferenceSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * Whose a key is.
     *
     * @param object its object
     * @param tenant its tenant, null for none
     * @param text the key
     */
    record Key(String object, @Nullable String tenant, String text) {}

    /**
     * A write that was done.
     *
     * @param form what was asked
     * @param ids the records it was about
     * @param at when
     */
    record Done(Object form, List<String> ids, Instant at) {}

    /**
     * A write.
     *
     * @param operation its name
     * @param arguments what it is given besides the object
     * @param write does it
     * @param ids the records it was about
     * @param again its answer, made of these records
     */
    record Request<T>(
            String operation,
            List<? extends @Nullable Object> arguments,
            Function<DriverOptions, T> write,
            Function<T, List<String>> ids,
            BiFunction<List<String>, DriverOptions, T> again) {
        /** What tells it from others: itself as it is read from JSON, where a value has one form. The write refuses what has none. */
        Object form() {
            try {
                Object read = RecordCodec.valueFromJson(RecordCodec.valueToJson(arguments));
                return Arrays.asList(operation, read);
            } catch (DriverException unfit) {
                return new Object();
            }
        }
    }

    /** Does a write, or answers as it was answered: all in one transaction. */
    <T> T run(String object, DriverOptions options, Request<T> request) {
        Key key = new Key(object, options.tenant(), keyOf(options));
        DriverOptions unkeyed = options.withIdempotencyKey(null);
        if (options.within() != null) {
            return once(key, unkeyed, request);
        }
        OpenTransaction own = store.beginForOneWrite(options);
        try {
            T result = once(key, unkeyed.withTransaction(own), request);
            store.commit(own);
            return result;
        } catch (Throwable failure) {
            store.rollback(own);
            throw failure;
        }
    }

    private String keyOf(DriverOptions options) {
        String text = options.idempotencyKey().orElseThrow();
        if (!settings.capabilities().has(Capability.IDEMPOTENCY_KEYS)) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED,
                    PATH,
                    "an idempotency key needs the capability " + Capability.IDEMPOTENCY_KEYS,
                    "leave the key out");
        }
        Texts.defect(text).ifPresent(defect -> {
            throw DriverException.of(ErrorCode.INVALID_QUERY, PATH, "an idempotency key " + defect);
        });
        return text;
    }

    private <T> T once(Key key, DriverOptions options, Request<T> request) {
        Instant now = settings.now();
        Optional<Done> done = store.write(options, before -> {
            Version kept = before.withoutDoneBefore(now.minus(KEPT));
            return new Written<>(kept, Optional.ofNullable(kept.done().get(key)));
        });
        Object form = request.form();
        if (done.isPresent()) {
            requireSame(form, done.get());
            return request.again().apply(done.get().ids(), options);
        }
        T result = request.write().apply(options);
        Done noted = new Done(form, request.ids().apply(result), now);
        return store.write(options, before -> new Written<>(before.with(key, noted), result));
    }

    private static void requireSame(Object form, Done done) {
        if (!done.form().equals(form)) {
            throw DriverException.of(
                    ErrorCode.INVALID_DATA,
                    PATH,
                    "another write was done under this idempotency key",
                    "repeat it with the same arguments, or pass another key");
        }
    }

    static DriverException gone() {
        return DriverException.of(
                ErrorCode.INVALID_DATA,
                PATH,
                "the write was done under this idempotency key, and its record is no more",
                "pass another key to write it anew");
    }

    /** Refuses the key of an operation that is no such write. */
    static void refuseKey(DriverOptions options) {
        if (options.requestKey() != null) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED, PATH, "this operation takes no idempotency key", "leave the key out");
        }
    }
}
