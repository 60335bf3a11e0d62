package com.objectstack.conformance;

import static com.objectstack.driver.Capability.ARRAY_FIELDS;
import static com.objectstack.driver.Capability.BULK_CREATE;
import static com.objectstack.driver.Capability.BULK_UPDATE;
import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.EXPAND;
import static com.objectstack.driver.Capability.FULL_TEXT_SEARCH;
import static com.objectstack.driver.Capability.QUERY_AGGREGATIONS;
import static com.objectstack.driver.Capability.QUERY_CURSOR;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.QUERY_PAGINATION;
import static com.objectstack.driver.Capability.QUERY_SORTING;
import static com.objectstack.driver.Capability.STREAMING;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.Capability.VECTOR_SEARCH;

import com.objectstack.conformance.laws.Laws;
import org.junit.jupiter.api.Test;

/** Rules {@code prop}: laws that hold for every schema, record, query and sequence of writes, checked with drawn ones. */
abstract class PropertyRules extends Area {
    private Laws laws() {
        return new Laws(driver(), effort());
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_prop01_doubleNegationIsTheIdentity() {
        laws().doubleNegationIsTheIdentity();
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_prop02_rowsOfAFilterAndOfItsComplementPartitionTheTable() {
        laws().rowsOfAFilterAndOfItsComplementPartitionTheTable();
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_prop03_deMorganHolds() {
        laws().deMorganHolds();
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_prop04_andIsIntersectionAndOrIsUnion() {
        laws().andIsIntersectionAndOrIsUnion();
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_prop05_oneOperatorMeansWhatItMeansInJava() {
        laws().oneOperatorMeansWhatItMeansInJava();
    }

    @Test
    @Requires({QUERY_FILTERS, QUERY_SORTING, QUERY_PAGINATION, QUERY_AGGREGATIONS})
    void optional_prop06_countAgreesWithFind() {
        laws().countAgreesWithFind();
    }

    @Test
    @Requires({QUERY_FILTERS, QUERY_SORTING, QUERY_PAGINATION, QUERY_AGGREGATIONS})
    void optional_prop07_findOneIsOneOfFind() {
        laws().findOneIsOneOfFind();
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_prop08_findByIdIsFindByItsId() {
        laws().findByIdIsFindByItsId();
    }

    @Test
    @Requires({QUERY_FILTERS, QUERY_SORTING, QUERY_PAGINATION, QUERY_AGGREGATIONS, STREAMING})
    void optional_prop09_findStreamEqualsFindInOrder() {
        laws().findStreamEqualsFindInOrder();
    }

    @Test
    @Requires({QUERY_SORTING, QUERY_PAGINATION})
    void required_prop10_theOrderIsTotalAndPutsNullsWhereTheyBelong() {
        laws().theOrderIsTotalAndPutsNullsWhereTheyBelong();
    }

    @Test
    @Requires({QUERY_SORTING, QUERY_PAGINATION})
    void required_prop11_pagesTileTheResult() {
        laws().pagesTileTheResult();
    }

    @Test
    @Requires({QUERY_FILTERS, QUERY_SORTING, QUERY_PAGINATION, QUERY_AGGREGATIONS, QUERY_CURSOR})
    void optional_prop12_pagesByCursorTileTheResult() {
        laws().pagesByCursorTileTheResult();
    }

    @Test
    @Requires({QUERY_SORTING, QUERY_CURSOR})
    void optional_prop13_everyRecordIsAPlaceToBeginAfter() {
        laws().everyRecordIsAPlaceToBeginAfter();
    }

    @Test
    @Requires({QUERY_SORTING, QUERY_PAGINATION})
    void required_prop14_aProjectionIsAPartOfTheWholeRecord() {
        laws().aProjectionIsAPartOfTheWholeRecord();
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_prop15_distinctGivesEveryValueOnceInOrder() {
        laws().distinctGivesEveryValueOnceInOrder();
    }

    @Test
    @Requires({QUERY_FILTERS, QUERY_SORTING, QUERY_PAGINATION, QUERY_AGGREGATIONS})
    void optional_prop16_aQueryReadBackFromItsJsonGivesTheSameRecords() {
        laws().aQueryReadBackFromItsJsonGivesTheSameRecords();
    }

    @Test
    @Requires({QUERY_FILTERS, QUERY_AGGREGATIONS})
    void optional_prop17_groupsAgreeWithComputingOverFind() {
        laws().groupsAgreeWithComputingOverFind();
    }

    @Test
    @Requires({EXPAND, ARRAY_FIELDS})
    void optional_prop18_expandingIsFindingEachReferenceByItsId() {
        laws().expandingIsFindingEachReferenceByItsId();
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_prop19_theNearestAreTheFirstOfAllSortedByDistance() {
        laws().theNearestAreTheFirstOfAllSortedByDistance();
    }

    @Test
    @Requires(FULL_TEXT_SEARCH)
    void optional_prop20_aSearchFindsTheRecordsThatHoldItsTerms() {
        laws().aSearchFindsTheRecordsThatHoldItsTerms();
    }

    @Test
    @Requires({UPDATE, QUERY_FILTERS})
    void required_prop21_writtenValuesReadBackEqual() {
        laws().writtenValuesReadBackEqual();
    }

    @Test
    @Requires({UPDATE, QUERY_FILTERS})
    void required_prop22_everyFormOfAValueIsTheSameValue() {
        laws().everyFormOfAValueIsTheSameValue();
    }

    @Test
    @Requires(BULK_CREATE)
    void optional_prop23_bulkCreateReturnsRecordsInInputOrder() {
        laws().bulkCreateReturnsRecordsInInputOrder();
    }

    @Test
    @Requires({UPDATE, QUERY_FILTERS})
    void required_prop24_updateManyChangesTheRecordsOfFindAlone() {
        laws().updateManyChangesTheRecordsOfFindAlone();
    }

    @Test
    @Requires({DELETE, QUERY_SORTING, QUERY_PAGINATION})
    void required_prop25_deleteManyRemovesTheRecordsOfFindAlone() {
        laws().deleteManyRemovesTheRecordsOfFindAlone();
    }

    @Test
    @Requires({UPDATE, BULK_CREATE, BULK_UPDATE})
    void optional_prop26_refusedWritesChangeNothing() {
        laws().refusedWritesChangeNothing();
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_prop27_whateverIsAskedIsAnsweredOrRefused() {
        laws().whateverIsAskedIsAnsweredOrRefused();
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_prop28_everyDoorRefusesAFilterAlike() {
        laws().everyDoorRefusesAFilterAlike();
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_prop29_drawnFiltersAreScoped() {
        laws().drawnFiltersAreScoped();
    }
}
