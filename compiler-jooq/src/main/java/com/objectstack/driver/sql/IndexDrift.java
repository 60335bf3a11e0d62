package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.IndexPlan;
import com.objectstack.compiler.ddl.IndexPlans;
import com.objectstack.compiler.ddl.LiveIndex;
import com.objectstack.compiler.ddl.SchemaCompiler;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.ConflictTarget;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.ChangeCategory;
import com.objectstack.schema.IndexChange;
import com.objectstack.schema.IndexChange.Duplicates;
import com.objectstack.schema.IndexChange.Kind;
import com.objectstack.schema.SchemaChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the indexes of a table differ from those declared; contract B246 to B248, names by rules S1 and S8. */
final class IndexDrift {
    /** How many groups of equal keys are told. */
    static final int GROUPS = 20;

    private final SchemaCompiler compiler;
    private final TableModel table;
    private final SqlSession session;
    private final List<LiveIndex> live;
    private final Set<String> explained = new HashSet<>();
    private final List<SchemaChange> changes = new ArrayList<>();

    IndexDrift(SchemaCompiler compiler, TableModel table, SqlSession session, Introspection database) {
        this.compiler = compiler;
        this.table = table;
        this.session = session;
        this.live = database.indexes(table.name());
    }

    List<SchemaChange> changes() {
        for (IndexPlan plan : IndexPlans.of(table, warning -> {})) {
            if (plan.key().columns().stream().allMatch(table.columns()::containsKey)) {
                compare(plan);
            }
        }
        live.stream().filter(this::isLeftOver).forEach(this::drop);
        return changes;
    }

    private void compare(IndexPlan plan) {
        Optional<LiveIndex> named = live.stream()
                .filter(index -> index.name().equalsIgnoreCase(plan.name()))
                .findFirst();
        if (named.isPresent()) {
            explained.add(named.get().name());
            if (!isAsDeclared(named.get(), plan)) {
                recreate(named.get(), plan);
            }
            return;
        }
        Optional<LiveIndex> same =
                live.stream().filter(index -> isAsDeclared(index, plan)).findFirst();
        if (same.isPresent() && plan.where() == null) {
            explained.add(same.get().name());
            return;
        }
        legacyOf(plan).ifPresentOrElse(index -> replace(index, plan), () -> create(plan));
    }

    /** Of a filter SQLite keeps the text alone, which another program writes otherwise: the name has to do. */
    private boolean isAsDeclared(LiveIndex index, IndexPlan plan) {
        if (plan.where() != null || index.isPartial()) {
            return plan.where() != null && index.isPartial() && index.isUnique() == plan.unique();
        }
        return index.isUnique() == plan.unique() && index.key(table).equals(Optional.of(plan.key()));
    }

    /** A unique index on the field alone, or on tenant and field, where one for each tenant and for none is declared. */
    private Optional<LiveIndex> legacyOf(IndexPlan plan) {
        String tenant = plan.key().bucketed();
        if (!plan.unique() || tenant == null || plan.where() != null) {
            return Optional.empty();
        }
        List<String> rest = plan.key().columns().stream()
                .filter(column -> !column.equals(tenant))
                .toList();
        return live.stream()
                .filter(index -> index.isCreated() && index.isUnique() && !index.isPartial() && isGenerated(index))
                .filter(index -> index.key(table)
                        .filter(key -> key.bucketed() == null)
                        .filter(key -> key.columns().equals(rest)
                                || key.columns().equals(plan.key().columns()))
                        .isPresent())
                .findFirst();
    }

    private void create(IndexPlan plan) {
        add(
                Kind.CREATE_INDEX,
                plan.name(),
                ChangeCategory.SAFE,
                "index '" + plan.name() + "' is declared and not there; it is created",
                List.of(compiler.createIndex(plan, table)),
                duplicates(plan));
    }

    private void replace(LiveIndex old, IndexPlan plan) {
        explained.add(old.name());
        add(
                Kind.REPLACE_UNIQUE_INDEX,
                old.name(),
                ChangeCategory.SAFE,
                "unique index '" + old.name() + "' does not count records without a tenant as one tenant's; '"
                        + plan.name() + "' is created and then takes its place",
                List.of(compiler.createIndex(plan, table), compiler.dropIndex(old.name())),
                duplicates(plan));
    }

