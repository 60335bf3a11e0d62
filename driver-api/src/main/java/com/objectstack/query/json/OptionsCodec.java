package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_QUERY;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
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
                    "hardDelete"),
            Map.of("timeoutMs", "'timeout'", "timeoutMillis", "'timeout'", "tenant", "'tenantId'"));

    private OptionsCodec() {}

    /**
     * The options in a JSON object. A time zone nobody knows is read as UTC (contract §2.2).
     *
     * @param node the object; null or missing is no options
     * @param transactions finds an open transaction by its name; may refuse with an exception of its own
     * @return the options
     * @throws DriverException {@code INVALID_QUERY} with every problem: an unknown option, a value of the wrong type, a
     *     negative {@code timeout} (milliseconds)
     */
    public static DriverOptions fromJson(JsonNode node, Function<String, Transaction> transactions) {
        if (node.isNull() || node.isMissingNode()) {
            return DriverOptions.NONE;
        }
        Reading in = Reading.strict();
        DriverOptions options = read(node, transactions, in);
        in.throwProblems();
        return options;
    }

    private static DriverOptions read(JsonNode node, Function<String, Transaction> transactions, Reading in) {
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
                default -> hardDelete = property.flag();
            }
        }
        in.throwProblems();
        return new DriverOptions(
                transaction == null ? null : transactions.apply(transaction),
                timeout,
                skipCache,
                traceContext,
                tenantId,
                tenantIds,
                timezone,
                preserveAudit,
                bypassTenantAudit,
                includeDeleted,
                hardDelete);
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
