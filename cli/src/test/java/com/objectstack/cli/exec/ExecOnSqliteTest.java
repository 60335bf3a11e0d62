package com.objectstack.cli.exec;

import static com.objectstack.cli.exec.ExecRun.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol over a real database. JSON is written with single quotes here. */
class ExecOnSqliteTest {
    private static final String SCHEMA = "{'fields':{'email':{'type':'email','unique':true},'n':{'type':'number'},"
            + "'at':{'type':'datetime'},'tags':{'type':'tags'}}}";

    private final IDataDriver driver = SqliteDriver.inMemory();

    @BeforeEach
    void anObject() throws IOException {
        assertThat(
                        exec(
                                "{'op':'syncSchema','object':'acc','schema':" + SCHEMA + "}",
                                "{'op':'create','object':'acc','data':{'id':'1','email':'a@x','n':1,'at':'2026-01-02','tags':['t']}}"))
                .allMatch(answer -> answer.startsWith("{\"ok\":true"));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                row(
                        "{'op':'find','object':'acc','query':{'fields':['id','n','at','tags']}}",
                        "[{'id':'1','n':1,'at':'2026-01-02T00:00:00.000Z','tags':['t']}]"),
                row("{'op':'findOne','object':'acc','query':{'where':{'n':2}}}", "null"),
                row("{'op':'count','object':'acc','query':{'where':{'n':{'$gte':1}}}}", "1"),
                row("{'op':'distinct','object':'acc','field':'n'}", "[1]"),
                row("{'op':'update','object':'acc','id':'none','data':{'n':5}}", "null"),
                row("{'op':'delete','object':'acc','id':'none'}", "false"),
                row("{'op':'delete','object':'acc','id':'1'}", "true"),
                row("{'op':'bulkDelete','object':'acc','ids':['1','2']}", "null"),
                row("{'op':'updateMany','object':'acc','query':{'where':{'n':1}},'data':{'n':9007199254740993}}", "1"),
                row("{'op':'deleteMany','object':'acc','query':{}}", "1"),
                row(
                        "{'op':'execute','sql':'select ? as a, ? as b','args':[0.1,'é']}",
                        "{'rows':[{'a':0.1,'b':'é'}],'affected':0}"),
                row("{'op':'execute','sql':'update acc set n = ?','args':[3]}", "{'rows':[],'affected':1}"),
                row(
                        "{'op':'compile','object':'acc','query':{'where':{'n':1},'fields':['n']}}",
                        "{'sql':'select `n` from `acc` where `n` = ?','args':[1]}"),
                row("{'op':'checkHealth'}", "true"),
                row("{'op':'dropTable','object':'acc'}", "null"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void aCommandDoesWhatItSays(String command, String result) throws IOException {
        assertThat(exec(command)).containsExactly("{\"ok\":true,\"result\":" + quoted(result) + "}");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                row("{'op':'create','object':'acc','data':{'emial':'x'}}", "UNKNOWN_FIELD", "/emial"),
                row("{'op':'create','object':'acc','data':{'n':'x'}}", "TYPE_MISMATCH", "/n"),
                row("{'op':'bulkCreate','object':'acc','data':[{},{'n':'x'}]}", "TYPE_MISMATCH", "/1/n"),
                row("{'op':'find','object':'acc','query':{'where':{'n':'x'}}}", "TYPE_MISMATCH", "/where/n"),
                row("{'op':'find','object':'ac'}", "UNKNOWN_OBJECT", ""),
                row(
                        "{'op':'find','object':'acc','query':{'joins':[{'object':'acc','on':{}}]}}",
                        "INVALID_QUERY",
                        "/joins/0/alias"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aRefusalHasTheDriversCodeAndPointer(String command, String code, String path) throws IOException {
        assertThat(exec(command)).singleElement().asString().contains("\"code\":\"" + code + "\",\"path\":\"" + path);
        assertThat(exec("{'op':'count','object':'acc'}")).containsExactly(quoted("{'ok':true,'result':1}"));
    }

    @Test
    void aUniqueValueIsKept() throws IOException {
        assertThat(exec("{'op':'create','object':'acc','data':{'email':'a@x'}}"))
                .singleElement()
                .asString()
                .contains("UNIQUE_VIOLATION");
    }

    @Test
    void whatIsRolledBackNeverWas() throws IOException {
        List<String> answers = exec(
                "{'op':'begin','isolation':'serializable'}",
                "{'op':'update','object':'acc','id':'1','data':{'n':2},'options':{'transaction':'t1'}}",
                "{'op':'savepoint','name':'s','options':{'transaction':'t1'}}",
                "{'op':'delete','object':'acc','id':'1','options':{'transaction':'t1'}}",
                "{'op':'rollbackTo','name':'s','options':{'transaction':'t1'}}",
                "{'op':'distinct','object':'acc','field':'n','options':{'transaction':'t1'}}",
                "{'op':'rollback','options':{'transaction':'t1'}}",
                "{'op':'distinct','object':'acc','field':'n'}");

        assertThat(answers).element(5).isEqualTo(quoted("{'ok':true,'result':[2]}"));
        assertThat(answers).last().isEqualTo(quoted("{'ok':true,'result':[1]}"));
    }

    @Test
    void theEndOfInputRollsBack() throws IOException {
        exec("{'op':'begin'}", "{'op':'delete','object':'acc','id':'1','options':{'transaction':'t1'}}");

        assertThat(exec("{'op':'count','object':'acc'}")).containsExactly(quoted("{'ok':true,'result':1}"));
    }

    @Test
    void schemasAreChangedAndRead() throws IOException {
        List<String> answers = exec(
                "{'op':'addColumn','object':'acc','field':'note','definition':{'type':'text'}}",
                "{'op':'createIndex','object':'acc','indexName':'i','fields':['note']}",
                "{'op':'dropIndex','object':'acc','indexName':'i'}",
                "{'op':'introspectSchema'}");

        assertThat(answers).allMatch(answer -> answer.startsWith("{\"ok\":true"));
        assertThat(answers).last().asString().contains("\"tables\":{\"acc\":{\"name\":\"acc\"", "\"name\":\"note\"");
    }

    private static Arguments row(String... columns) {
        return Arguments.of((Object[]) columns);
    }

    private List<String> exec(String... commands) throws IOException {
        return ExecRun.answers(driver, commands);
    }
}
