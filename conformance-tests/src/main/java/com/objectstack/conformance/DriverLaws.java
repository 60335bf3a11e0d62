package com.objectstack.conformance;

import com.objectstack.driver.Capability;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

/**
 * What holds for every schema, record and query, checked with drawn ones.
 *
 * <p>Each law draws 200 cases, ten times as many if the system property {@code objectstack.scale} is {@code nightly}. A
 * failure gives the case as JSON, made as small as it gets, and the seed; the system property {@code objectstack.seed}
 * draws the same cases again.
 */
public abstract class DriverLaws extends RunningDriver {
    private static final int TRIES = 200;

    /** For subclasses. */
    protected DriverLaws() {}

    @Test
    void rowsOfAFilterAndOfItsComplementPartitionTheTable() {
        law("partition", Cases.filters(3), LogicLaws::partition);
    }

    @Test
    void doubleNegationIsTheIdentity() {
        law("double negation", Cases.filters(3), LogicLaws::doubleNegation);
    }

    @Test
    void deMorganHolds() {
        law("De Morgan", Cases.filters(2), LogicLaws::deMorgan);
    }

    @Test
    void andIsIntersectionAndOrIsUnion() {
        law("set algebra", Cases.filters(3), LogicLaws::setAlgebra);
    }

    @Test
    void oneOperatorMeansWhatItMeansInJava() {
        law("single comparisons", Cases.singleComparisons(), LogicLaws::singleComparison);
    }

    @Test
    void countAgreesWithFind() {
        law("count", Cases.queries(), ReadLaws::countAgreesWithFind);
    }

    @Test
    void findOneIsOneOfFind() {
        law("findOne", Cases.queries(), ReadLaws::findOneIsOneOfFind);
    }

    @Test
    void findByIdIsFindByItsId() {
        law("findById", Cases.tables(), ReadLaws::findByIdIsFindByItsId);
    }

    @Test
    void findStreamEqualsFindInOrder() {
        require(Capability.STREAMING);
        law("findStream", Cases.queries(), ReadLaws::findStreamEqualsFind);
    }

    @Test
    void theOrderIsTotalAndPutsNullsWhereTheyBelong() {
        law("order", Cases.records(), ReadLaws::order);
    }

    @Test
    void pagesTileTheResult() {
        law("pages", Cases.records(), ReadLaws::pagesTile);
    }

    @Test
    void pagesByCursorTileTheResult() {
        require(Capability.QUERY_CURSOR);
        law("cursors", Cases.queries(), ReadLaws::cursorsTile);
    }

    @Test
    void everyRecordIsAPlaceToBeginAfter() {
        require(Capability.QUERY_CURSOR);
        law("places", Cases.records(), ReadLaws::everyRecordIsAPlace);
    }

    @Test
    void aProjectionIsAPartOfTheWholeRecord() {
        law("projection", Cases.records(), ReadLaws::projection);
    }

    @Test
    void distinctGivesEveryValueOnceInOrder() {
        law("distinct", Cases.filters(1), ReadLaws::distinct);
    }

    @Test
    void aQueryReadBackFromItsJsonGivesTheSameRecords() {
        law("JSON", Cases.queries(), ReadLaws::readBackFromJson);
    }

    @Test
    void groupsAgreeWithComputingOverFind() {
        require(Capability.QUERY_AGGREGATIONS);
        law("groups", Cases.filters(1), GroupLaws::agreeWithFind);
    }

    @Test
    void expandingIsFindingEachReferenceByItsId() {
        require(Capability.EXPAND);
        law("expand", ExpandLaw.cases(), ExpandLaw::isFindingEachReference);
    }

    @Test
    void theNearestAreTheFirstOfAllSortedByDistance() {
        require(Capability.VECTOR_SEARCH);
        law("nearest", NearestLaw.cases(), NearestLaw::isSortingByDistance);
    }

    @Test
    void aSearchFindsTheRecordsThatHoldItsTerms() {
        require(Capability.FULL_TEXT_SEARCH);
        law("search", SearchLaw.cases(), SearchLaw::findsWhatHoldsTheTerms);
    }

    @Test
    void writtenValuesReadBackEqual() {
        law("written values", Cases.tables(), WriteLaws::storedValues);
    }

    @Test
    void everyFormOfAValueIsTheSameValue() {
        law("forms", Cases.tables(), WriteLaws::forms);
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
        law("bulkCreate", Cases.tables(), WriteLaws::bulkOrder);
    }

    @Test
    void updateManyChangesTheRecordsOfFindAlone() {
        law("updateMany", Cases.filters(1), WriteLaws::updateManyChangesThoseOfFind);
    }

    @Test
    void deleteManyRemovesTheRecordsOfFindAlone() {
        law("deleteMany", Cases.records(), WriteLaws::manyRecordsAreThoseOfFind);
    }

    @Test
    void refusedWritesChangeNothing() {
        law("refused writes", Cases.tables(), WriteLaws::refusedWrites);
    }

    @Test
    void whateverIsAskedIsAnsweredOrRefused() {
        law("wrong queries", Cases.wrongQueries(), RefusalLaws::answersOrRefuses);
    }

    @Test
    void everyDoorRefusesAFilterAlike() {
        law("refusals", Cases.wrongQueries(), RefusalLaws::refusesAlike);
    }

    private void law(String name, Arbitrary<Case> cases, BiConsumer<Table, Case> check) {
        Property.of(name, cases, Property.scaled(TRIES)).holds(drawn -> {
            try (Table table = Table.of(driver(), drawn.schema(), drawn.rows())) {
                check.accept(table, drawn);
            }
        });
    }
}
