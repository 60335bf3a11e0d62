package com.objectstack.conformance.laws;

import com.objectstack.conformance.reference.ReferenceDriver;
import com.objectstack.conformance.reference.ReferenceSettings;
import com.objectstack.driver.Capability;
import com.objectstack.driver.IDataDriver;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import org.opentest4j.AssertionFailedError;

/**
 * What holds for every schema, record and query, checked on one driver with drawn ones; a method is a law.
 *
 * <p>Each law draws 200 cases, ten times as many if the system property {@code objectstack.scale} is {@code nightly}. A
 * failure gives the case as JSON, made as small as it gets, and the seed; the system property {@code objectstack.seed}
 * draws the same cases again.
 */
public final class Laws {
    private static final int TRIES = 200;
    private static final int QUERIES = 2_000;
    private static final int SEQUENCES = 200;

    private final IDataDriver driver;
    private final Supplier<IDataDriver> reference;
    private final Effort effort;

    /**
     * Laws of a driver.
     *
     * @param driver an open driver whose database may be written to
     */
    public Laws(IDataDriver driver) {
        this(driver, Effort.usual());
    }

    /**
     * Laws of a driver, tried with an effort.
     *
     * @param driver an open driver whose database may be written to
     * @param effort how hard
     */
    public Laws(IDataDriver driver, Effort effort) {
        this(driver, () -> alike(driver), effort);
    }

    Laws(IDataDriver driver, Supplier<IDataDriver> reference) {
        this(driver, reference, Effort.usual());
    }

    Laws(IDataDriver driver, Supplier<IDataDriver> reference, Effort effort) {
        this.driver = driver;
        this.reference = reference;
        this.effort = effort;
    }

    /** A reference that refuses what the driver does not declare. */
    private static IDataDriver alike(IDataDriver driver) {
        Set<Capability> both = EnumSet.noneOf(Capability.class);
        ReferenceSettings.DEFAULTS.capabilities().capabilities().stream()
                .filter(driver.supports()::has)
                .forEach(both::add);
        return ReferenceDriver.withCapabilities(both);
    }

    /** Whatever is asked, the driver answers as the reference does: records, order, types, problems. */
    public void everyQueryIsAnsweredAsTheReferenceDoes() {
        forEveryQuery(ReadLaw.DRIVER_IS_REFERENCE, QUERIES);
    }

    /** The records of a filter and of its complement are those of the query without it. */
    public void aFilterAndItsComplementPartitionEveryQuery() {
        forEveryQuery(ReadLaw.PARTITION, TRIES);
    }

    /** The aggregates over a filter and over its complement add up to those without it. */
    public void aFilterAndItsComplementPartitionEveryAggregate() {
        forEveryQuery(ReadLaw.AGGREGATES_PARTITION, TRIES);
    }

    /** A filter of an aggregate counts what the same filter of a query leaves. */
    public void aFilteredCountIsTheCountOfTheFiltered() {
        forEveryQuery(ReadLaw.FILTERED_COUNT, TRIES);
    }

    /** Pages by offset and by cursor tile every ordered query. */
    public void pagesOfEveryQueryTile() {
        forEveryQuery(ReadLaw.PAGES, TRIES);
    }

    /** Sequences of writes have the outcomes and leave the records that the reference has. */
    public void everySequenceOfWritesEndsAsOnTheReference() {
        try (Stage stage = new Stage(driver, reference.get())) {
            String suffix = Stage.suffix();
            new Property<>(
                            WriteLaw.NAME,
                            Shrinking.<WriteCase>arbitrary(
                                    random -> WriteDraw.draw(new Draw(random), suffix), SmallerData::of),
                            Property.scaled(SEQUENCES),
                            5_000,
                            FailureFiles.of(stage)::keep)
                    .with(effort)
                    .holds(drawn -> WriteLaw.check(stage, drawn));
        }
    }

    /** Rows of a filter and of its complement partition the table. */
    public void rowsOfAFilterAndOfItsComplementPartitionTheTable() {
        law("partition", Cases.filters(3), LogicLaws::partition);
    }

    /** Double negation is the identity. */
    public void doubleNegationIsTheIdentity() {
        law("double negation", Cases.filters(3), LogicLaws::doubleNegation);
    }

    /** De morgan holds. */
    public void deMorganHolds() {
        law("De Morgan", Cases.filters(2), LogicLaws::deMorgan);
    }

    /** And is intersection and or is union. */
    public void andIsIntersectionAndOrIsUnion() {
        law("set algebra", Cases.filters(3), LogicLaws::setAlgebra);
    }

    /** One operator means what it means in java. */
    public void oneOperatorMeansWhatItMeansInJava() {
        law("single comparisons", Cases.singleComparisons(), LogicLaws::singleComparison);
    }

    /** Count agrees with find. */
    public void countAgreesWithFind() {
        law("count", Cases.queries(), ReadLaws::countAgreesWithFind);
    }

    /** Find one is one of find. */
    public void findOneIsOneOfFind() {
        law("findOne", Cases.queries(), ReadLaws::findOneIsOneOfFind);
    }

    /** Find by id is find by its id. */
    public void findByIdIsFindByItsId() {
        law("findById", Cases.tables(), ReadLaws::findByIdIsFindByItsId);
    }

    /** Find stream equals find in order. */
    public void findStreamEqualsFindInOrder() {
        law("findStream", Cases.queries(), ReadLaws::findStreamEqualsFind);
    }

