package com.objectstack.migrate;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.Objects;

/** One step of a migration. Each says all that is needed to make it and, where it can be undone, to undo it. */
public sealed interface Step {
    /**
     * The object the step is about, under the name it has before the step.
     *
     * @return its name, "" for a step that names none
     */
    String object();

    /**
     * Creates an object's table with its indexes; one that is there already has to be as defined.
     *
     * @param object the object
     * @param definition its definition
     */
    record CreateTable(String object, ObjectSchema definition) implements Step {
        /** Requires both. */
        public CreateTable {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(definition, "definition");
        }
    }

    /**
     * Drops an object's table with all its records.
     *
     * @param object the object
     * @param was its definition so far
     */
    record DropTable(String object, ObjectSchema was) implements Step {
        /** Requires both. */
        public DropTable {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(was, "was");
        }
    }

    /**
     * Gives an object another name; fields that refer to it follow.
     *
     * @param object its name so far
     * @param to its name from now on
     */
    record RenameTable(String object, String to) implements Step {
        /** Requires both. */
        public RenameTable {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(to, "to");
        }
    }

    /**
     * Adds a field.
     *
     * @param object the object
     * @param definition the field
     */
    record AddColumn(String object, FieldSchema definition) implements Step {
        /** Requires both. */
        public AddColumn {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(definition, "definition");
        }
    }

    /**
     * Changes a field; values are converted where they have to be.
     *
     * @param object the object
     * @param from the field so far
     * @param to the field from now on, under the same name
     */
    record ModifyColumn(String object, FieldSchema from, FieldSchema to) implements Step {
        /** Requires all. */
        public ModifyColumn {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    /**
     * Gives a field another name; its values stay.
     *
     * @param object the object
     * @param field its name so far
     * @param to its name from now on
     */
    record RenameColumn(String object, String field, String to) implements Step {
        /** Requires all. */
        public RenameColumn {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(to, "to");
        }
    }

    /**
     * Removes a field with its values.
     *
     * @param object the object
     * @param was the field so far
     */
    record DropColumn(String object, FieldSchema was) implements Step {
        /** Requires both. */
        public DropColumn {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(was, "was");
        }
    }

    /**
     * Declares an index, also one for search.
     *
     * @param object the object
     * @param index the index
     */
    record CreateIndex(String object, IndexSchema index) implements Step {
        /** Requires both. */
        public CreateIndex {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(index, "index");
        }
    }

    /**
     * Removes a declared index.
     *
     * @param object the object
     * @param index the index as it was declared
     */
    record DropIndex(String object, IndexSchema index) implements Step {
        /** Requires both. */
        public DropIndex {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(index, "index");
        }
    }

    /**
     * Changes what an object declares beside fields and indexes: tenancy, soft delete.
     *
     * @param object the object
     * @param from the object so far, without fields and indexes
     * @param to the object from now on, without fields and indexes
     */
    record AlterObject(String object, ObjectSchema from, ObjectSchema to) implements Step {
        /** Requires all. */
        public AlterObject {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    /**
     * Makes a table of another program what its object's definition says, where no other step can say it: values written in
     * another way, defaults that are no values, unique indexes without regard to tenants.
     *
     * @param object the object
     */
    record Converge(String object) implements Step {
        /** Requires it. */
        public Converge {
            Objects.requireNonNull(object, "object");
        }
    }

    /**
     * Runs a statement, for data mostly; it changes no definition.
     *
     * @param statement one SQL statement
     * @param destructive whether it loses data, as its author says
     */
    record Sql(String statement, boolean destructive) implements Step {
        /** Requires the statement. */
        public Sql {
            Objects.requireNonNull(statement, "statement");
        }

        @Override
        public String object() {
            return "";
        }
    }
}
