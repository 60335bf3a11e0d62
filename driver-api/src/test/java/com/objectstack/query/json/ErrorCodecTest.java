package com.objectstack.query.json;

import static com.objectstack.query.json.Refusals.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorCodecTest {
    @Test
    void oneProblemIsTheError() {
        DriverException error = DriverException.of(ErrorCode.INVALID_QUERY, "/limit", "too small", "pass 0 or more");

        assertThat(ErrorCodec.toJson(error))
                .hasToString(
                        json("{'code':'INVALID_QUERY','path':'/limit','message':'too small','hint':'pass 0 or more',"
                                + "'retryable':false}"));
    }

    @Test
    void anErrorWithoutHintHasNoHint() {
        DriverException error =
                DriverException.builder(ErrorCode.BUSY, "locked").retryable().build();

        assertThat(ErrorCodec.toJson(error))
                .hasToString(json("{'code':'BUSY','path':'','message':'locked','retryable':true}"));
    }

    @Test
    void severalProblemsAreAllListed() {
        DriverException error = DriverException.of(List.of(
                new Problem(ErrorCode.INVALID_FILTER, "/a", "one", "hint"),
                Problem.of(ErrorCode.UNKNOWN_FIELD, "/b", "two")));

        assertThat(ErrorCodec.toJson(error))
                .hasToString(
                        json("{'code':'INVALID_FILTER','path':'/a','message':'one','hint':'hint','retryable':false,"
                                + "'problems':[{'code':'INVALID_FILTER','path':'/a','message':'one','hint':'hint'},"
                                + "{'code':'UNKNOWN_FIELD','path':'/b','message':'two'}]}"));
    }
}