    /** The order is total and puts nulls where they belong. */
    public void theOrderIsTotalAndPutsNullsWhereTheyBelong() {
        law("order", Cases.records(), ReadLaws::order);
    }

    /** Pages tile the result. */
    public void pagesTileTheResult() {
        law("pages", Cases.records(), ReadLaws::pagesTile);
    }

    /** Pages by cursor tile the result. */
    public void pagesByCursorTileTheResult() {
        law("cursors", Cases.queries(), ReadLaws::cursorsTile);
    }

    /** Every record is a place to begin after. */
    public void everyRecordIsAPlaceToBeginAfter() {
        law("places", Cases.records(), ReadLaws::everyRecordIsAPlace);
    }

    /** A projection is a part of the whole record. */
    public void aProjectionIsAPartOfTheWholeRecord() {
        law("projection", Cases.records(), ReadLaws::projection);
    }

    /** Distinct gives every value once in order. */
    public void distinctGivesEveryValueOnceInOrder() {
        law("distinct", Cases.filters(1), ReadLaws::distinct);
    }

    /** A query read back from its json gives the same records. */
    public void aQueryReadBackFromItsJsonGivesTheSameRecords() {
        law("JSON", Cases.queries(), ReadLaws::readBackFromJson);
    }

    /** Groups agree with computing over find. */
    public void groupsAgreeWithComputingOverFind() {
        law("groups", Cases.filters(1), GroupLaws::agreeWithFind);
    }

    /** Expanding is finding each reference by its id. */
    public void expandingIsFindingEachReferenceByItsId() {
        law("expand", ExpandLaw.cases(), ExpandLaw::isFindingEachReference);
    }

    /** The nearest are the first of all sorted by distance. */
    public void theNearestAreTheFirstOfAllSortedByDistance() {
        law("nearest", NearestLaw.cases(), NearestLaw::isSortingByDistance);
    }

    /** A search finds the records that hold its terms. */
    public void aSearchFindsTheRecordsThatHoldItsTerms() {
        law("search", SearchLaw.cases(), SearchLaw::findsWhatHoldsTheTerms);
    }

    /** Written values read back equal. */
    public void writtenValuesReadBackEqual() {
        law("written values", Cases.tables(), WriteLaws::storedValues);
    }

    /** Every form of a value is the same value. */
    public void everyFormOfAValueIsTheSameValue() {
        law("forms", Cases.tables(), WriteLaws::forms);
    }

    /** Bulk create returns records in input order. */
    public void bulkCreateReturnsRecordsInInputOrder() {
        law("bulkCreate", Cases.tables(), WriteLaws::bulkOrder);
    }

    /** Update many changes the records of find alone. */
    public void updateManyChangesTheRecordsOfFindAlone() {
        law("updateMany", Cases.filters(1), WriteLaws::updateManyChangesThoseOfFind);
    }

    /** Delete many removes the records of find alone. */
    public void deleteManyRemovesTheRecordsOfFindAlone() {
        law("deleteMany", Cases.records(), WriteLaws::manyRecordsAreThoseOfFind);
    }

    /** Refused writes change nothing. */
    public void refusedWritesChangeNothing() {
        law("refused writes", Cases.tables(), WriteLaws::refusedWrites);
    }

    /** Whatever is asked is answered or refused. */
    public void whateverIsAskedIsAnsweredOrRefused() {
        law("wrong queries", Cases.wrongQueries(), RefusalLaws::answersOrRefuses);
    }

    /** Every door refuses a filter alike. */
    public void everyDoorRefusesAFilterAlike() {
        law("refusals", Cases.wrongQueries(), RefusalLaws::refusesAlike);
    }

    /** Drawn filters are scoped. */
    public void drawnFiltersAreScoped() {
        Property.of("tenant scope", Cases.filters(1), Property.scaled(TRIES / 2))
                .with(effort)
                .holds(drawn -> TenantLaw.scoped(driver, drawn));
    }

    /** The cases that were found or thought of, one after another. */
    public void everyKeptCaseHolds() {
        try (Stage stage = new Stage(driver, reference.get())) {
            for (String name : Corpus.names()) {
                try {
                    CaseFile.check(stage, Corpus.text(name));
                } catch (AssertionFailedError failure) {
                    throw new AssertionFailedError("corpus/" + name + ": " + failure.getMessage(), failure);
                }
            }
        }
    }

    /**
     * Runs one kept case again.
     *
     * @param json the text of a case file
     */
    public void check(String json) {
        try (Stage stage = new Stage(driver, reference.get())) {
            CaseFile.check(stage, json);
        }
    }

    private void forEveryQuery(ReadLaw law, int tries) {
        try (Stage stage = new Stage(driver, reference.get())) {
            new Property<>(law.name(), ReadCases.any(), Property.scaled(tries), 5_000, FailureFiles.of(stage)::keep)
                    .with(effort)
                    .holds(drawn -> law.check(stage, drawn));
        }
    }

    private void law(String name, Arbitrary<Case> cases, BiConsumer<Table, Case> check) {
        Property.of(name, cases, Property.scaled(TRIES)).with(effort).holds(drawn -> {
            try (Table table = Table.of(driver, drawn.schema(), drawn.rows())) {
                check.accept(table, drawn);
            }
        });
    }
}
