package com.objectstack.driver.sql;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Condition;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads that are watched. */
final class ObservedReads extends Reads {
    private final Observer observer;

    ObservedReads(
            SqlExecutor executor,
            Registry registry,
            Transactions transactions,
            SqlDriverSettings settings,
            Observer observer) {
        super(executor, registry, transactions, settings);
        this.observer = observer;
    }

    @Override
    List<DataRecord> find(String object, QueryAST query, DriverOptions options) {
        return observer.observe("find", object, options, List::size, () -> super.find(object, query, options));
    }

    @Override
    Optional<DataRecord> findOne(String object, QueryAST query, DriverOptions options) {
        return observer.observe("findOne", object, options, Observer::one, () -> super.findOne(object, query, options));
    }

    @Override
    Optional<DataRecord> findById(String object, String id, DriverOptions options) {
        return observer.observe("findById", object, options, Observer::one, () -> super.findById(object, id, options));
    }

    @Override
    RecordStream findStream(String object, QueryAST query, DriverOptions options) {
        return observer.stream(
                RunningOperation.of("findStream", List.of(object), options),
                () -> super.findStream(object, query, options));
    }

    @Override
    Page findPage(String object, QueryAST query, DriverOptions options) {
        return observer.observe(
                "findPage",
                object,
                options,
                page -> page.records().size(),
                () -> super.findPage(object, query, options));
    }

    @Override
    long count(String object, QueryAST query, DriverOptions options) {
        return observer.observe("count", object, options, number -> 1, () -> super.count(object, query, options));
    }

    @Override
    List<@Nullable Object> distinct(String object, String field, Condition filter, DriverOptions options) {
        return observer.observe(
                "distinct", object, options, List::size, () -> super.distinct(object, field, filter, options));
    }

    @Override
    Explanation explain(String object, QueryAST query, DriverOptions options) {
        return observer.observe("explain", object, options, plan -> 0, () -> super.explain(object, query, options));
    }
}
