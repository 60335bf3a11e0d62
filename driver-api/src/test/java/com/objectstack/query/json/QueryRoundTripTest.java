package com.objectstack.query.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.query.AllOf;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Literal;
import com.objectstack.query.QueryAST;
import com.objectstack.query.RelationCondition;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QueryRoundTripTest {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyQueryIsReadBackFromItsNodes(@ForAll("queries") QueryAST query) {
        assertThat(QueryCodec.fromJson(QueryCodec.toJson(query))).isEqualTo(query);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyQueryIsReadBackFromItsText(@ForAll("queries") QueryAST query) {
        assertThat(QueryCodec.fromJson(QueryCodec.toJson(query).toString())).isEqualTo(query);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyConditionIsReadBack(@ForAll("conditions") Condition condition) {
        assertThat(QueryCodec.conditionFromJson(QueryCodec.toJson(condition), ""))
                .isEqualTo(condition);
    }

    @Provide
    Arbitrary<QueryAST> queries() {
        return QueryArbitraries.queries(2);
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return ConditionArbitraries.conditions(3);
    }

    @Example
    void aRelationWithoutConditionStaysHarmless() {
        Condition relation = new RelationCondition("account", new Everything());

        Condition read = QueryCodec.conditionFromJson(QueryCodec.toJson(relation), "");

        assertThat(read).isEqualTo(new RelationCondition("account", new AllOf(List.of())));
    }

    @Example
    void membersOfOneKeyAreWrittenAsAnd() {
        Condition one = new FieldEquals("a", new Literal(1L));
        Condition two = new FieldEquals("a", new Literal(2L));

        Condition read = QueryCodec.conditionFromJson(QueryCodec.toJson(new FilterObject(List.of(one, two))), "");

        assertThat(read).isEqualTo(new AllOf(List.of(one, two)));
    }
}
