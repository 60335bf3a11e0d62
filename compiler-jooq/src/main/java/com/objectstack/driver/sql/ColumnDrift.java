package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.LiveDefinition;
import com.objectstack.compiler.ddl.LiveTable;
import com.objectstack.compiler.ddl.SchemaCompiler;
import com.objectstack.compiler.ddl.TableRebuild;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.schema.ChangeCategory;
import com.objectstack.schema.ColumnChange;
import com.objectstack.schema.ColumnChange.Kind;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.SchemaChange;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the columns of a table differ from the fields of its object; contract B245. */
final class ColumnDrift {
    /** Defaults that older programs wrote as text, and meant to compute. */
    private static final Set<String> TOKENS = Set.of("'now()'", "'current_user'", "'$now'", "'$current_user'");

    private static final Set<ValueClass> TEMPORAL = Set.of(ValueClass.DATE, ValueClass.DATETIME, ValueClass.TIME);

    private final SchemaCompiler compiler;
    private final TableModel table;
    private final LiveDefinition live;
    private final SqlSession session;
    private final List<SchemaChange> changes = new ArrayList<>();
    private @Nullable Boolean populated;

    ColumnDrift(SchemaCompiler compiler, TableModel table, LiveDefinition live, SqlSession session) {
        this.compiler = compiler;
        this.table = table;
        this.live = live;
        this.session = session;
    }

    List<SchemaChange> changes() {
        for (ColumnModel column : table.columns().values()) {
            live.column(column.name()).ifPresentOrElse(found -> compare(column, found), () -> missing(column));
        }
        live.columns().stream()
                .filter(column -> table.columns().keySet().stream().noneMatch(column.name()::equalsIgnoreCase))
                .filter(column -> column.keyOrdinal() == 0)
                .forEach(this::unknown);
        return changes;
    }

    private void missing(ColumnModel column) {
        LiveTable there = TableDrift.table(live, isPopulated());
        boolean isPossible = !isPopulated() || compiler.canBeAdded(column);
        add(
                Kind.ADD_COLUMN,
                column.name(),
                ChangeCategory.SAFE,
                "field '" + column.name() + "' has no column; it is added",
                isPossible ? List.of(compiler.addColumn(table, column, there).sql()) : List.of(),
                true,
                isPossible ? null : "the table has records, and the column is NOT NULL without a constant default");
    }

    private void unknown(LiveDefinition.Column column) {
        List<String> statements = List.of();
        String blocker = null;
        if (column.isGenerated()) {
            blocker = "the database computes it from other columns";
        } else {
            statements = TableRebuild.drop(live, column.name(), Set.of(), TableRebuild.Search.UNCHANGED)
                    .preview();
        }
        add(
                Kind.DROP_COLUMN,
                column.name(),
                ChangeCategory.DESTRUCTIVE,
                "column '" + column.name() + "' has no field; it is dropped with its values, and the indexes on it",
                statements,
                false,
                blocker);
    }

    private void compare(ColumnModel column, LiveDefinition.Column found) {
        if (column.name().equals(TableModel.ID) || found.isGenerated()) {
            return;
        }
        if (!live.isStrict() && !SchemaCompiler.keeps(found.type(), column)) {
            rebuilt(
                    Kind.CHANGE_TYPE,
                    column,
                    found.isNotNull(),
                    ChangeCategory.NEEDS_CONFIRM,
                    "column '" + found.name() + "' is of type '" + found.type()
                            + "', which does not keep its field's values as they are; the table is rebuilt, its values"
                            + " converted");
        } else if (isUnlike(column)) {
            add(
                    Kind.NORMALIZE_VALUES,
                    column.name(),
                    ChangeCategory.SAFE,
                    "values of '" + column.name() + "' are written in another way than ours; they are written anew",
                    List.of(compiler.normalize(table, column).sql()),
                    false,
                    null);
        }
        compareNullity(column, found);
        if (TOKENS.contains(found.defaultText().toLowerCase(Locale.ROOT))) {
            rebuilt(
                    Kind.DROP_COLUMN_DEFAULT,
                    column,
                    found.isNotNull(),
                    ChangeCategory.SAFE,
                    "column '" + found.name() + "' has the text " + found.defaultText()
                            + " as default, which is no value; the table is rebuilt without it");
        }
    }

    private void compareNullity(ColumnModel column, LiveDefinition.Column found) {
        Optional<FieldSchema> declared =
                Optional.ofNullable(table.schema()).flatMap(schema -> schema.field(column.name()));
        boolean wanted = declared.map(FieldSchema::notNull).orElse(false);
        boolean required = declared.map(FieldSchema::required).orElse(true);
        if (found.isNotNull() && !wanted && !required && found.keyOrdinal() == 0) {
            rebuilt(
                    Kind.RELAX_NOT_NULL,
                    column,
                    false,
                    ChangeCategory.NEEDS_CONFIRM,
                    "column '" + found.name() + "' is NOT NULL, and its field is not required; the table is rebuilt");
        } else if (wanted && !found.isNotNull()) {
            rebuilt(
                    Kind.TIGHTEN_NOT_NULL,
                    column,
                    true,
                    ChangeCategory.DESTRUCTIVE,
                    "field '" + found.name()
                            + "' is declared NOT NULL, and its column takes NULL; the table is rebuilt");
        }
    }

    private void rebuilt(Kind kind, ColumnModel column, boolean notNull, ChangeCategory category, String description) {
        TableRebuild rebuild = TableRebuild.modify(
                live, target(table, column, notNull), column.kind().orElse(null), TableRebuild.Search.UNCHANGED);
        boolean isKey = live.column(column.name())
                .filter(found -> found.keyOrdinal() > 0)
                .isPresent();
        add(
                kind,
                column.name(),
                category,
                description,
                rebuild.preview(),
                kind != Kind.CHANGE_TYPE,
                isKey ? "the column is in the primary key" : null);
    }

    /** The column as declared, but for whether it takes NULL. */
    static ColumnModel target(TableModel table, ColumnModel column, boolean notNull) {
        FieldSchema field = table.schema() == null
                ? null
                : table.schema().field(column.name()).orElse(null);
        if (field == null) {
            return column;
        }
        ObjectSchema alone = ObjectSchema.of(table.name(), field.withNotNull(notNull));
        return TableModel.of(table.name(), alone).require(column.name());
    }

    private boolean isUnlike(ColumnModel column) {
        return column.kind().filter(TEMPORAL::contains).isPresent() && isTrue(compiler.isUnlike(table, column));
    }

    private boolean isPopulated() {
        Boolean known = populated;
        if (known == null) {
            known = isTrue(compiler.isPopulated(table));
            populated = known;
        }
        return known;
    }

    private boolean isTrue(Rendered question) {
        SqlResult answer = session.run(SqlStatement.read(question.sql(), question.binds()), Deadline.NONE);
        return Long.valueOf(1).equals(answer.rows().get(0)[0]);
    }

    private void add(
            Kind kind,
            String name,
            ChangeCategory category,
            String description,
            List<String> sql,
            boolean isReversible,
            @Nullable String blocker) {
        changes.add(new ColumnChange(kind, table.name(), name, category, description, sql, isReversible, blocker));
    }
}
