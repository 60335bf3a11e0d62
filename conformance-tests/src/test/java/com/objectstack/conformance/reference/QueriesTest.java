package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueriesTest {
    private final Asked asked = Asked.of(new MemoryCatalog()
            .with(
                    "task",
                    """
                    {"fields": {"title": {"type": "text"}, "hours": {"type": "number"}, "parent": {"type": "tree"},
                     "due": {"type": "datetime"}, "owner": {"type": "lookup", "reference": "person"},
                     "more": {"type": "json"}}}""",
                    """
                    {"id": "a", "title": "Plan", "hours": 3, "owner": "p1", "due": "2026-01-01T00:30:00Z",
                     "more": {"x": 1}}""",
                    "{\"id\": \"b\", \"title\": \"Draw\", \"hours\": 5, \"parent\": \"a\", \"more\": {\"x\": \"one\"}}",
                    "{\"id\": \"c\", \"title\": \"Build\", \"parent\": \"b\", \"owner\": \"p9\", \"more\": {\"x\": true}}",
                    "{\"id\": \"d\", \"title\": \"Test\", \"hours\": 3, \"parent\": \"c\", \"owner\": \"p2\"}")
            .with(
                    "person",
                    "{\"fields\": {\"name\": {\"type\": \"text\"}}}",
                    "{\"id\": \"p1\", \"name\": \"Ann\"}",
                    "{\"id\": \"p2\", \"name\": \"Bob\"}")
            .with(
                    "huge",
                    "{\"fields\": {\"n\": {\"type\": \"number\"}}}",
                    "{\"id\": \"a\", \"n\": 9223372036854775807}",
                    "{\"id\": \"b\", \"n\": 1}")
            .with(
                    "loop",
                    "{\"fields\": {\"next\": {\"type\": \"tree\"}}}",
                    "{\"id\": \"a\", \"next\": \"b\"}",
                    "{\"id\": \"b\", \"next\": \"a\"}"));

    private static final String WALK = """
            {'with': [{'name': 'walk', 'recursive': true, %s
              'query': {'object': 'loop', 'fields': ['id', 'next'], 'where': {'id': 'a'}},
              'step': {'object': 'loop', 'fields': ['id', 'next'],
                       'joins': [{'type': 'inner', 'object': 'walk', 'on': {'id': {'$eq': {'$field': 'walk.next'}}}}]}}],
             'fields': ['id'], 'orderBy': [{'field': 'id'}]}""";

    @Test
    void nullsComeFirstAscendingAndLastDescendingAndTiesFollowTheLastKey() {
        assertThat(asked.rows("task", "{'fields': ['id'], 'orderBy': [{'field': 'hours'}]}"))
                .containsExactly("{'id':'c'}", "{'id':'a'}", "{'id':'d'}", "{'id':'b'}");
        assertThat(asked.rows("task", "{'fields': ['id'], 'orderBy': [{'field': 'hours', 'order': 'desc'}]}"))
                .containsExactly("{'id':'b'}", "{'id':'d'}", "{'id':'a'}", "{'id':'c'}");
    }

    @Test
    void insideJsonTheKindOfTheValueComesFirst() {
        assertThat(asked.rows("task", "{'fields': ['id'], 'orderBy': [{'field': 'more.x'}]}"))
                .containsExactly("{'id':'d'}", "{'id':'c'}", "{'id':'a'}", "{'id':'b'}");
    }

    @Test
    void anOuterJoinKeepsRowsWithNothingBesideThem() {
        String join = "{'fields': ['id', 'p.name'], 'orderBy': [{'field': 'id'}], 'joins': [{'type': '%s',"
                + " 'object': 'person', 'alias': 'p', 'on': {'owner': {'$eq': {'$field': 'p.id'}}}}],"
                + " 'where': {'$or': [{'id': {'$in': ['a', 'c']}}, {'id': {'$null': true}}]}}";

        assertThat(asked.rows("task", join.formatted("inner"))).containsExactly("{'id':'a','p.name':'Ann'}");
        assertThat(asked.rows("task", join.formatted("left")))
                .containsExactly("{'id':'a','p.name':'Ann'}", "{'id':'c','p.name':null}");
    }

    @Test
    void aRightJoinKeepsTheJoinedRows() {
        assertThat(asked.rows(
                        "task",
                        "{'fields': ['id', 'p.name'], 'joins': [{'type': 'right', 'object': 'person', 'alias': 'p',"
                                + " 'on': {'$and': [{'owner': {'$eq': {'$field': 'p.id'}}}, {'id': 'a'}]}}],"
                                + " 'orderBy': [{'field': 'p.name'}]}"))
                .containsExactly("{'id':'a','p.name':'Ann'}", "{'id':null,'p.name':'Bob'}");
    }

    @Test
    void windowFunctionsSeeRowsThatHavingAndLimitLeaveOut() {
        assertThat(asked.rows(
                        "task",
                        "{'fields': ['id'], 'windowFunctions': [{'function': 'count', 'alias': 'n'}, {'function':"
                                + " 'row_number', 'alias': 'at', 'over': {'orderBy': [{'field': 'title'}]}}],"
                                + " 'having': {'at': {'$gt': 1}}, 'orderBy': [{'field': 'at'}], 'limit': 2}"))
                .containsExactly("{'id':'b','n':4,'at':2}", "{'id':'a','n':4,'at':3}");
    }

    @Test
    void aRangeOfDistancesLeavesOutRowsWithoutAKey() {
        String window = "{'fields': ['id'], 'orderBy': [{'field': 'id'}], 'windowFunctions': [{'function': 'count',"
                + " 'alias': 'n', 'over': {'orderBy': [{'field': 'hours', 'order': '%s'}], 'frame': {'type': 'range',"
                + " 'start': '1 PRECEDING', 'end': '2 FOLLOWING'}}}]}";

        assertThat(asked.rows("task", window.formatted("asc")))
                .containsExactly("{'id':'a','n':3}", "{'id':'b','n':1}", "{'id':'c','n':1}", "{'id':'d','n':3}");
        assertThat(asked.rows("task", window.formatted("desc")))
                .containsExactly("{'id':'a','n':2}", "{'id':'b','n':3}", "{'id':'c','n':1}", "{'id':'d','n':2}");
    }

    @Test
    void bucketsAreOfTheClockOfTheirZone() {
        String buckets = "{'groupBy': [{'field': 'due', 'dateGranularity': '%s', 'timezone': '%s', 'alias': 'at'}],"
                + " 'where': {'id': 'a'}}";

        assertThat(asked.rows("task", buckets.formatted("day", "-01:00"))).containsExactly("{'at':'2025-12-31'}");
        assertThat(asked.rows("task", buckets.formatted("week", "+00:00"))).containsExactly("{'at':'2026-W01'}");
        assertThat(asked.problems("task", buckets.formatted("day", "Europe/Oslo")))
                .containsExactly("UNSUPPORTED /groupBy/0/timezone");
    }

    @Test
    void aSumPast64BitsIsRefusedAndOneWithAFractionIsADouble() {
        assertThat(asked.problems("huge", "{'aggregations': [{'function': 'sum', 'field': 'n', 'alias': 's'}]}"))
                .containsExactly("VALUE_OUT_OF_RANGE ");
        assertThat(asked.rows("huge", "{'aggregations': [{'function': 'avg', 'field': 'n', 'alias': 'm'}]}"))
                .containsExactly("{'m':4.611686018427388E18}");
    }

    @Test
    void aRecursionOfDifferentRowsEndsAndOneThatGoesTooDeepFails() {
        assertThat(asked.rows("walk", WALK.formatted("'union': 'distinct',")))
                .containsExactly("{'id':'a'}", "{'id':'b'}");
        assertThat(asked.problems("walk", WALK.formatted("'maxDepth': 5,")))
                .containsExactly("RESULT_TOO_LARGE /with/0/maxDepth");
    }

    @Test
    void aMissingTargetKeepsItsIdAndInANestedSelectBecomesNull() {
        assertThat(asked.rows(
                        "task",
                        "{'fields': ['id', 'owner'], 'where': {'id': {'$in': ['a', 'c']}}, 'orderBy': [{'field':"
                                + " 'id'}], 'expand': {'owner': {'fields': ['name']}}}"))
                .containsExactly("{'id':'a','owner':{'name':'Ann'}}", "{'id':'c','owner':'p9'}");
        assertThat(asked.rows(
                        "task", "{'fields': ['id', {'field': 'owner', 'fields': ['name']}], 'where': {'id': 'c'}}"))
                .containsExactly("{'id':'c','owner':null}");
    }

    @Test
    void allProblemsAreCollectedInDocumentOrder() {
        assertThat(asked.problems(
                        "task",
                        "{'fields': ['nope'], 'where': {'hours': 'many'}, 'orderBy': [{'field': 'more'}],"
                                + " 'offset': 1, 'cursor': {'id': 'a'}, 'expand': {'title': {}}}"))
                .containsExactly(
                        "UNKNOWN_FIELD /fields/0",
                        "TYPE_MISMATCH /where/hours",
                        "TYPE_MISMATCH /orderBy/0/field",
                        "INVALID_QUERY /offset",
                        "TYPE_MISMATCH /expand/title");
    }
}
