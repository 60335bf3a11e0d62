package com.objectstack.cli.migrate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.migrate.Migration;
import com.objectstack.migrate.MigrationStatus;
import com.objectstack.migrate.PlannedMigration;
import com.objectstack.migrate.Steps;
import com.objectstack.migrate.Verification;
import java.util.List;
import java.util.Locale;

/** Migrations for programs. */
public final class MigrationJson {
    private MigrationJson() {}

    /**
     * A migration.
     *
     * @param migration the migration
     * @return {@code {"id","description","destructive","reversible","steps"}}
     */
    public static ObjectNode of(Migration migration) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", migration.id())
                .put("description", migration.description())
                .put("destructive", migration.isDestructive())
                .put("reversible", migration.down().isPresent());
        ArrayNode steps = json.putArray("steps");
        migration.up().forEach(step -> steps.add(Steps.text(step)));
        return json;
    }

    /**
     * Migrations under a name.
     *
     * @param name the name: {@code applied}
     * @param migrations the migrations
     * @return {@code {"applied":[...]}}
     */
    public static ObjectNode of(String name, List<Migration> migrations) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray(name);
        migrations.forEach(migration -> list.add(of(migration)));
        return json;
    }

    /**
     * What is to be applied.
     *
     * @param plan the migrations with their statements
     * @return {@code {"pending":[{..., "sql":[...]}]}}
     */
    public static ObjectNode plan(List<PlannedMigration> plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("pending");
        for (PlannedMigration planned : plan) {
            ObjectNode one = of(planned.migration());
            ArrayNode sql = one.putArray("sql");
            planned.sql().forEach(sql::add);
            list.add(one);
        }
        return json;
    }

    /**
     * What became of migrations.
     *
     * @param all the migrations
     * @return {@code {"migrations":[{"id","description","state","appliedAt","destructive"}]}}
     */
    public static ObjectNode status(List<MigrationStatus> all) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("migrations", list(all));
        return json;
    }

    /**
     * Whether a database is what its ledger says.
     *
     * @param found what was found
     * @return {@code {"ok","drift":[{"kind","object","name","category","description"}],"edited":[...]}}
     */
    public static ObjectNode of(Verification found) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("ok", found.isGood());
        ArrayNode drift = json.putArray("drift");
        found.drift()
                .forEach(change -> drift.addObject()
                        .put("kind", change.kindName())
                        .put("object", change.object())
                        .put("name", change.name())
                        .put("category", change.category().name().toLowerCase(Locale.ROOT))
                        .put("description", change.description()));
        json.set("edited", list(found.edited()));
        return json;
    }

    private static ArrayNode list(List<MigrationStatus> all) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (MigrationStatus one : all) {
            ObjectNode json = list.addObject()
                    .put("id", one.id())
                    .put("description", one.description())
                    .put("state", one.state().name().toLowerCase(Locale.ROOT));
            one.appliedAt().ifPresent(moment -> json.put("appliedAt", moment.toString()));
            json.put("destructive", one.isDestructive());
        }
        return list;
    }
}
