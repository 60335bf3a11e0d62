package com.objectstack.conformance.laws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Drivers that are wrong in one way: the law that is meant for it notices. */
class MutantTest {
    private final IDataDriver sound = SqliteDriver.inMemory();

    @AfterEach
    void close() {
        sound.close();
    }

    static Stream<Arguments> mutants() {
        return Stream.of(
                mutant("a negation misses NULL", Mutation::negationMissesNull, LogicLaws::partition, Cases.filters(3)),
                mutant("so does De Morgan's", Mutation::negationMissesNull, LogicLaws::deMorgan, Cases.filters(2)),
                mutant(
                        "find loses a record",
                        Mutation.ofFind(Mutation::lastIsLost),
                        LogicLaws::partition,
                        Cases.filters(3)),
                mutant(
                        "find repeats a record",
                        Mutation.ofFind(Mutation::firstComesTwice),
                        ReadLaws::countAgreesWithFind,
                        Cases.queries()),
                mutant("count", Mutation::countIsOneTooMany, ReadLaws::countAgreesWithFind, Cases.queries()),
                mutant("order", Mutation::textInLocaleOrder, ReadLaws::order, Cases.records()),
                mutant("ties", Mutation::tiesInNoOrder, ReadLaws::order, Cases.records()),
                mutant("pages", Mutation::laterPagesAreEmpty, ReadLaws::pagesTile, Cases.records()),
                mutant(
                        "a page that says it is the last one",
                        Mutation::everyPageIsTheLast,
                        ReadLaws::cursorsTile,
                        Cases.queries()),
                mutant(
                        "pages that begin too late",
                        Mutation::laterPagesLoseARecord,
                        ReadLaws::cursorsTile,
                        Cases.queries()),
                mutant(
                        "a cursor that NULL does not follow",
                        Mutation::nullFollowsNoCursor,
                        ReadLaws::everyRecordIsAPlace,
                        Cases.records()),
                mutant(
                        "what reaches nothing is lost",
                        WrongFeatures::expandLosesIds,
                        ExpandLaw::isFindingEachReference,
                        ExpandLaw.cases()),
                mutant(
                        "nested conditions",
                        WrongFeatures::expandForgetsWhere,
                        ExpandLaw::isFindingEachReference,
                        ExpandLaw.cases()),
                mutant(
                        "the nearest of all are filtered",
                        WrongFeatures::nearestBeforeWhere,
                        NearestLaw::isSortingByDistance,
                        NearestLaw.cases()),
                mutant(
                        "equally near",
                        WrongFeatures::nearestInNoOrder,
                        NearestLaw::isSortingByDistance,
                        NearestLaw.cases()),
                mutant(
                        "and is or",
                        WrongFeatures::everyTermIsAnyTerm,
                        SearchLaw::findsWhatHoldsTheTerms,
                        SearchLaw.cases()),
                mutant(
                        "narrowed fields",
                        WrongFeatures::everyFieldIsSearched,
                        SearchLaw::findsWhatHoldsTheTerms,
                        SearchLaw.cases()),
                mutant("scores rise", WrongFeatures::worstFirst, SearchLaw::findsWhatHoldsTheTerms, SearchLaw.cases()),
                mutant("fractions", Mutation::wholeNumbersBecomeFractions, WriteLaws::forms, Cases.tables()),
                mutant("bulk", Mutation::bulkCreateAnswersBackwards, WriteLaws::bulkOrder, Cases.tables()),
                mutant(
                        "a database error",
                        Mutation::limitIsASyntaxError,
                        RefusalLaws::answersOrRefuses,
                        Cases.wrongQueries()));
    }

    private static Arguments mutant(
            String name, Mutation mutation, BiConsumer<Table, Case> law, Arbitrary<Case> cases) {
        return Arguments.of(name, mutation, law, cases);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void isNoticed(String name, Mutation mutation, BiConsumer<Table, Case> law, Arbitrary<Case> cases) {
        Property<Case> property =
                new Property<>(name, cases, 200, 10, (value, broken, failure) -> String.valueOf(value));

        assertThatThrownBy(() -> property.holds(drawn -> check(mutation, law, drawn)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("does not hold");
    }

    @Test
    void aDriverThatIsNotChangedIsSound() {
        Property.of("sound", Cases.filters(3), 20).holds(drawn -> check(Mutation.none(), LogicLaws::partition, drawn));
    }

    private void check(Mutation mutation, BiConsumer<Table, Case> law, Case drawn) {
        try (Table table = Table.of(mutation.of(sound), drawn.schema(), drawn.rows())) {
            law.accept(table, drawn);
        }
    }
}
