package com.objectstack.conformance;

import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.TYPE_MISMATCH;
import static com.objectstack.driver.ErrorCode.VALUE_OUT_OF_RANGE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.Field;
import com.objectstack.query.QueryAST;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rules {@code flt}: logic, NULL, structure and refusals of filters, at every operation that takes one. */
abstract class FilterRules extends Area {
    @Test
    @RejectedWithout(QUERY_FILTERS)
    void required_flt01_withoutItsCapabilityAFilterIsRefused() {
        object("n number", "{id: 'a', n: 1}").where("{n: 1}").isUnsupported("/where");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt02_keysOfOneObjectAndAtEveryDepth() {
        fixtures("logic", "flt-02");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt03_emptyCombinatorsAreTheirIdentities() {
        fixtures("logic", "flt-03");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt04_nullIsAskedForInFourWays() {
        fixtures("logic", "flt-04");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt05_negativeOperatorsIncludeNull() {
        fixtures("logic", "flt-05");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt06_positiveOperatorsExcludeNull() {
        fixtures("logic", "flt-06");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt07_notIsTheExactComplement() {
        fixtures("logic", "flt-07");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt08_emptyListsHoldNothing() {
        fixtures("logic", "flt-08");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt09_nullInAListMatchesNull() {
        fixtures("logic", "flt-09");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt10_operatorsOfOneFieldAnd() {
        fixtures("logic", "flt-10");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt11_malformedFiltersAreRefusedEverywhere() {
        fixtures("logic", "flt-11");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt12_anUnknownFieldIsRefusedEverywhere() {
        fixtures("logic", "flt-12");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt13_aRefusalDoesNotHideBehindItsSiblings() {
        fixtures("logic", "flt-13");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt14_aComparandOfAnotherTypeIsRefused() {
        fixtures("logic", "flt-14");
        fixtures("text", "flt-14");
        fixtures("datetime", "flt-14");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt15_wordsForDateRangesAreRefused() {
        fixtures("logic", "flt-15");
        fixtures("datetime", "flt-15");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt16_allProblemsAreToldInDocumentOrder() {
        fixtures("logic", "flt-16");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt17_textThatIsNoUnicodeIsRefused() {
        fixtures("logic", "flt-17");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt18_twoFieldsOfARecordAreComparedNullTotally() {
        fixtures("cross-field", "flt-18");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt19_aFieldReferenceInAnotherPlaceIsRefused() {
        fixtures("cross-field", "flt-19");
        fixtures("datetime", "flt-19");
    }

    @Test
    @Requires({QUERY_FILTERS, UPDATE, DELETE})
    void required_flt20_aFilterThatNothingSatisfiesWritesNothing() {
        TestObject object = object("n number", "{id: 'a', n: 1}", "{id: 'b'}");
        QueryAST nothing = Notation.query("{where: {$or: []}}");

        assertEquals(0, driver().updateMany(object.name(), nothing, Map.of("n", 9L)));
        assertEquals(0, driver().deleteMany(object.name(), nothing));
        assertEquals(1L, object.record("a").get("n"));
        assertEquals(2, object.count());
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt21_longListsWork() {
        TestObject object = object("n number", "{id: 'a', n: 1}", "{id: 'b', n: -1}");
        List<Long> many = LongStream.range(0, 50_000).boxed().toList();
        List<Condition> terms = new ArrayList<>();
        many.subList(0, 5_000).forEach(n -> terms.add(Field.field("n").eq(n)));

        assertEquals(List.of("a"), ids(object, Field.field("n").in(many)), "$in");
        assertEquals(List.of("b"), ids(object, Field.field("n").nin(many)), "$nin");
        assertEquals(List.of("a"), ids(object, new AnyOf(terms)), "$or");
        assertEquals(List.of("b"), ids(object, new AnyOf(terms).not()), "$not of $or");
    }

    private List<String> ids(TestObject object, Condition where) {
        return TestObject.ids(driver().find(object.name(), TestObject.matching(where)));
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt22_filtersDeeperThanTheLimitAreRefused() {
        TestObject object = object("n number", "{id: 'a', n: 1}");

        assertEquals(List.of("a"), ids(object, nested(90)));
        for (int depth : new int[] {150, 2_000}) {
            Asked.failure("a filter of depth " + depth, INVALID_QUERY, () -> ids(object, nested(depth)));
        }
    }

    /** Holds where {@code n} is 1, for an even depth. */
    private static Condition nested(int depth) {
        Condition condition = Field.field("n").eq(1L);
        for (int level = 0; level < depth; level++) {
            condition = condition.not();
        }
        return condition;
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt23_aNumberIsOneValueInEveryForm() {
        TestObject object = object("n number", "{id: 'a', n: 9007199254740993}", "{id: 'b', n: 9007199254740992}");
        List<Object> forms = List.of(9007199254740993L, BigInteger.valueOf(9007199254740993L));

        for (Object form : forms) {
            assertEquals(
                    List.of("a"),
                    ids(object, Field.field("n").eq(form)),
                    form.getClass().getName());
        }
        assertEquals(List.of("b"), ids(object, Field.field("n").eq(9007199254740992.0)));
        assertEquals(List.of("a"), ids(object, Field.field("n").gt(9007199254740992.0)));
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt24_booleansAreComparedWithBooleans() {
        TestObject object = object("ok boolean", "{id: 'a', ok: true}", "{id: 'b', ok: false}", "{id: 'c'}");

        object.where("{ok: true}").finds("a");
        object.where("{ok: {$ne: true}}").finds("b", "c");
        object.where("{ok: {$in: [false, null]}}").finds("b", "c");
        object.where("{ok: 1}").isRefusedEverywhere(TYPE_MISMATCH, "/where/ok");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt25_betweenIncludesBothEnds() {
        TestObject object =
                object("n number", "{id: 'a', n: 1}", "{id: 'b', n: 2}", "{id: 'c', n: 3}", "{id: 'd', n: 4}");

        object.where("{n: {$between: [2, 3]}}").finds("b", "c");
        object.where("{n: {$between: [3, 2]}}").finds();
        object.where("{n: {$between: [2, 2]}}").finds("b");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_flt26_numbersThatADoubleCannotCarryAreRefused() {
        TestObject object = object("n number", "{id: 'a', n: 1}");

        object.where("{n: 9223372036854775808}").isRefusedEverywhere(VALUE_OUT_OF_RANGE, "/where/n");
        object.where("{n: 0.12345678901234567891}").isRefusedEverywhere(VALUE_OUT_OF_RANGE, "/where/n");
    }

    @Test
    @Requires({QUERY_FILTERS, UPDATE, DELETE})
    void required_flt27_noFilterIsEveryRecord() {
        TestObject object = object("n number", "{id: 'a'}", "{id: 'b', n: 1}");

        assertEquals(2, driver().updateMany(object.name(), QueryAST.ALL, Map.of("n", 5L)));
        object.where("{}").finds("a", "b");
        assertEquals(2, driver().deleteMany(object.name(), QueryAST.ALL));
    }
}
