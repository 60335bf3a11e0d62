package com.objectstack.compiler.ddl;

import static com.objectstack.query.Field.field;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.ReadCompiler;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.query.Condition;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** DDL of each kind; golden files, SQLite and the libSQL server all see these. */
public final class SchemaCases {
    private static final SchemaCompiler COMPILER = new SchemaCompiler(new ReadCompiler(
            com.objectstack.compiler.model.Catalog.of(java.util.Map.of()), SqlDriverSettings.SQL_CAPABILITIES)::filter);

    private SchemaCases() {}

    static Map<String, List<Rendered>> all() {
        Map<String, List<Rendered>> cases = new LinkedHashMap<>();
        cases.put("every-type", create(table("kinds", everyType())));
        cases.put("every-list", create(table("lists", everyList())));
        cases.put("defaults", create(table("defaults", defaults())));
        cases.put(
                "not-null",
                create(table("strict", FieldSchema.of("a", FieldType.TEXT).asNotNull())));
        cases.put("unique", create(table("global", uniqueFields())));
        cases.put("unique-per-tenant", create(table("shared", tenantFields())));
        cases.put("declared-indexes", create(withDeclaredIndexes()));
        cases.put("partial-indexes", create(withPartialIndexes()));
        cases.put("search-words", create(searched("article", IndexSchema.on("author"))));
        cases.put("search-words-and-trigrams", create(searched("essay", trigrams("author", "title"))));
        cases.put("add-columns-to-an-empty-table", addColumns(false));
        cases.put("add-columns-to-records", addColumns(true));
        cases.put("strict-table", List.of(COMPILER.createTable(table("tight", everyType()), true)));
        cases.put("rebuild-modify", RebuildCases.modify());
        cases.put("rebuild-drop", RebuildCases.drop());
        cases.put("counters", List.of(SequenceTable.create()));
        cases.put("counters-of-an-earlier-driver", olderCounters());
        cases.put(
                "soft-delete",
                create(TableModel.of(
                        "kept",
                        ObjectSchema.of("kept", FieldSchema.of("a", FieldType.TEXT))
                                .withSoftDelete())));
        cases.put("drop", List.of(COMPILER.dropIndex("idx_a"), COMPILER.dropTable("account")));
        return Collections.unmodifiableMap(cases);
    }

    private static List<Rendered> olderCounters() {
        Set<String> columns = Set.of("object", "tenant_id", "field", "last_value", "updated_at");
        List<Rendered> statements = new ArrayList<>(List.of(SequenceTable.counters(columns)));
        statements.addAll(SequenceTable.migrate(
                columns, List.of(new Object[] {"deal", "acme", "no", ""}, new Object[] {"deal", null, "no", ""})));
        return statements;
    }

    /** The statements that make an object's table and indexes. */
    public static List<Rendered> create(TableModel table) {
        List<Rendered> statements = new ArrayList<>();
        statements.add(COMPILER.createTable(table, false));
        IndexPlans.of(table, warning -> {}).forEach(plan -> statements.add(COMPILER.createIndex(plan, table)));
        SearchIndex.of(table).ifPresent(index -> statements.addAll(SearchSchema.replace(index, Map.of())));
        return statements;
    }

    private static TableModel table(String name, FieldSchema... fields) {
        return TableModel.of(name, ObjectSchema.of(name, fields));
    }

    private static FieldSchema[] everyType() {
        return Arrays.stream(FieldType.values())
                .map(type -> FieldSchema.of("f_" + type.wireName(), type))
                .map(field -> field.type() == FieldType.VECTOR ? withDimensions(field) : field)
                .toArray(FieldSchema[]::new);
    }

    private static FieldSchema[] everyList() {
        return new FieldSchema[] {
            FieldSchema.of("options", FieldType.SELECT).asMultiple().withDefault(List.of("a")),
            FieldSchema.of("files", FieldType.FILE).asMultiple().asNotNull(),
            FieldSchema.of("free", FieldType.VECTOR)
        };
    }

    private static FieldSchema[] defaults() {
        return new FieldSchema[] {
            FieldSchema.of("quoted", FieldType.TEXT).withDefault("it's {0} \\ ?"),
            FieldSchema.of("whole", FieldType.NUMBER).withDefault(7),
            FieldSchema.of("fraction", FieldType.NUMBER).withDefault(-0.1),
            FieldSchema.of("flag", FieldType.TOGGLE).withDefault(false),
            FieldSchema.of("doc", FieldType.JSON).withDefault(Map.of("a", 1)),
            FieldSchema.of("day", FieldType.DATE).withDefault("NOW()"),
            FieldSchema.of("clock", FieldType.TIME).withDefault("NOW()"),
            FieldSchema.of("moment", FieldType.DATETIME).withDefault("NOW()"),
            FieldSchema.of("fixed", FieldType.DATETIME).withDefault("2026-01-01"),
            FieldSchema.of("owner", FieldType.USER).withDefault("current_user"),
            FieldSchema.of("computed", FieldType.TEXT).withDefault(Map.of("expression", "a"))
        };
    }

