package com.objectstack.compiler.model;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ValueClass;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name its name, and the field's
 * @param declared the field, or null for an introspected column
 * @param valueClass what it holds, or null if that is not declared
 * @param codec how values are stored
 * @param storedName its name in the database: another than the field's only in a table of somebody else
 */
public record ColumnModel(
        String name,
        @Nullable FieldSchema declared,
        @Nullable ValueClass valueClass,
        ValueCodec codec,
        String storedName) {
    /** A column that has its name in the database too. */
    public ColumnModel(String name, @Nullable FieldSchema declared, @Nullable ValueClass valueClass, ValueCodec codec) {
        this(name, declared, valueClass, codec, name);
    }

    /**
     * The column of a declared, stored field.
     *
     * @param field the field
     * @param object the object that declares it
     */
    static ColumnModel of(FieldSchema field, String object) {
        return new ColumnModel(field.name(), leading(field, object), field.valueClass(), ValueCodecs.of(field));
    }

    /** A tree leads to records of the object that declares it, wherever its column is selected to. */
    private static FieldSchema leading(FieldSchema field, String object) {
        return field.type() == FieldType.TREE && field.reference().isEmpty() ? field.withReference(object) : field;
    }

    /** The key column. */
    static ColumnModel id() {
        FieldSchema field = FieldSchema.of(TableModel.ID, FieldType.TEXT);
        return new ColumnModel(TableModel.ID, field, ValueClass.TEXT, ValueCodecs.ID);
    }

    /** A column of a table created elsewhere. */
    static ColumnModel untyped(String name) {
        return new ColumnModel(
                name, null, null, name.equals(TableModel.ID) ? ValueCodecs.UNTYPED_ID : ValueCodecs.UNTYPED);
    }

    /** The same column under another name in the database. */
    ColumnModel storedAs(String column) {
        return new ColumnModel(name, declared, valueClass, codec, column);
    }

    /** The declared field. */
    public Optional<FieldSchema> field() {
        return Optional.ofNullable(declared);
    }

    /** What the column holds; empty if that is not declared. */
    public Optional<ValueClass> kind() {
        return Optional.ofNullable(valueClass);
    }

    /** Whether no type is declared: a comparand then matches stored values of its own kind only. */
    public boolean isUntyped() {
        return valueClass == null;
    }

    /** Whether it holds what was at a place inside a JSON value, as JSON. */
    public boolean isJsonText() {
        return valueClass == null && codec.equals(ValueCodecs.JSON_TEXT);
    }

    /** Whether its values were found inside JSON values, so that each is of a kind of its own. */
    public boolean isOfJson() {
        return isJsonText() || (valueClass == null && codec.equals(ValueCodecs.JSON_SCALAR));
    }

    /** Whether values must never appear in messages. */
    public boolean isSecret() {
        return declared != null && declared.type().isSecret();
    }

    /** Whether it holds the id of one record of another object. */
    public boolean isReference() {
        return declared != null && declared.type().isReference() && !declared.multiple();
    }

    /** The object that a reference leads to; empty if the column is no reference, or its field names none. */
    public Optional<String> target() {
        return field().filter(field -> field.type().isReference()).flatMap(FieldSchema::reference);
    }

    /** Whether the driver generates the values. */
    public boolean isAutonumber() {
        return declared != null && declared.type() == FieldType.AUTONUMBER;
    }
}