    private void recreate(LiveIndex old, IndexPlan plan) {
        List<Rendered> statements = List.of(compiler.dropIndex(old.name()), compiler.createIndex(plan, table));
        boolean tightens = plan.key().bucketed() != null
                && old.isUnique()
                && plan.unique()
                && old.key(table)
                        .map(ConflictTarget::columns)
                        .filter(plan.key().columns()::equals)
                        .isPresent();
        if (tightens) {
            add(
                    Kind.REPLACE_UNIQUE_INDEX,
                    old.name(),
                    ChangeCategory.SAFE,
                    "unique index '" + old.name() + "' does not count records without a tenant as one tenant's; it is"
                            + " made anew so that it does",
                    statements,
                    duplicates(plan));
            return;
        }
        boolean isUnique = old.isUnique() || plan.unique();
        add(
                Kind.RECREATE_INDEX,
                old.name(),
                isUnique ? ChangeCategory.DESTRUCTIVE : ChangeCategory.NEEDS_CONFIRM,
                "index '" + old.name() + "' is another than declared; it is made anew",
                statements,
                duplicates(plan));
    }

    /** Only what bears a name of ours and covers every record by plain columns; the rest is somebody's work. */
    private boolean isLeftOver(LiveIndex index) {
        return index.isCreated()
                && !index.isPartial()
                && isGenerated(index)
                && !explained.contains(index.name())
                && index.key(table).isPresent();
    }

    private boolean isGenerated(LiveIndex index) {
        String name = index.name().toLowerCase(Locale.ROOT);
        String of = table.name().toLowerCase(Locale.ROOT);
        boolean isLegacy = name.startsWith(of + "_") && name.endsWith("_unique");
        return isLegacy || name.startsWith("uniq_" + of + "_") || name.startsWith("idx_" + of + "_");
    }

    private void drop(LiveIndex index) {
        add(
                Kind.DROP_INDEX,
                index.name(),
                ChangeCategory.DESTRUCTIVE,
                "index '" + index.name() + "' is declared no more; it is dropped",
                List.of(compiler.dropIndex(index.name())),
                List.of());
    }

    private List<Duplicates> duplicates(IndexPlan plan) {
        return plan.unique() ? duplicates(compiler, plan, table, session) : List.of();
    }

    /** The records that keep a unique index from being made; values of secret fields are not told. */
    static List<Duplicates> duplicates(SchemaCompiler compiler, IndexPlan plan, TableModel table, SqlSession session) {
        Rendered question = compiler.duplicates(plan, table, GROUPS);
        List<Duplicates> groups = new ArrayList<>();
        for (@Nullable
        Object[] row : session.run(SqlStatement.read(question.sql(), question.binds()), Deadline.NONE)
                .rows()) {
            Map<String, @Nullable Object> key = new LinkedHashMap<>();
            for (int place = 0; place < row.length - 1; place++) {
                String column = plan.key().columns().get(place);
                boolean isSecret =
                        table.column(column).filter(one -> one.isSecret()).isPresent();
                key.put(column, isSecret ? "(secret)" : row[place]);
            }
            groups.add(group(key, row[row.length - 1] instanceof Long count ? count : 0));
        }
        return groups;
    }

    /** For a unique index that cannot be made. */
    static DriverException refusal(String index, TableModel table, List<Duplicates> groups) {
        String told = groups.stream()
                .map(group -> group.key() + " (" + group.count() + " records)")
                .collect(Collectors.joining(", "));
        List<String> fields =
                groups.isEmpty() ? List.of() : List.copyOf(groups.get(0).key().keySet());
        return DriverException.builder(
                        ErrorCode.UNIQUE_VIOLATION,
                        "unique index '" + index + "' on '" + table.name() + "' cannot be made: these groups of records"
                                + " have equal keys: " + told)
                .hint("leave one record of each group; nothing was changed")
                .object(table.name())
                .fields(fields)
                .constraint(index)
                .build();
    }

    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    private static Duplicates group(Map<String, @Nullable Object> key, long count) {
        return new Duplicates(key, count);
    }

    private void add(
            Kind kind,
            String name,
            ChangeCategory category,
            String description,
            List<Rendered> statements,
            List<Duplicates> duplicates) {
        boolean isBlocked = !duplicates.isEmpty();
        changes.add(new IndexChange(
                kind,
                table.name(),
                name,
                category,
                description,
                TableDrift.texts(statements),
                true,
                duplicates,
                isBlocked ? "records have equal keys: " + duplicates : null));
    }
}
