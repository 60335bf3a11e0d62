package com.objectstack.conformance;

import static com.objectstack.driver.Capability.QUERY_PAGINATION;
import static com.objectstack.driver.Capability.QUERY_SORTING;

import org.junit.jupiter.api.Test;

/** Rules {@code page}: limit and offset. */
abstract class PageRules extends Area {
    @Test
    @RejectedWithout(QUERY_PAGINATION)
    void required_page01_withoutItsCapabilityAPageIsRefused() {
        TestObject object = object("n number", "{id: 'a'}");

        object.asking("{limit: 1}").isUnsupported("/limit");
        object.asking("{offset: 1}").isUnsupported("/offset");
    }

    @Test
    @Requires({QUERY_PAGINATION, QUERY_SORTING})
    void required_page02_pagesTileTheResult() {
        fixtures("paging", "page-02");
    }

    @Test
    @Requires(QUERY_PAGINATION)
    void required_page03_aLimitAloneMakesTheOrderTotal() {
        object("n number", "{id: 'c'}", "{id: 'a'}", "{id: 'b'}")
                .asking("{limit: 2}")
                .finds("a", "b");
        fixtures("paging", "page-03");
    }

    @Test
    @Requires(QUERY_PAGINATION)
    void required_page04_aLimitOfZeroGivesNothing() {
        fixtures("paging", "page-04");
    }

    @Test
    @Requires(QUERY_PAGINATION)
    void required_page05_anOffsetNeedsNoLimit() {
        fixtures("paging", "page-05");
    }

    @Test
    @Requires(QUERY_PAGINATION)
    void required_page06_anOffsetPastTheEndGivesNothing() {
        fixtures("paging", "page-06");
    }

    @Test
    @Requires(QUERY_PAGINATION)
    void required_page07_topIsLimit() {
        fixtures("paging", "page-07");
    }

    @Test
    @Requires(QUERY_PAGINATION)
    void required_page08_negativeAndFractionalNumbersAreRefused() {
        fixtures("paging", "page-08");
    }

    @Test
    void required_page09_anUnknownPropertyOfTheQueryIsRefused() {
        fixtures("paging", "page-09");
    }

    @Test
    @Requires({QUERY_PAGINATION, QUERY_SORTING})
    void required_page10_anyWholeNumberIsALimit() {
        TestObject object = object("n number", "{id: 'b'}", "{id: 'a'}");

        object.asking("{limit: 9223372036854775807}").finds("a", "b");
        object.asking("{offset: 9223372036854775807}").finds();
        object.asking("{limit: 9223372036854775807, offset: 1}").finds("b");
    }
}
