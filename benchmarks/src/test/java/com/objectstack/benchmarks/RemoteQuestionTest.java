package com.objectstack.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** By hand it is the same question: else the times could not be compared. */
@RequiresSqld
class RemoteQuestionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ACCOUNTS = 1_000;

    @ParameterizedTest
    @EnumSource(RemoteQuestion.class)
    void asManyRowsComeByHand(RemoteQuestion question, HranaTestClient server)
            throws IOException, InterruptedException {
        long ours;
        try (RemoteAccounts data = made(question, server)) {
            ours = size(question.ours(data));
        }

        try (RemoteAccounts data = made(question, server)) {
            assertThat(rows(question.byHand(data))).isEqualTo(ours).isPositive();
            question.remove(data.driver());
        }
    }

    private static RemoteAccounts made(RemoteQuestion question, HranaTestClient server) {
        RemoteAccounts data = new RemoteAccounts(server.url().toString(), server.database(), ACCOUNTS);
        question.make(data.driver(), ACCOUNTS);
        return data;
    }

    private static long size(Object answer) {
        return switch (answer) {
            case List<?> records -> records.size();
            case Long number -> number;
            default -> 1;
        };
    }

    private static long rows(Object answer) throws IOException {
        if (answer instanceof List<?> answers) {
            long rows = 0;
            for (Object one : answers) {
                rows += rows(one);
            }
            return rows;
        }
        String text = new String((byte[]) answer, StandardCharsets.UTF_8);
        if (text.contains("\"type\":\"step_end\"")) {
            return text.lines()
                    .filter(line -> line.contains("\"type\":\"row\""))
                    .count();
        }
        JsonNode results = JSON.readTree(text).path("results");
        for (JsonNode result : results) {
            assertThat(result.path("type").asText()).as(text).isEqualTo("ok");
        }
        // A transaction's first answer is that of its beginning too.
        JsonNode statement = results.path(results.size() > 1 && isBegin(results) ? 1 : 0);
        JsonNode result = statement.path("response").path("result");
        boolean isNumber = result.path("cols").path(0).path("name").asText().startsWith("count");
        JsonNode rows = result.path("rows");
        return isNumber ? rows.path(0).path(0).path("value").asLong() : rows.size();
    }

    private static boolean isBegin(JsonNode results) {
        return results.path(0).path("response").path("result").path("cols").isEmpty();
    }
}
