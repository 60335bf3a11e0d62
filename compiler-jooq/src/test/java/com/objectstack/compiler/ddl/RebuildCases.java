package com.objectstack.compiler.ddl;

import com.objectstack.compiler.ddl.LiveDefinition.Column;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rebuilds of a table with all that can be around one. */
final class RebuildCases {
    private static final List<SchemaObject> SCHEMA = List.of(
            new SchemaObject(
                    "table",
                    "part",
                    "part",
                    "CREATE TABLE part (id text primary key, price text check (part.price <> ''), size integer default 1,"
                            + " twice as (size * 2), up text references part (id))"),
            new SchemaObject("index", "sqlite_autoindex_part_1", "part", null),
            new SchemaObject("index", "by price", "part", "CREATE INDEX `by price` ON part (price) WHERE size > 1"),
            new SchemaObject(
                    "table", "shelf", "shelf", "CREATE TABLE shelf (id text primary key, part references part)"),
            new SchemaObject("view", "dear", "dear", "CREATE VIEW dear AS SELECT id FROM part WHERE price > 9"),
            new SchemaObject("view", "all_dear", "all_dear", "CREATE VIEW all_dear AS SELECT * FROM [dear]"),
            new SchemaObject("view", "apart", "apart", "CREATE VIEW apart AS SELECT 'part' AS one"),
            new SchemaObject(
                    "trigger", "beside", "shelf", "CREATE TRIGGER beside AFTER INSERT ON shelf BEGIN SELECT 1; END"),
            new SchemaObject(
                    "trigger",
                    "far",
                    "shelf",
                    "CREATE TRIGGER far AFTER DELETE ON shelf BEGIN UPDATE part SET size = 0 WHERE id = old.part; END"));

    private static final LiveDefinition PART = new LiveDefinition(
            "part",
            SCHEMA,
            List.of(
                    new Column("id", "text", false, "", 1, false),
                    new Column("price", "text", false, "", 0, false),
                    new Column("size", "integer", false, "1", 0, false),
                    new Column("twice", "", false, "", 0, true),
                    new Column("up", "text", false, "", 0, false)),
            false,
            true);

    private RebuildCases() {}

    /** The statements that make the table and what is around it. */
    static List<String> setUp() {
        List<String> statements = new ArrayList<>();
        SCHEMA.stream().filter(object -> object.sql() != null).forEach(object -> {
            statements.add("drop " + object.type() + " if exists `" + object.name() + "`");
            statements.add(object.sql());
        });
        return statements;
    }

    /** The statements that remove all of it: a view on a dropped column is in the way of later changes of any table. */
    static List<String> tearDown() {
        return SCHEMA.reversed().stream()
                .filter(object -> object.sql() != null)
                .map(object -> "drop " + object.type() + " if exists `" + object.name() + "`")
                .toList();
    }

    static List<Rendered> modify() {
        FieldSchema price =
                FieldSchema.of("price", FieldType.CURRENCY).asNotNull().withDefault(0);
        TableModel table = TableModel.of("part", ObjectSchema.of("part", price));
        return all(TableRebuild.modify(PART, table.require("price"), null, TableRebuild.Search.UNCHANGED));
    }

    static List<Rendered> drop() {
        return all(TableRebuild.drop(PART, "price", Set.of("by price"), TableRebuild.Search.UNCHANGED));
    }

    private static List<Rendered> all(TableRebuild rebuild) {
        List<Rendered> statements = new ArrayList<>();
        rebuild.unconvertible().ifPresent(statements::add);
        rebuild.missing().ifPresent(statements::add);
        statements.addAll(rebuild.clear());
        statements.addAll(rebuild.copy());
        statements.add(rebuild.comparison());
        statements.addAll(rebuild.replace());
        statements.addAll(rebuild.restore());
        return statements;
    }
}
