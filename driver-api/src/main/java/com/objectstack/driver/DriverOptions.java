package com.objectstack.driver;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a single operation asks for besides its arguments; contract §2.2. Immutable: start from {@link #NONE}.
 *
 * @param within the transaction the operation runs in, or null for one of its own
 * @param limit how long the operation may take, zero for no limit
 * @param skipCache accepted; no driver here caches answers
 * @param traceContext passed on to observers
 * @param tenant the tenant whose records are seen and written, or null for no tenant scope
 * @param tenantIds the tenants whose records are read, empty for {@code tenant} alone; never widens writes
 * @param timezone the business zone of date-dependent generation
 * @param preserveAudit whether an update keeps a given {@code updated_at}
 * @param bypassTenantAudit whether an unscoped write on a scoped object goes unwarned
 * @param includeDeleted whether soft-deleted records are seen
 * @param hardDelete whether a delete removes records of an object with soft delete
 * @param requestKey the key by which {@code create}, {@code bulkCreate}, {@code update}, {@code upsert} or {@code delete} is
 *     known when it is asked for again, 1 to 255 characters, or null for none; every other operation refuses it as
 *     {@code UNSUPPORTED}
 */
public record DriverOptions(
        @Nullable Transaction within,
        Duration limit,
        boolean skipCache,
        Map<String, String> traceContext,
        @Nullable String tenant,
        List<String> tenantIds,
        ZoneId timezone,
        boolean preserveAudit,
        boolean bypassTenantAudit,
        boolean includeDeleted,
        boolean hardDelete,
        @Nullable String requestKey) {
    private static final int LONGEST_KEY = 255;

    /** No options. */
    public static final DriverOptions NONE = new DriverOptions(
            null, Duration.ZERO, false, Map.of(), null, List.of(), ZoneOffset.UTC, false, false, false, false, null);

    /** Copies the collections; an empty tenant counts as absent (contract §2.2); a negative limit is a caller's bug, and so is a key of another length. */
    public DriverOptions {
        Objects.requireNonNull(timezone, "timezone");
        if (limit.isNegative()) {
            throw new IllegalArgumentException("timeout must be 0 or more, got " + limit);
        }
        if (requestKey != null && !isKey(requestKey)) {
            throw new IllegalArgumentException(
                    "an idempotency key has 1 to " + LONGEST_KEY + " characters, got " + requestKey.length());
        }
        traceContext = Collections.unmodifiableMap(new LinkedHashMap<>(traceContext));
        tenant = tenant != null && tenant.isEmpty() ? null : tenant;
        tenantIds = tenantIds.stream().filter(id -> !id.isEmpty()).toList();
    }

    /**
     * The transaction the operation runs in.
     *
     * @return the transaction, empty for one of its own
     */
    public Optional<Transaction> transaction() {
        return Optional.ofNullable(within);
    }

    /**
     * How long the operation may take.
     *
     * @return the limit, empty for none
     */
    public Optional<Duration> timeout() {
        return limit.isZero() ? Optional.empty() : Optional.of(limit);
    }

    /**
     * The tenant whose records are seen and written.
     *
     * @return its id, empty for no tenant scope
     */
    public Optional<String> tenantId() {
        return Optional.ofNullable(tenant);
    }

    /**
     * The key by which a write is known when it is asked for again.
     *
     * @return the key, empty for a write that is done each time
     */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(requestKey);
    }

    /**
     * Whether a text can be an idempotency key.
     *
     * @param text the text
     * @return true if it has 1 to 255 characters
     */
    public static boolean isKey(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_KEY;
    }

    /**
     * The same options inside a transaction.
     *
     * @param transaction the transaction
     * @return the changed copy
     */
    public DriverOptions withTransaction(@Nullable Transaction transaction) {
        return changed(draft -> draft.within = transaction);
    }

    /**
     * The same options with a time limit.
     *
     * @param timeout zero for none
     * @return the changed copy
     */
    public DriverOptions withTimeout(Duration timeout) {
        return changed(draft -> draft.limit = timeout);
    }

    /**
     * The same options with a context for observers.
     *
     * @param context what traces are continued by: names and values
     * @return the changed copy
     */
    public DriverOptions withTraceContext(Map<String, String> context) {
        return changed(draft -> draft.traceContext = context);
    }

    /**
     * The same options for a tenant.
     *
     * @param id the tenant, or null for no scope
     * @return the changed copy
     */
    public DriverOptions withTenantId(@Nullable String id) {
        return changed(draft -> draft.tenant = id);
    }

    /**
     * The same options reading several tenants.
     *
     * @param ids the tenants
     * @return the changed copy
     */
    public DriverOptions withTenantIds(List<String> ids) {
        return changed(draft -> draft.tenantIds = ids);
    }

    /**
     * The same options in a business zone.
     *
     * @param zone the zone
     * @return the changed copy
     */
    public DriverOptions withTimezone(ZoneId zone) {
        return changed(draft -> draft.timezone = zone);
    }

    /**
     * The same options with flags.
     *
     * @param keepAudit see {@link #preserveAudit()}
     * @param silent see {@link #bypassTenantAudit()}
     * @return the changed copy
     */
    public DriverOptions withAudit(boolean keepAudit, boolean silent) {
        return changed(draft -> {
            draft.preserveAudit = keepAudit;
            draft.bypassTenantAudit = silent;
        });
    }

    /**
     * The same options about soft-deleted records.
     *
     * @param include see {@link #includeDeleted()}
     * @param hard see {@link #hardDelete()}
     * @return the changed copy
     */
    public DriverOptions withDeleted(boolean include, boolean hard) {
        return changed(draft -> {
            draft.includeDeleted = include;
            draft.hardDelete = hard;
        });
    }

    /**
     * The same options for a write that is done once, however often it is asked for: with the key and arguments of one that
     * was done within 24 hours it does nothing and answers with the records as they are now; with other arguments it is
     * refused. A key belongs to an object and a tenant.
     *
     * @param key 1 to 255 characters, or null for none
     * @return the changed copy
     */
    public DriverOptions withIdempotencyKey(@Nullable String key) {
        return changed(draft -> draft.requestKey = key);
    }

    private DriverOptions changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** Options while they are changed. */
    private static final class Draft {
        private @Nullable Transaction within;
        private Duration limit;
        private boolean skipCache;
        private Map<String, String> traceContext;
        private @Nullable String tenant;
        private List<String> tenantIds;
        private ZoneId timezone;
        private boolean preserveAudit;
        private boolean bypassTenantAudit;
        private boolean includeDeleted;
        private boolean hardDelete;
        private @Nullable String requestKey;

        Draft(DriverOptions options) {
            this.within = options.within;
            this.limit = options.limit;
            this.skipCache = options.skipCache;
            this.traceContext = options.traceContext;
            this.tenant = options.tenant;
            this.tenantIds = options.tenantIds;
            this.timezone = options.timezone;
            this.preserveAudit = options.preserveAudit;
            this.bypassTenantAudit = options.bypassTenantAudit;
            this.includeDeleted = options.includeDeleted;
            this.hardDelete = options.hardDelete;
            this.requestKey = options.requestKey;
        }

        DriverOptions options() {
            return new DriverOptions(
                    within,
                    limit,
                    skipCache,
                    traceContext,
                    tenant,
                    tenantIds,
                    timezone,
                    preserveAudit,
                    bypassTenantAudit,
                    includeDeleted,
                    hardDelete,
                    requestKey);
        }
    }
}
