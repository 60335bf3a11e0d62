package com.objectstack.cli.exec;

import static com.objectstack.cli.exec.ExecRun.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the protocol refuses, and how failures are answered. JSON is written with single quotes here. */
class ExecRefusalsTest {
    private final ExecRun run = new ExecRun();

    static Stream<Arguments> refusals() {
        return Stream.of(
                row("{'op':'fnd','object':'a'}", "INVALID_QUERY", "/op"),
                row("{'object':'a'}", "INVALID_QUERY", "/op"),
                row("{'op':7}", "INVALID_QUERY", "/op"),
                row("[]", "INVALID_QUERY", ""),
                row("not json", "INVALID_QUERY", ""),
                row("{'op':'count','object':'a'} {}", "INVALID_QUERY", ""),
                row("{'op':'count','object':'a','object':'b'}", "INVALID_QUERY", ""),
                row("{'op':'count'}", "INVALID_QUERY", "/object"),
                row("{'op':'count','object':null}", "INVALID_QUERY", "/object"),
                row("{'op':'count','object':1}", "INVALID_QUERY", "/object"),
                row("{'op':'count','object':'a','where':{}}", "INVALID_QUERY", "/where"),
                row("{'op':'count','object':'a','a/b':1}", "INVALID_QUERY", "/a~1b"),
                row("{'op':'find','object':'a','page':'yes'}", "INVALID_QUERY", "/page"),
                row("{'op':'find','object':'a','query':{'wher':{}}}", "INVALID_QUERY", "/wher"),
                row("{'op':'find','object':'a','query':{'where':{'x':{'$foo':1}}}}", "INVALID_FILTER", "/where/x/$foo"),
                row("{'op':'find','object':'a','query':{'where':['x','=',1]}}", "INVALID_FILTER", "/where"),
                row("{'op':'distinct','object':'a','field':'x','query':{'limit':1}}", "INVALID_QUERY", "/limit"),
                row("{'op':'create','object':'a','data':[]}", "INVALID_DATA", ""),
                row("{'op':'bulkCreate','object':'a','data':{}}", "INVALID_QUERY", "/data"),
                row("{'op':'bulkCreate','object':'a','data':[{},1]}", "INVALID_DATA", "/1"),
                row("{'op':'bulkUpdate','object':'a','updates':[{'id':'1'}]}", "INVALID_QUERY", "/updates/0/data"),
                row("{'op':'bulkUpdate','object':'a','updates':[7]}", "INVALID_QUERY", "/updates/0"),
                row("{'op':'bulkUpdate','object':'a','updates':[{'id':'1','data':1}]}", "INVALID_DATA", "/0"),
                row("{'op':'bulkDelete','object':'a','ids':['1',2]}", "INVALID_QUERY", "/ids/1"),
                row("{'op':'updateMany','object':'a','data':{}}", "INVALID_QUERY", "/query"),
                row("{'op':'deleteMany','object':'a'}", "INVALID_QUERY", "/query"),
                row("{'op':'begin','isolation':'chaos'}", "INVALID_QUERY", "/isolation"),
                row("{'op':'commit'}", "INVALID_QUERY", "/options/transaction"),
                row("{'op':'commit','transaction':'t9'}", "TRANSACTION_CLOSED", "/transaction"),
                row("{'op':'commit','options':{'transaction':'t9'}}", "TRANSACTION_CLOSED", "/options/transaction"),
                row("{'op':'savepoint','transaction':'t1'}", "INVALID_QUERY", "/name"),
                row("{'op':'count','object':'a','options':{'tiemout':1}}", "INVALID_QUERY", "/tiemout"),
                row("{'op':'createIndex','object':'a','name':'i'}", "INVALID_QUERY", "/fields"),
                row("{'op':'createIndex','object':'a','name':'i','indexName':'i'}", "INVALID_QUERY", "/name"),
                row("{'op':'createIndex','object':'a','index':{},'name':'i'}", "INVALID_QUERY", "/name"),
                row("{'op':'executeRaw'}", "INVALID_QUERY", "/sql"),
                row(
                        "{'op':'syncSchema','object':'a','schema':{'fields':{'f':{'type':'txt'}}}}",
                        "INVALID_SCHEMA",
                        "/fields/f/type"),
                row(
                        "{'op':'registerObjects','objects':[{'object':'a','schema':{'fields':{'f':{'type':'txt'}}}}]}",
                        "INVALID_SCHEMA",
                        "/0/schema/fields/f/type"),
                row("{'op':'registerObjects','objects':[{'object':'a'}]}", "INVALID_QUERY", "/objects/0/schema"),
                row("{'op':'compile','object':'a'}", "UNSUPPORTED", ""),
                row("{'op':'sync'}", "UNSUPPORTED", "/op"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aRefusalHasCodeAndPointerAndReachesNoDriver(String command, String code, String path) throws IOException {
        List<String> answers = run.exec(command);

        assertThat(answers)
                .singleElement()
                .asString()
                .startsWith(
                        "{\"ok\":false,\"error\":{\"code\":\"" + code + "\",\"path\":\"" + path + "\",\"message\":\"")
                .contains("\"retryable\":false");
        assertThat(run.fake.calls).isEmpty();
    }

    @Test
    void allThatIsWrongWithACommandIsListed() throws IOException {
        assertThat(run.exec("{'op':'update','objekt':'a','id':'1'}"))
                .singleElement()
                .asString()
                .contains(
                        "\"path\":\"/data\"", "\"path\":\"/object\"", "\"path\":\"/objekt\"", "did you mean 'object'?");
    }

    @Test
    void aDriversErrorIsAnAnswerWithItsPointer() throws IOException {
        run.fake.fail("create", DriverException.of(ErrorCode.UNKNOWN_FIELD, "/emial", "no such field", "try 'email'"));

        assertThat(run.exec("{'op':'create','object':'a','data':{'emial':1}}"))
                .containsExactly(quoted("{'ok':false,'error':{'code':'UNKNOWN_FIELD','path':'/emial',"
                                + "'message':'no such field','hint':'try 'email'','retryable':false}}")
                        .replace("\"email\"", "'email'"));
    }

    @Test
    void anUnexpectedFailureIsAnInternalErrorAndTheProcessGoesOn() throws IOException {
        run.fake.fail("count", new IllegalStateException("oops"));

        assertThat(run.exec("{'op':'count','object':'a'}", "{'op':'checkHealth'}"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"INTERNAL\"", "oops"),
                        second -> assertThat(second).contains("true"));
    }

    @Test
    void schemaChangesNeedASchemaDriver() throws IOException {
        assertThat(ExecRun.answers(run.fake.withoutSchemas(), "{'op':'dropCollection','object':'a'}"))
                .singleElement()
                .asString()
                .contains("UNSUPPORTED");
    }

    private static Arguments row(String... columns) {
        return Arguments.of(Stream.of(columns).map(ExecRun::quoted).toArray());
    }
}
