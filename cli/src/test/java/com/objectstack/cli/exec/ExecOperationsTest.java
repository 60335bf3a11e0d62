package com.objectstack.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation over a driver that only writes down its calls. JSON is written with single quotes here. */
class ExecOperationsTest {
    private static final String DROP = "{'kind':'drop_index','object':'a','name':'i','category':'destructive',"
            + "'description':'told','reversible':true,'sql':['drop'],'blocker':'held',"
            + "'duplicates':[{'count':2,'key':{'c':1}}]}";

    private final ExecRun run = new ExecRun();

    static Stream<Arguments> operations() {
        return Stream.of(
                row("{'op':'find','object':'a'}", "find(a, {})", "[{'id':'1'}]"),
                row("{'op':'find','object':'a','query':null,'options':null}", "find(a, {})", "[{'id':'1'}]"),
                row(
                        "{'op':'find','object':'a','query':{'where':{'x':1},'limit':2}}",
                        "find(a, {'where':{'x':1},'limit':2})",
                        "[{'id':'1'}]"),
                row(
                        "{'op':'find','object':'a','query':{'limit':1},'page':true}",
                        "findPage(a, {'limit':1})",
                        "{'records':[{'id':'1'}],'nextCursor':'next'}"),
                row("{'op':'find','object':'a','page':false}", "find(a, {})", "[{'id':'1'}]"),
                row("{'op':'findOne','object':'a'}", "findOne(a, {})", "{'id':'1'}"),
                row("{'op':'findById','object':'a','id':'7'}", "findById(a, 7)", "null"),
                row("{'op':'count','object':'a'}", "count(a, {})", "9007199254740993"),
                row("{'op':'distinct','object':'a','field':'x'}", "distinct(a, x, {})", "[null,0.1,1,'é']"),
                row(
                        "{'op':'distinct','object':'a','field':'x','query':{'where':{'y':'z'}}}",
                        "distinct(a, x, {'y':'z'})",
                        "[null,0.1,1,'é']"),
                row(
                        "{'op':'create','object':'a','data':{'n':1.0,'t':'x','o':{'p':null},'l':[0.1]}}",
                        "create(a, {n=1, t=x, o={p=null}, l=[0.1]})",
                        "{'id':'1'}"),
                row("{'op':'update','object':'a','id':'1','data':{}}", "update(a, 1, {})", "null"),
                row("{'op':'upsert','object':'a','data':{}}", "upsert(a, {}, [])", "{'id':'1'}"),
                row(
                        "{'op':'upsert','object':'a','data':{},'conflictKeys':['k','l']}",
                        "upsert(a, {}, [k, l])",
                        "{'id':'1'}"),
                row("{'op':'delete','object':'a','id':'1'}", "delete(a, 1)", "false"),
                row(
                        "{'op':'bulkCreate','object':'a','data':[{'n':1},{'n':2}]}",
                        "bulkCreate(a, [{n=1}, {n=2}])",
                        "[{'id':'1'},{'id':'1'}]"),
                row(
                        "{'op':'bulkUpdate','object':'a','updates':[{'id':'1','data':{'n':1}}]}",
                        "bulkUpdate(a, [1{n=1}])",
                        "[]"),
                row("{'op':'bulkDelete','object':'a','ids':['1','2']}", "bulkDelete(a, [1, 2])", "null"),
                row(
                        "{'op':'updateMany','object':'a','query':{'where':{'x':1}},'data':{'n':1}}",
                        "updateMany(a, {'where':{'x':1}}, {n=1})",
                        "2"),
                row("{'op':'deleteMany','object':'a','query':{}}", "deleteMany(a, {})", "0"),
                row(
                        "{'op':'explain','object':'a'}",
                        "explain(a, {})",
                        "{'sql':'select ?','args':[1,null],'plan':[{'id':1,'parent':0,'detail':'root'},"
                                + "{'id':2,'parent':1,'detail':'leaf'}]}"),
                row(
                        "{'op':'execute','sql':'select ?','args':[1,0.5,null,true,'x']}",
                        "execute(select ?, [1 Long, 0.5 Double, null, true, x])",
                        "{'rows':[{'id':'1'}],'affected':3}"),
                row("{'op':'execute','sql':'x'}", "execute(x, [])", "{'rows':[{'id':'1'}],'affected':3}"),
                row("{'op':'executeRaw','sql':'x'}", "executeRaw(x)", "{'rows':[],'affected':0}"),
                row("{'op':'executeRaw','statement':'x'}", "executeRaw(x)", "{'rows':[],'affected':0}"),
                row(
                        "{'op':'syncSchema','object':'a','schema':{'fields':{'n':{'type':'number'}}}}",
                        "syncSchema(a, {'name':'a','fields':{'n':{'type':'number'}}})",
                        "null"),
                row(
                        "{'op':'syncSchemasBatch','objects':[{'object':'a','schema':{'fields':{}}}]}",
                        "syncSchemasBatch([a{'name':'a','fields':{}}])",
                        "null"),
                row(
                        "{'op':'registerObjects','objects':[{'object':'a','schema':{'fields':{}}}]}",
                        "registerObjects([a{'name':'a','fields':{}}])",
                        "null"),
                row(
                        "{'op':'registerExternalObject','object':'a','schema':{'fields':{},'external':{'remoteName':'t'}}}",
                        "registerExternalObject({'name':'a','fields':{},'external':{'remoteName':'t'}})",
                        "null"),
                row("{'op':'getSchemaSyncStats'}", "getSchemaSyncStats()", "{'created':2,'existing':1}"),
                row("{'op':'dropTable','object':'a'}", "dropTable(a)", "null"),
                row(
                        "{'op':'createCollection','object':'a','schema':{'fields':{}}}",
                        "createCollection(a, {'name':'a','fields':{}})",
                        "null"),
                row("{'op':'dropCollection','object':'a'}", "dropCollection(a)", "null"),
                row("{'op':'verifySearchIndex','object':'a'}", "verifySearchIndex(a)", "true"),
                row("{'op':'rebuildSearchIndex','object':'a'}", "rebuildSearchIndex(a)", "null"),
                row(
                        "{'op':'addColumn','object':'a','field':'f','definition':{'type':'text'}}",
                        "addColumn(a, f, {'type':'text'})",
                        "null"),
                row(
                        "{'op':'modifyColumn','object':'a','field':'f','definition':{'type':'number'}}",
                        "modifyColumn(a, f, {'type':'number'})",
                        "null"),
                row("{'op':'dropColumn','object':'a','field':'f'}", "dropColumn(a, f)", "null"),
                row(
                        "{'op':'createIndex','object':'a','indexName':'i','fields':['f','g']}",
                        "createIndex(a, {'name':'i','fields':['f','g']})",
                        "null"),
                row(
                        "{'op':'createIndex','object':'a','index':{'fields':['f'],'unique':true}}",
                        "createIndex(a, {'fields':['f'],'unique':true})",
                        "null"),
                row("{'op':'dropIndex','object':'a','name':'i'}", "dropIndex(a, i)", "null"),
                row("{'op':'detectDrift','objects':['a']}", "detectDrift([a])", "{'changes':[" + DROP + "]}"),
                row(
                        "{'op':'applyDrift','changes':[" + DROP + "],'allowDestructive':true}",
                        "detectDrift([a])",
                        "{'applied':[],'skipped':[" + DROP + "]}"),
                row("{'op':'deferSchema'}", "deferSchema()", "null"),
                row("{'op':'pendingSchema'}", "pendingSchema()", "{'changes':[]}"),
                row("{'op':'flushSchema'}", "flushSchema()", "{'applied':[],'skipped':[]}"),
                row("{'op':'checkHealth'}", "checkHealth()", "true"),
                row(
                        "{'op':'introspectSchema'}",
                        "introspectSchema()",
                        "{'tables':{'a':{'name':'a','columns':[{'name':'id','type':'text','nullable':false,"
                                + "'defaultValue':null,'isPrimary':true,'isUnique':true}],'foreignKeys':[{'columnName':'b',"
                                + "'referencedTable':'t','referencedColumn':'id','constraintName':'fk_a_b'}],"
                                + "'primaryKeys':['id']}}}"),
                row("{'op':'begin'}", "beginTransaction(SERIALIZABLE)", "{'transaction':'t1'}"),
                row(
                        "{'op':'begin','isolation':'read_committed'}",
                        "beginTransaction(READ_COMMITTED)",
                        "{'transaction':'t1'}"),
                row(
                        "{'op':'create','object':'a','data':{},'options':{'tenantId':'x'}}",
                        "create(a, {}, in none for x)",
                        "{'id':'1'}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void aCommandIsOneCallAndItsResult(String command, String call, String result) throws IOException {
        List<String> answers = run.exec(command);

        assertThat(answers).containsExactly("{\"ok\":true,\"result\":" + result + "}");
        assertThat(run.fake.calls).first().isEqualTo(call);
    }

    @Test
    void capabilitiesAreFlagsUnderTheContractsNames() throws IOException {
        assertThat(run.exec("{'op':'supports'}"))
                .singleElement()
                .asString()
                .contains(
                        "\"create\":true",
                        "\"bulkCreate\":false",
                        "\"queryCTE\":true",
                        "\"queryDateGranularity\":{\"day\":true,\"week\":false",
                        "\"isolationLevels\":[\"serializable\"]");
    }

    @Test
    void everyOperationIsTested() {
        List<String> commands = Stream.concat(operations(), ExecRefusalsTest.refusals())
                .map(row -> String.valueOf(row.get()[0]))
                .toList();
        List<String> testedElsewhere = List.of("supports", "rollback", "rollbackTo", "release");

        assertThat(Operations.names())
                .allMatch(name -> testedElsewhere.contains(name)
                        || commands.stream().anyMatch(command -> command.contains("\"op\":\"" + name + "\"")));
    }

    private static Arguments row(String... columns) {
        return Arguments.of(Stream.of(columns).map(ExecRun::quoted).toArray());
    }
}
