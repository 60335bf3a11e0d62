package com.objectstack.conformance;

import com.objectstack.conformance.laws.Laws;
import com.objectstack.driver.Capability;
import org.junit.jupiter.api.Test;

/**
 * What holds for every schema, record and query, checked with drawn ones.
 *
 * <p>Each law draws 200 cases, ten times as many if the system property {@code objectstack.scale} is {@code nightly}. A
 * failure gives the case as JSON, made as small as it gets, and the seed; the system property {@code objectstack.seed}
 * draws the same cases again.
 */
public abstract class DriverLaws extends RunningDriver {
    /** For subclasses. */
    protected DriverLaws() {}

    @Test
    void everyKeptCaseHolds() {
        new Laws(driver()).everyKeptCaseHolds();
    }

    @Test
    void everyQueryIsAnsweredAsTheReferenceDoes() {
        new Laws(driver()).everyQueryIsAnsweredAsTheReferenceDoes();
    }

    @Test
    void aFilterAndItsComplementPartitionEveryQuery() {
        new Laws(driver()).aFilterAndItsComplementPartitionEveryQuery();
    }

    @Test
    void aFilterAndItsComplementPartitionEveryAggregate() {
        new Laws(driver()).aFilterAndItsComplementPartitionEveryAggregate();
    }

    @Test
    void aFilteredCountIsTheCountOfTheFiltered() {
        new Laws(driver()).aFilteredCountIsTheCountOfTheFiltered();
    }

    @Test
    void pagesOfEveryQueryTile() {
        new Laws(driver()).pagesOfEveryQueryTile();
    }

    @Test
    void everySequenceOfWritesEndsAsOnTheReference() {
        new Laws(driver()).everySequenceOfWritesEndsAsOnTheReference();
    }

    @Test
    void rowsOfAFilterAndOfItsComplementPartitionTheTable() {
        new Laws(driver()).rowsOfAFilterAndOfItsComplementPartitionTheTable();
    }

    @Test
    void doubleNegationIsTheIdentity() {
        new Laws(driver()).doubleNegationIsTheIdentity();
    }

    @Test
    void deMorganHolds() {
        new Laws(driver()).deMorganHolds();
    }

    @Test
    void andIsIntersectionAndOrIsUnion() {
        new Laws(driver()).andIsIntersectionAndOrIsUnion();
    }

    @Test
    void oneOperatorMeansWhatItMeansInJava() {
        new Laws(driver()).oneOperatorMeansWhatItMeansInJava();
    }

    @Test
    void countAgreesWithFind() {
        new Laws(driver()).countAgreesWithFind();
    }

    @Test
    void findOneIsOneOfFind() {
        new Laws(driver()).findOneIsOneOfFind();
    }

    @Test
    void findByIdIsFindByItsId() {
        new Laws(driver()).findByIdIsFindByItsId();
    }

    @Test
    void findStreamEqualsFindInOrder() {
        require(Capability.STREAMING);
        new Laws(driver()).findStreamEqualsFindInOrder();
    }

    @Test
    void theOrderIsTotalAndPutsNullsWhereTheyBelong() {
        new Laws(driver()).theOrderIsTotalAndPutsNullsWhereTheyBelong();
    }

    @Test
    void pagesTileTheResult() {
        new Laws(driver()).pagesTileTheResult();
    }

    @Test
    void pagesByCursorTileTheResult() {
        require(Capability.QUERY_CURSOR);
        new Laws(driver()).pagesByCursorTileTheResult();
    }

    @Test
    void everyRecordIsAPlaceToBeginAfter() {
        require(Capability.QUERY_CURSOR);
        new Laws(driver()).everyRecordIsAPlaceToBeginAfter();
    }

    @Test
    void aProjectionIsAPartOfTheWholeRecord() {
        new Laws(driver()).aProjectionIsAPartOfTheWholeRecord();
    }

    @Test
    void distinctGivesEveryValueOnceInOrder() {
        new Laws(driver()).distinctGivesEveryValueOnceInOrder();
    }

    @Test
    void aQueryReadBackFromItsJsonGivesTheSameRecords() {
        new Laws(driver()).aQueryReadBackFromItsJsonGivesTheSameRecords();
    }

    @Test
    void groupsAgreeWithComputingOverFind() {
        require(Capability.QUERY_AGGREGATIONS);
        new Laws(driver()).groupsAgreeWithComputingOverFind();
    }

    @Test
    void expandingIsFindingEachReferenceByItsId() {
        require(Capability.EXPAND);
        new Laws(driver()).expandingIsFindingEachReferenceByItsId();
    }

    @Test
    void theNearestAreTheFirstOfAllSortedByDistance() {
        require(Capability.VECTOR_SEARCH);
        new Laws(driver()).theNearestAreTheFirstOfAllSortedByDistance();
    }

    @Test
    void aSearchFindsTheRecordsThatHoldItsTerms() {
        require(Capability.FULL_TEXT_SEARCH);
        new Laws(driver()).aSearchFindsTheRecordsThatHoldItsTerms();
    }

    @Test
    void writtenValuesReadBackEqual() {
        new Laws(driver()).writtenValuesReadBackEqual();
    }

    @Test
    void everyFormOfAValueIsTheSameValue() {
        new Laws(driver()).everyFormOfAValueIsTheSameValue();
    }

    @Test
    void filtersThatNestTooDeepAreRefused() {
        SizeLaws.depth(driver());
    }

    @Test
    void longListsWork() {
        SizeLaws.longLists(driver());
    }

    @Test
    void thousandsOfRecordsAreCreatedAtOnce() {
        SizeLaws.manyRows(driver());
    }

    @Test
    void bulkCreateReturnsRecordsInInputOrder() {
        new Laws(driver()).bulkCreateReturnsRecordsInInputOrder();
    }

    @Test
    void updateManyChangesTheRecordsOfFindAlone() {
        new Laws(driver()).updateManyChangesTheRecordsOfFindAlone();
    }

    @Test
    void deleteManyRemovesTheRecordsOfFindAlone() {
        new Laws(driver()).deleteManyRemovesTheRecordsOfFindAlone();
    }

    @Test
    void refusedWritesChangeNothing() {
        new Laws(driver()).refusedWritesChangeNothing();
    }

    @Test
    void whateverIsAskedIsAnsweredOrRefused() {
        new Laws(driver()).whateverIsAskedIsAnsweredOrRefused();
    }

    @Test
    void everyDoorRefusesAFilterAlike() {
        new Laws(driver()).everyDoorRefusesAFilterAlike();
    }
}
