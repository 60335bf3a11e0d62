package com.objectstack.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.NearestName;
import com.objectstack.migrate.Check.AsDefined;
import com.objectstack.migrate.Check.RowsKept;
import com.objectstack.migrate.Check.SqlCheck;
import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Migrations as JSON documents. Reading is strict: a property that is not known is refused with its JSON pointer, and so is
 * a step that loses data and is not marked as {@code destructive}.
 */
public final class MigrationCodec {
    /** The version of the format. */
    private static final long VERSION = 1;

    private static final List<String> CHECKS = List.of("as_defined", "rows_kept", "sql");

    private MigrationCodec() {}

    /**
     * The text of a file.
     *
     * @param migration the migration
     * @return JSON, laid out for people, with a line feed at the end
     */
    public static String write(Migration migration) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        json.put("id", migration.id());
        json.put("description", migration.description());
        steps(json.putArray("up"), migration.up());
        ArrayNode checks = json.putArray("checks");
        migration.checks().forEach(check -> checks.add(check(check)));
        migration.down().ifPresentOrElse(down -> steps(json.putArray("down"), down), () -> json.putNull("down"));
        return Layout.of(json);
    }

    private static void steps(ArrayNode json, List<Step> steps) {
        steps.forEach(step -> json.add(StepCodec.toJson(step)));
    }

    private static ObjectNode check(Check check) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (check) {
            case AsDefined defined -> json.put("check", "as_defined").put("object", defined.object());
            case RowsKept kept -> {
                json.put("check", "rows_kept").put("object", kept.object());
                if (!kept.was().equals(kept.object())) {
                    json.put("was", kept.was());
                }
            }
            case SqlCheck sql ->
                json.put("check", "sql")
                        .put("statement", sql.statement())
                        .set("expect", RecordCodec.valueToJson(sql.expect()));
        }
        return json;
    }

    /**
     * The migration in a text.
     *
     * @param text the text of a file
     * @return the migration
     * @throws com.objectstack.driver.DriverException {@code INVALID_CONFIG}, or {@code INVALID_SCHEMA} in a definition, with
     *     a JSON pointer
     */
    public static Migration read(String text) {
        JsonObject json = new JsonObject(JsonText.parse(text, ErrorCode.INVALID_CONFIG), "");
        JsonNode version = json.require("version");
        if (!version.canConvertToExactIntegral() || version.longValue() != VERSION) {
            throw JsonObject.refused(
                    "/version",
                    "this program reads version " + VERSION + " of migrations, and this is " + version,
                    "use the program that wrote it");
        }
        String id = json.text("id");
        String description = json.text("description");
        List<Step> up = json.list("up", StepCodec::fromJson);
        List<Check> checks = json.list("checks", MigrationCodec::check);
        List<Step> down = json.has("down") ? json.list("down", StepCodec::fromJson) : null;
        json.end();
        return new Migration(id, description, up, checks, down);
    }

    private static Check check(JsonNode node, String path) {
        JsonObject json = new JsonObject(node, path);
        String name = json.text("check");
        Check check = switch (name) {
            case "as_defined" -> new AsDefined(json.text("object"));
            case "rows_kept" -> new RowsKept(json.text("object"), json.text("was", json.text("object")));
            case "sql" -> new SqlCheck(json.text("statement"), expected(json));
            default ->
                throw JsonObject.refused(
                        json.path("check"),
                        "'" + name + "' is no check",
                        NearestName.hint(name, CHECKS).orElse("known are " + String.join(", ", CHECKS)));
        };
        json.end();
        return check;
    }

    private static @Nullable Object expected(JsonObject json) {
        JsonNode expected = json.find("expect");
        if (expected != null && !expected.isTextual() && !expected.isNumber()) {
            throw JsonObject.refused(
                    json.path("expect"), "'expect' is neither text, number nor null", "write what the query gives");
        }
        return expected == null ? null : RecordCodec.valueFromJson(expected);
    }

    /**
     * The checksum of a file: of what it says, however it is laid out.
     *
     * @param text the text of a file
     * @return SHA-256 in hexadecimal digits
     */
    public static String checksum(String text) {
        String said = JsonText.parse(text, ErrorCode.INVALID_CONFIG).toString();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
