package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_QUERY;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Transaction;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON form of {@link DriverOptions}; contract §2.2. Thread-safe. */
public final class OptionsCodec {
    private static final Vocabulary VOCABULARY = Vocabulary.of(
            "options",
            List.of(
                    "transaction",
                    "timeout",
                    "skipCache",
                    "traceContext",
                    "tenantId",
                    "tenantIds",
                    "timezone",
                    "preserveAudit",
                    "bypassTenantAudit",
                    "includeDeleted",
                    "hardDelete",
                    "idempotencyKey"),
            Map.of("timeoutMs", "'timeout'", "timeoutMillis", "'timeout'", "tenant", "'tenantId'"));

    private OptionsCodec() {}

    /**
     * The options in a JSON object. A time zone nobody knows is read as UTC (contract §2.2).
     *
     * @param node the object; null or missing is no options
     * @param transactions finds an open transaction by its name; gives null, or refuses itself, if there is none
     * @return the options
     * @throws DriverException {@code INVALID_QUERY} with every problem: an unknown option, a value of the wrong type, a
     *     negative {@code timeout} (milliseconds); {@code TRANSACTION_CLOSED} if no such transaction is open
     */
    public static DriverOptions fromJson(
            JsonNode node, Function<String, ? extends @Nullable Transaction> transactions) {
        if (node.isNull() || node.isMissingNode()) {
            return DriverOptions.NONE;
        }
        Reading in = Reading.strict();
        DriverOptions options = read(node, transactions, in);
        in.throwProblems();
        return options;
    }

    private static DriverOptions read(
            JsonNode node, Function<String, ? extends @Nullable Transaction> transactions, Reading in) {
        String transaction = null;
        Duration timeout = Duration.ZERO;
        boolean skipCache = false;
        Map<String, String> traceContext = Map.of();
        String tenantId = null;
        List<String> tenantIds = List.of();
        ZoneId timezone = ZoneOffset.UTC;
        boolean preserveAudit = false;
        boolean bypassTenantAudit = false;
        boolean includeDeleted = false;
        boolean hardDelete = false;
        String idempotencyKey = null;
        for (Property property : NodeReader.of(node, "", INVALID_QUERY, VOCABULARY, in)) {
            switch (property.name()) {
                case "transaction" -> transaction = property.name("the name of a transaction");
                case "timeout" -> timeout = Duration.ofMillis(Words.orElse(property.whole(0), 0L));
                case "skipCache" -> skipCache = property.flag();
                case "traceContext" -> traceContext = property.map("a map from text to text", OptionsCodec::text);
                case "tenantId" -> tenantId = property.text();
                case "tenantIds" -> tenantIds = property.list("a list of texts", OptionsCodec::text);
                case "timezone" -> timezone = zone(property.text());
                case "preserveAudit" -> preserveAudit = property.flag();
                case "bypassTenantAudit" -> bypassTenantAudit = property.flag();
                case "includeDeleted" -> includeDeleted = property.flag();
                case "hardDelete" -> hardDelete = property.flag();
                default -> idempotencyKey = key(property);
            }
        }
        in.throwProblems();
        return new DriverOptions(
                transaction == null ? null : open(transaction, transactions),
                timeout,
                skipCache,
                traceContext,
                tenantId,
                tenantIds,
                timezone,
                preserveAudit,
                bypassTenantAudit,
                includeDeleted,
                hardDelete,
                idempotencyKey);
    }

    private static @Nullable String key(Property property) {
        String key = property.value().textValue();
        if (key != null && DriverOptions.isKey(key)) {
            return key;
        }
        property.unfit("a text of 1 to 255 characters");
        return null;
    }

    /** Never null: an operation must not run outside the transaction it was meant for. */
    private static Transaction open(String name, Function<String, ? extends @Nullable Transaction> transactions) {
        Transaction transaction = transactions.apply(name);
        if (transaction == null) {
            throw DriverException.of(
                    ErrorCode.TRANSACTION_CLOSED,
                    "/transaction",
                    "no transaction '" + Found.cut(name) + "' is open",
                    "begin one and pass the name it was given");
        }
        return transaction;
    }

    private static @Nullable String text(JsonNode node, String path, Reading in) {
        if (!node.isTextual()) {
            in.unfit(INVALID_QUERY, path, "this is no text", node, "pass a text");
        }
        return node.textValue();
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
