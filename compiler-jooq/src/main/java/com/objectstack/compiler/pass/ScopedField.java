package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.model.ValueCodec;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.query.JsonStep;
import com.objectstack.schema.ValueClass;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What a name in a query stands for: a column of one of its sources, or a place inside a column's JSON value.
 *
 * @param column the column
 * @param owner what it is a column of
 * @param path the steps into its JSON value, empty for the column itself
 */
record ScopedField(ColumnModel column, Owner owner, List<JsonStep> path) {
    /** What has columns. */
    interface Owner {
        /** A column as the statement speaks of it. */
        Field<Object> column(String name);
    }

    ScopedField {
        path = List.copyOf(path);
    }

    static ScopedField of(ColumnModel column, Owner owner) {
        return new ScopedField(column, owner, List.of());
    }

    /** What tells this field from others. */
    Key key() {
        return new Key(owner, column.name(), path);
    }

    /**
     * A field's identity.
     *
     * @param owner what it is a column of
     * @param column the column's name
     * @param path the steps into its JSON value
     */
    record Key(Owner owner, String column, List<JsonStep> path) {}

    /** The same field, some steps further inside. */
    ScopedField at(List<JsonStep> steps) {
        return new ScopedField(column, owner, steps);
    }

    /** Whether it is a place inside a JSON value; so is the whole value of a column that holds what was at one. */
    boolean isJsonPath() {
        return !path.isEmpty() || column.isJsonText();
    }

    /** Whether its values were found inside JSON values. */
    boolean isOfJson() {
        return isJsonPath() || column.isOfJson();
    }

    /** Whether no type is declared: a comparand then matches stored values of its own kind only. */
    boolean isUntyped() {
        return isJsonPath() || column.isUntyped();
    }

    /** Whether a comparand's kind must be tested: untyped, and not a key, which is compared as stored. */
    boolean needsKindTest() {
        return isJsonPath() || (column.isUntyped() && !column.name().equals(TableModel.ID));
    }

    /** What is stored. */
    Field<Object> stored() {
        return owner.column(column.name());
    }

    /** What is compared and sorted: of a file its text (decision 22), of a JSON path the value there. */
    Field<Object> value() {
        if (isJsonPath()) {
            return JsonPaths.extract(stored(), path);
        }
        return column.valueClass() == ValueClass.FILE ? TextParts.textOfJson(stored()) : stored();
    }

    /** What is added: where no type is declared, the numbers and booleans (decision 5). */
    Field<Object> number() {
        if (!isUntyped()) {
            return value();
        }
        return DSL.when(isJsonPath() ? isNumber().or(isBoolean()) : isNumber(), value());
    }

    /** What the least and greatest are of: in JSON the scalars (decision 5). */
    Field<Object> scalar() {
        return isJsonPath()
                ? DSL.when(kindInJson().notIn(DSL.inline("object"), DSL.inline("array")), value())
                : value();
    }

    /** What is counted once where it is the same: in JSON true is not 1. */
    Field<Object> different() {
        return isJsonPath() ? JsonPaths.json(stored(), path) : value();
    }

    /** How comparands are encoded. */
    ValueCodec codec() {
        if (isJsonPath()) {
            return ValueCodecs.UNTYPED;
        }
        return column.valueClass() == ValueClass.FILE ? ValueCodecs.TEXT : column.codec();
    }

    /** Whether it is NULL: a file is not where it is an object. */
    Condition isNull() {
        return (isJsonPath() ? value() : stored()).isNull();
    }

    /** The kind that all its values are of; empty where each has its own, or none is a scalar. */
    Optional<ScalarKind> kind() {
        return isUntyped() ? Optional.empty() : column.kind().flatMap(ScalarKind::of);
    }

    /**
     * Whether all that is stored is of one kind, so that it can be compared as it is. A key of a table created elsewhere
     * is (decision 4), a file that may be an object is not.
     */
    boolean hasOneKind() {
        return isUntyped() ? !needsKindTest() : column.valueClass() != ValueClass.FILE && kind().isPresent();
    }

    /** Whether a value is of a kind; never NULL. */
    Condition is(ScalarKind kind) {
        if (!isUntyped()) {
            return kind().filter(kind::equals).isPresent() ? value().isNotNull() : DSL.falseCondition();
        }
        return switch (kind) {
            case TEXT -> isText();
            case NUMBER -> isNumber();
            case BOOLEAN -> isBoolean();
        };
    }

    /** The name of a value's kind; NULL where it is no scalar. */
    Field<String> kindOfValue() {
        return DSL.when(is(ScalarKind.TEXT), DSL.inline("text"))
                .when(is(ScalarKind.NUMBER), DSL.inline("number"))
                .when(is(ScalarKind.BOOLEAN), DSL.inline("boolean"));
    }

    Condition isText() {
        return isJsonPath() ? kindInJson().eq(DSL.inline("text")) : Membership.isText(stored());
    }

    Condition isNumber() {
        return isJsonPath()
                ? kindInJson().in(DSL.inline("integer"), DSL.inline("real"))
                : Membership.isNumber(stored());
    }

    /** Tables created elsewhere keep booleans as 0 and 1; JSON has them, as numbers once aggregated (decision 5). */
    Condition isBoolean() {
        if (isJsonPath()) {
            return kindInJson().in(DSL.inline("true"), DSL.inline("false"));
        }
        return column.isOfJson() ? DSL.falseCondition() : Membership.isNumber(stored());
    }

    /** Never NULL, so that complements hold where there is no value. */
    private Field<String> kindInJson() {
        return DSL.coalesce(JsonPaths.type(stored(), path), DSL.inline("null"));
    }
}
