package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.query.json.RecordCodec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Queries in JSON and their records in JSON. */
final class Asked {
    private static final DriverCapabilities ABLE =
            new DriverCapabilities(EnumSet.allOf(Capability.class), EnumSet.allOf(DateGranularity.class), Set.of());

    private final Reads reads;

    private Asked(Reads reads) {
        this.reads = reads;
    }

    static Asked of(Catalog catalog) {
        return new Asked(new Reads(catalog, ABLE));
    }

    static QueryAST query(String json) {
        return QueryCodec.fromJson(JsonText.parse(json.replace('\'', '"'), ErrorCode.INVALID_QUERY));
    }

    Reads reads() {
        return reads;
    }

    /** The records, as JSON with simple quotes. */
    List<String> rows(String object, String query) {
        return reads.find(object, query(query)).stream()
                .map(row -> RecordCodec.toJson(row).toString().replace('"', '\''))
                .toList();
    }

    /** Code and place of each problem, in order. */
    List<String> problems(String object, String query) {
        return problems(() -> reads.find(object, query(query)));
    }

    static List<String> problems(Supplier<?> request) {
        DriverException refusal = catchThrowableOfType(DriverException.class, request::get);
        return refusal == null
                ? List.of()
                : refusal.problems().stream()
                        .map(problem -> problem.code() + " " + problem.path())
                        .toList();
    }
}