    private static FieldSchema[] uniqueFields() {
        return new FieldSchema[] {
            FieldSchema.of("email", FieldType.EMAIL).withUnique(Uniqueness.UNIQUE),
            FieldSchema.of("owner", FieldType.USER).asIndexed(),
            FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.ORGANIZATION)
        };
    }

    private static FieldSchema[] tenantFields() {
        return new FieldSchema[] {
            FieldSchema.of("organization_id", FieldType.TEXT).asIndexed(),
            FieldSchema.of("email", FieldType.EMAIL).withUnique(Uniqueness.UNIQUE),
            FieldSchema.of("slug", FieldType.TEXT).withUnique(Uniqueness.ORGANIZATION),
            FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.GLOBAL)
        };
    }

    private static TableModel withDeclaredIndexes() {
        ObjectSchema schema = ObjectSchema.of(
                        "deal",
                        FieldSchema.of("organization_id", FieldType.TEXT),
                        FieldSchema.of("stage", FieldType.SELECT),
                        FieldSchema.of("amount", FieldType.CURRENCY),
                        FieldSchema.of("total", FieldType.FORMULA))
                .withIndexes(
                        IndexSchema.on("stage", "amount"),
                        IndexSchema.on("organization_id", "stage").makeUnique(),
                        perTenant("by_stage", "stage"),
                        perTenant("by_amount", "amount", "organization_id"),
                        IndexSchema.on("created_at"),
                        IndexSchema.on("total"));
        return TableModel.of("deal", schema);
    }

    private static TableModel withPartialIndexes() {
        ObjectSchema schema = ObjectSchema.of(
                        "task",
                        FieldSchema.of("title", FieldType.TEXT),
                        FieldSchema.of("state", FieldType.SELECT),
                        FieldSchema.of("hours", FieldType.NUMBER),
                        FieldSchema.of("due", FieldType.DATETIME))
                .withIndexes(
                        partial("open_title", field("state").in(Arrays.asList("it's", null))),
                        partial(
                                "long_title",
                                field("hours").gt(1.5).and(field("due").isNotNull())),
                        partial(
                                "odd_title",
                                field("state")
                                        .nin(List.of("a", "b"))
                                        .or(field("title").startsWith("x*"))),
                        partial(
                                "many_title",
                                field("hours")
                                        .in(LongStream.range(0, 20).boxed().toList())));
        return TableModel.of("task", schema);
    }

    /** With fields that FTS5 reserves the names of. */
    private static TableModel searched(String name, IndexSchema index) {
        ObjectSchema schema = ObjectSchema.of(
                name,
                FieldSchema.of("title", FieldType.TEXT).asSearchable(),
                FieldSchema.of("author", FieldType.TEXT),
                FieldSchema.of("rank", FieldType.SELECT).asSearchable());
        return TableModel.of(name, schema.withIndexes(index));
    }

    private static IndexSchema trigrams(String... fields) {
        return new IndexSchema(null, List.of(fields), IndexType.TRIGRAM, Uniqueness.NONE, null);
    }

    private static IndexSchema partial(String name, Condition where) {
        return new IndexSchema(name, List.of("title"), IndexType.BTREE, Uniqueness.UNIQUE, where);
    }

    private static IndexSchema perTenant(String name, String... fields) {
        return new IndexSchema(name, List.of(fields), IndexType.BTREE, Uniqueness.ORGANIZATION, null);
    }

    private static List<Rendered> addColumns(boolean isPopulated) {
        TableModel table = table(
                "grown",
                FieldSchema.of("old", FieldType.TEXT),
                FieldSchema.of("plain", FieldType.TEXT),
                FieldSchema.of("counted", FieldType.NUMBER).asNotNull().withDefault(0),
                FieldSchema.of("seen", FieldType.DATETIME).withDefault("NOW()"));
        return COMPILER.addColumns(table, new LiveTable(Set.of("ID", "Old"), isPopulated, false));
    }

    private static FieldSchema withDimensions(FieldSchema field) {
        return new FieldSchema(
                field.name(),
                field.type(),
                false,
                false,
                false,
                Uniqueness.NONE,
                false,
                false,
                null,
                null,
                Map.of("vectorConfig", Map.of("dimensions", 3)));
    }
}
