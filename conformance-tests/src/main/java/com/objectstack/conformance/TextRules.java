package com.objectstack.conformance;

import static com.objectstack.driver.Capability.QUERY_FILTERS;

import org.junit.jupiter.api.Test;

/** Rules {@code txt}: operators on text. */
abstract class TextRules extends Area {
    @Test
    @Requires(QUERY_FILTERS)
    void required_txt01_textOperatorsAreExactAboutCase() {
        fixtures("text", "txt-01");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_txt02_icontainsFoldsAsciiLettersAlone() {
        fixtures("text", "txt-02");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_txt03_wildcardsAreLiteralWhereNoPatternIsAskedFor() {
        fixtures("text", "txt-03");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_txt04_aPatternMatchesTheWholeValue() {
        fixtures("text", "txt-04");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_txt05_otherLanguagesWildcardsAreLiteralInAPattern() {
        fixtures("text", "txt-05");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_txt06_ilikeFoldsAsciiLettersAlone() {
        fixtures("text", "txt-06");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_txt07_theEmptyTextIsPartOfEveryText() {
        fixtures("text", "txt-07");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_txt08_whatIsNoTextIsNoComparandOfATextOperator() {
        fixtures("text", "txt-08");
        fixtures("logic", "txt-08");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_txt09_whatIsNotTextTakesNoTextOperator() {
        fixtures("text", "txt-09");
        fixtures("datetime", "txt-09");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_txt10_rangesOfTextGoByCodePoint() {
        fixtures("text", "txt-10");
        object("s text", "{id: 'a', s: '\ud83d\ude00'}", "{id: 'b', s: '\uffff'}")
                .where("{s: {$gt: '\uffff'}}")
                .finds("a");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_txt11_anUnderscoreIsOneCodePoint() {
        TestObject object = object("s text", "{id: 'a', s: '\ud83d\ude00'}", "{id: 'b', s: 'xy'}");

        object.where("{s: {$like: '_'}}").finds("a");
        object.where("{s: {$like: '__'}}").finds("b");
        object.where("{s: {$startsWith: '\ud83d\ude00'}}").finds("a");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_txt12_textIsNeverReadAsSomethingElse() {
        TestObject object = object(
                "s text",
                "{id: 'a', s: '01'}",
                "{id: 'b', s: '1'}",
                "{id: 'c', s: '1.0'}",
                "{id: 'd', s: 'O\\'Brien; --'}");

        object.where("{s: '1'}").finds("b");
        object.where("{s: {$in: ['1.0', '01']}}").finds("a", "c");
        object.where("{s: {$contains: '\\''}}").finds("d");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_txt13_textsAreEqualIfTheyAreTheSameCodePoints() {
        TestObject object = object(
                "s text",
                "{id: 'a', s: 'ab'}",
                "{id: 'b', s: 'AB'}",
                "{id: 'c', s: 'ab '}",
                "{id: 'd', s: '\u00e9'}",
                "{id: 'e', s: 'e\u0301'}");

        object.where("{s: 'ab'}").finds("a");
        object.where("{s: {$eq: 'AB'}}").finds("b");
        object.where("{s: {$ne: 'ab'}}").finds("b", "c", "d", "e");
        object.where("{s: {$in: ['ab ', '\u00e9']}}").finds("c", "d");
        object.where("{s: {$nin: ['ab', '\u00e9']}}").finds("b", "c", "e");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_txt14_aPartHasItsPlace() {
        TestObject object = object("s text", "{id: 'a', s: 'xyz'}", "{id: 'b', s: 'zxy'}", "{id: 'c', s: 'yxyz'}");

        object.where("{s: {$contains: 'xy'}}").finds("a", "b", "c");
        object.where("{s: {$startsWith: 'xy'}}").finds("a");
        object.where("{s: {$endsWith: 'xy'}}").finds("b");
        object.where("{s: {$notContains: 'yx'}}").finds("a", "b");
    }
}
