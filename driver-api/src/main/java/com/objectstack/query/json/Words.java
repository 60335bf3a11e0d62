package com.objectstack.query.json;

import com.objectstack.query.AggregateFunction;
import com.objectstack.query.CommonTable;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.Frame;
import com.objectstack.query.Join;
import com.objectstack.query.NullOrder;
import com.objectstack.query.Search;
import com.objectstack.query.SortOrder;
import com.objectstack.query.WindowFunction;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that stand for constants in JSON: lower-case and case-sensitive. */
final class Words {
    static final Map<String, AggregateFunction> AGGREGATE_FUNCTIONS = lowerCase(AggregateFunction.values());
    static final Map<String, WindowFunction.Function> WINDOW_FUNCTIONS = lowerCase(WindowFunction.Function.values());
    static final Map<String, DateGranularity> DATE_GRANULARITIES = lowerCase(DateGranularity.values());
    static final Map<String, Join.Type> JOIN_TYPES = lowerCase(Join.Type.values());
    static final Map<String, Join.Strategy> JOIN_STRATEGIES = lowerCase(Join.Strategy.values());
    static final Map<String, CommonTable.Union> UNIONS = lowerCase(CommonTable.Union.values());
    static final Map<String, Search.Operator> SEARCH_OPERATORS = lowerCase(Search.Operator.values());
    static final Map<String, SortOrder> SORT_ORDERS = lowerCase(SortOrder.values());
    static final Map<String, NullOrder> NULL_ORDERS = lowerCase(NullOrder.FIRST, NullOrder.LAST);
    static final Map<String, Frame.Unit> FRAME_UNITS = lowerCase(Frame.Unit.values());
    static final Map<String, IndexType> INDEX_TYPES = lowerCase(IndexType.values());
    static final Map<String, FieldType> FIELD_TYPES = lowerCase(FieldType.values());

    /** The properties of a common table that make sense only where it is recursive. */
    static final Set<String> RECURSIVE_ONLY = Set.of("step", "union", "maxDepth");

    private Words() {}

    /** The word of a constant. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A value that was read, or what stands for one that was refused. */
    static <T> T orElse(@Nullable T read, T fallback) {
        return read == null ? fallback : read;
    }

    @SafeVarargs
    private static <E extends Enum<E>> Map<String, E> lowerCase(E... constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(of(constant), constant);
        }
        return Collections.unmodifiableMap(words);
    }
}
