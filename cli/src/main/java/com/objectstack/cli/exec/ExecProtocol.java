package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.json.ErrorCodec;
import com.objectstack.query.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Runs commands against one driver: each line in is a JSON command, each line out its JSON result, in order and flushed.
 *
 * <pre>
 * {"op":"count","object":"invoice"}            → {"ok":true,"result":12}
 * {"op":"find","object":"invoice","query":{"where":{"totl":1}}}
 *                                              → {"ok":false,"error":{"code":"UNKNOWN_FIELD","path":"/where/totl",...}}
 * </pre>
 *
 * <p>Blank lines are skipped. A failure is a result like any other, and the next line is read.
 */
public final class ExecProtocol {
    private final Session session;

    /**
     * The protocol over a driver.
     *
     * @param driver whom the commands are for; the caller closes it
     */
    public ExecProtocol(IDataDriver driver) {
        this.session = new Session(driver);
    }

    /**
     * What {@code op} may be.
     *
     * @return the names of all operations
     */
    public static Set<String> operations() {
        return Operations.names();
    }

    /**
     * Answers every line until the input ends, then rolls back the transactions still open.
     *
     * @param in UTF-8 lines
     * @param out takes UTF-8 lines, each flushed
     * @throws IOException if a line cannot be read or written
     */
    public void run(InputStream in, OutputStream out) throws IOException {
        try {
            LineReader lines = new LineReader(in);
            while (lines.next()) {
                String answer = answer(lines);
                if (!answer.isEmpty()) {
                    out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
        } finally {
            session.end();
        }
    }

    /** The answer to the current line, "" if it is blank. */
    private String answer(LineReader line) {
        String text;
        try {
            text = line.text();
        } catch (CharacterCodingException e) {
            return failure(DriverException.of(ErrorCode.INVALID_QUERY, "", "the line is not UTF-8"))
                    .toString();
        }
        return text.isEmpty() ? "" : answer(text).toString();
    }

    /** The answer to one command. */
    ObjectNode answer(String command) {
        try {
            JsonNode result = Operations.run(session, parse(command));
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ok", true);
            answer.set("result", result);
            return answer;
        } catch (DriverException e) {
            return failure(e);
        } catch (RuntimeException | StackOverflowError e) {
            return failure(DriverException.builder(ErrorCode.INTERNAL, "the command failed in a way it must not: " + e)
                    .cause(e)
                    .hint("please report it with the command")
                    .build());
        }
    }

    private static ObjectNode parse(String command) {
        JsonNode json = JsonText.parse(command, ErrorCode.INVALID_QUERY);
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw DriverException.of(
                ErrorCode.INVALID_QUERY,
                "",
                "a command is a JSON object (got " + Shown.cut(command) + ")",
                "for example {\"op\":\"checkHealth\"}");
    }

    private static ObjectNode failure(DriverException reason) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ok", false);
        answer.set("error", ErrorCodec.toJson(reason));
        return answer;
    }
}
