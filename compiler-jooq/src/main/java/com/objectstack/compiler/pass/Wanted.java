package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ResultColumn;
import com.objectstack.compiler.model.ValueCodecs;
import java.util.List;
import java.util.function.Function;
import org.jooq.Record;
import org.jooq.SelectQuery;

/** What is wanted of the records of a query. */
enum Wanted {
    ALL(LowerSelect::select),
    FIRST(LowerSelect::first),
    PAGE(LowerSelect::page),
    VALUES(LowerSelect::distinctValues),
    NUMBER(LowerSelect::count);

    private final Function<LowerSelect, SelectQuery<Record>> statement;

    Wanted(Function<LowerSelect, SelectQuery<Record>> statement) {
        this.statement = statement;
    }

    SelectQuery<Record> statement(LowerSelect lower) {
        return statement.apply(lower);
    }

    List<ResultColumn> columns(LowerSelect lower) {
        return this == NUMBER ? List.of(new ResultColumn("count", ValueCodecs.NUMBER::decode)) : lower.results();
    }
}
