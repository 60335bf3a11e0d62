package com.objectstack.conformance;

import static com.objectstack.driver.Capability.ARRAY_FIELDS;
import static com.objectstack.driver.Capability.ARRAY_QUERY;
import static com.objectstack.driver.Capability.BULK_CREATE;
import static com.objectstack.driver.Capability.BULK_DELETE;
import static com.objectstack.driver.Capability.BULK_UPDATE;
import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.EXPAND;
import static com.objectstack.driver.Capability.FULL_TEXT_SEARCH;
import static com.objectstack.driver.Capability.INDEXES;
import static com.objectstack.driver.Capability.JOINS;
import static com.objectstack.driver.Capability.JSON_FIELDS;
import static com.objectstack.driver.Capability.JSON_QUERY;
import static com.objectstack.driver.Capability.QUERY_AGGREGATIONS;
import static com.objectstack.driver.Capability.QUERY_CTE;
import static com.objectstack.driver.Capability.QUERY_CURSOR;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.QUERY_PAGINATION;
import static com.objectstack.driver.Capability.QUERY_SORTING;
import static com.objectstack.driver.Capability.QUERY_SUBQUERIES;
import static com.objectstack.driver.Capability.QUERY_WINDOW_FUNCTIONS;
import static com.objectstack.driver.Capability.REFERENCE_PATHS;
import static com.objectstack.driver.Capability.SAVEPOINTS;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.Capability.VECTOR_SEARCH;

import com.objectstack.conformance.laws.Laws;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;

/** Rules {@code same}: laws of queries and writes of every feature, drawn; the driver and the reference are the same. */
abstract class SamenessRules extends Area {
    /** What a driver must declare to be asked every query that can be drawn. */
    @Retention(RetentionPolicy.RUNTIME)
    @Requires({
        QUERY_FILTERS,
        QUERY_SORTING,
        QUERY_PAGINATION,
        QUERY_CURSOR,
        QUERY_AGGREGATIONS,
        QUERY_WINDOW_FUNCTIONS,
        QUERY_SUBQUERIES,
        QUERY_CTE,
        JOINS,
        REFERENCE_PATHS,
        EXPAND,
        FULL_TEXT_SEARCH,
        JSON_QUERY,
        ARRAY_QUERY,
        JSON_FIELDS,
        ARRAY_FIELDS,
        VECTOR_SEARCH
    })
    @interface RequiresEveryKindOfQuery {}

    private Laws laws() {
        return new Laws(driver(), effort());
    }

    @Test
    @RequiresEveryKindOfQuery
    void optional_same01_aFilterAndItsComplementPartitionEveryQuery() {
        laws().aFilterAndItsComplementPartitionEveryQuery();
    }

    @Test
    @RequiresEveryKindOfQuery
    void optional_same02_aFilterAndItsComplementPartitionEveryAggregate() {
        laws().aFilterAndItsComplementPartitionEveryAggregate();
    }

    @Test
    @RequiresEveryKindOfQuery
    void optional_same03_aFilteredCountIsTheCountOfTheFiltered() {
        laws().aFilteredCountIsTheCountOfTheFiltered();
    }

    @Test
    @RequiresEveryKindOfQuery
    void optional_same04_pagesOfEveryQueryTile() {
        laws().pagesOfEveryQueryTile();
    }

    @Test
    @RequiresEveryKindOfQuery
    void optional_same05_everyQueryIsAnsweredAsTheReferenceDoes() {
        laws().everyQueryIsAnsweredAsTheReferenceDoes();
    }

    @Test
    @Requires({
        UPDATE,
        DELETE,
        BULK_CREATE,
        BULK_UPDATE,
        BULK_DELETE,
        SAVEPOINTS,
        QUERY_FILTERS,
        QUERY_SORTING,
        QUERY_PAGINATION,
        INDEXES,
        JSON_FIELDS,
        ARRAY_FIELDS
    })
    void optional_same06_everySequenceOfWritesEndsAsOnTheReference() {
        laws().everySequenceOfWritesEndsAsOnTheReference();
    }
}
