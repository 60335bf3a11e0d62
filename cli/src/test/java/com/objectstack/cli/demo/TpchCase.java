package com.objectstack.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.testing.golden.GoldenQuery;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query over the TPC-H data beside SQL of the same meaning, written by hand from the law and never from what the
 * compiler makes: a file of compiler-jooq's {@code golden/tpch}. A new file is a new case.
 */
record TpchCase(GoldenQuery golden) {
    static Stream<TpchCase> all() {
        return GoldenQuery.of("tpch").map(TpchCase::new);
    }

    /** Asks both ways; the answers are the same, in order if the query has one. */
    void check(IDataDriver driver) {
        SameRows.check(answer(driver), stated(driver), golden.query().isOrdered());
    }

    /** What the SQL gives. */
    List<ObjectNode> stated(IDataDriver driver) {
        return json(driver.execute(golden.file().section("sql")).rows());
    }

    private List<ObjectNode> answer(IDataDriver driver) {
        if (golden.operation().equals("count")) {
            long count = driver.count(golden.object(), golden.query(), golden.options());
            return List.of(JsonNodeFactory.instance.objectNode().put("n", count));
        }
        assertThat(golden.operation()).isEqualTo("find");
        return json(driver.find(golden.object(), golden.query(), golden.options()));
    }

    private static List<ObjectNode> json(List<DataRecord> rows) {
        return rows.stream().map(RecordCodec::toJson).toList();
    }

    @Override
    public String toString() {
        return golden.toString();
    }
}
