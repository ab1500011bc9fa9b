package dev.intact.mapping;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Nearest;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.field.UnknownFieldException;
import dev.intact.mapping.Usage.Kind;
import dev.intact.quality.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds everything that is wrong with a definition although it compiles. The faults come in the order of the
 * definition: its key, its rules, what it leaves out, what it requires, whom it serves, which key maps it fills, and
 * last what it forgets.
 */
final class DefinitionCheck<S, T> {
    private static final String TARGET = "target field";
    private static final Set<Kind> NOTHING = Set.of();

    private final Definition<S, T> definition;
    private final List<Problem> faults = new ArrayList<>();
    private final Usage sourceUsage;
    private final Usage targetUsage;
    private final Map<String, Lookup<?, ?>> lookups = new HashMap<>();
    private final List<Field> leftEmpty = new ArrayList<>();

    DefinitionCheck(Definition<S, T> definition) {
        this.definition = definition;
        this.sourceUsage = new Usage(definition.source());
        this.targetUsage = new Usage(definition.target());
    }

    List<Problem> faults() {
        checkKey();
        definition.clauses().forEach(this::checkClause);
        definition.leftOut().forEach(this::checkLeftOut);
        definition.sensitive().forEach(getter -> field(definition.source(), getter, "sensitive field"));
        definition.scopes().forEach(scope -> checkRule(definition.source(), scope.rule()));
        definition.requirements().forEach(rule -> checkRule(definition.target(), rule));
        checkProcesses();
        new IdentityCheck<>(definition, this::fault).check();
        checkCoverage();
        return List.copyOf(faults);
    }

    private void fault(String where, String what, String advice) {
        faults.add(Problem.of(what).at(where).advice(advice));
    }

    @CanIgnoreReturnValue
    private <R> Optional<Field> field(Schema<R> schema, Getter<R, ?> getter, String where) {
        try {
            return Optional.of(schema.field(getter));
        } catch (UnknownFieldException e) {
            fault(where, String.valueOf(e.getMessage()), "");
            return Optional.empty();
        }
    }

    private void checkKey() {
        if (definition.key().isEmpty()) {
            fault("key", "is not declared", "name the fields by which a source record is known: .key(…)");
        }
        for (Getter<S, ?> getter : definition.key()) {
            field(definition.source(), getter, "key").ifPresent(this::checkKeyPart);
        }
    }

    private void checkKeyPart(Field part) {
        if (part.nullable()) {
            fault(
                    "key",
                    "has the part '%s', which may be null".formatted(part.name()),
                    "declare the component without @Nullable, or choose another key");
        }
        if (part.type().isRecord() || part.type().isArray()) {
            fault(
                    "key",
                    "has the part '%s' of type %s, which has no text of its own"
                            .formatted(part.name(), part.type().getSimpleName()),
                    "choose fields of plain values");
        }
    }

    private void checkClause(Clause<S, T> clause) {
        Optional<Field> target = field(definition.target(), clause.target(), TARGET);
        List<Field> sources = new ArrayList<>();
        for (Getter<S, ?> getter : clause.expression().sources()) {
            field(
                            definition.source(),
                            getter,
                            target.map(DefinitionCheck::named).orElse(TARGET))
                    .ifPresent(sources::add);
        }
        sources.forEach(source -> sourceUsage.use(source, Kind.MAPPED, NOTHING));
        if (target.isPresent()) {
            targetUsage
                    .use(target.get(), Kind.MAPPED, EnumSet.of(Kind.MAPPED))
                    .ifPresent(twice -> fault(named(twice.leaf()), "is mapped twice", "remove one of the two rules"));
            if (sources.size() == clause.expression().sources().size()) {
                new ClauseCheck(clause, target.get(), sources, this::fault).check();
            }
            checkLookupName(clause, target.get());
            if (clause.expression() instanceof Expression.Absent<S> absent && !absent.generated()) {
                leftEmpty.add(target.get());
            }
        }
    }

    private void checkLookupName(Clause<S, T> clause, Field target) {
        for (Lookup<?, ?> asked : clause.expression().asked()) {
            Lookup<?, ?> known = lookups.putIfAbsent(asked.name(), asked);
            boolean isOneKeyMap = known != null && known.isStored() && asked.isStored();
            if (known != null && known != asked && !isOneKeyMap) {
                fault(
                        named(target),
                        "uses a second lookup named '%s'".formatted(known.name()),
                        "give each lookup a name of its own, and keep it in one constant");
            }
        }
    }

    private void checkLeftOut(LeftOut<S> leftOut) {
        Kind kind = leftOut.kind() == LeftOut.Kind.DROPPED ? Kind.DROPPED : Kind.ARCHIVED;
        field(definition.source(), leftOut.field(), kind.words() + " field")
                .ifPresent(field -> checkLeftOut(field, kind, leftOut.reason()));
    }

    private void checkLeftOut(Field field, Kind kind, String reason) {
        String where = "source field " + field.name();
        if (reason.isBlank()) {
            fault(where, "is %s without a reason".formatted(kind.words()), "say why, and who agreed");
        }
        Set<Kind> unlike = kind == Kind.DROPPED ? EnumSet.allOf(Kind.class) : EnumSet.of(Kind.ARCHIVED, Kind.DROPPED);
        sourceUsage
                .use(field, kind, unlike)
                .ifPresent(clash -> fault(where, what(kind, clash), "remove one of the two lines"));
    }

    private static String what(Kind kind, Usage.Clash clash) {
        return clash.earlier() == kind
                ? "is %s twice".formatted(kind.words())
                : "is %s, although %s is %s"
                        .formatted(
                                kind.words(),
                                clash.leaf().name(),
                                clash.earlier().words());
    }

    private static String named(Field target) {
        return TARGET + " " + target.name();
    }

    private <R> void checkRule(Schema<R> schema, Rule<R> rule) {
        rule.fault(schema).ifPresent(what -> {
            String where = rule.field()
                    .flatMap(getter -> nameOf(schema, getter))
                    .map(name -> name + " " + rule.words())
                    .orElse(rule.words());
            fault("rule '" + where + "'", what, "");
        });
    }

    private static <R> Optional<String> nameOf(Schema<R> schema, Getter<R, ?> getter) {
        try {
            return Optional.of(schema.field(getter).name());
        } catch (UnknownFieldException e) {
            return Optional.empty(); // the rule itself says that it is no field
        }
    }

    private void checkProcesses() {
        Set<String> names = new HashSet<>();
        for (BusinessProcess<T> process : definition.processes()) {
            String where = "process '" + process.name() + "'";
            if (process.name().isBlank()) {
                fault("process", "has no name", "say what is done with the rows: send an invoice");
            } else if (!names.add(process.name())) {
                fault(where, "is declared twice", "name all the fields it needs in one line");
            }
            process.needed()
                    .forEach(getter -> field(definition.target(), getter, where)
                            .ifPresent(needed -> checkNeeded(process.name(), needed)));
        }
    }

    private void checkNeeded(String process, Field needed) {
        BusinessProcess.below(definition.target(), needed)
                .filter(leaf -> leftEmpty.stream().anyMatch(field -> field.covers(leaf.index())))
                .forEach(leaf -> fault(
                        named(leaf),
                        "is left empty, but is needed to " + process,
                        "map it, or take it off the process"));
    }

    private void checkCoverage() {
        List<String> freeTargets = targetUsage.unused();
        List<String> freeSources = sourceUsage.unused();
        for (String name : freeSources) {
            fault(
                    "source field " + name,
                    "is neither mapped, archived nor dropped",
                    Nearest.to(name, freeTargets)
                            .map("map it to '%s', or drop it with a reason"::formatted)
                            .orElse("map it, archive it, or drop it with a reason"));
        }
        for (String name : freeTargets) {
            fault(
                    TARGET + " " + name,
                    "is neither mapped, constant, generated nor left empty",
                    Nearest.to(name, freeSources)
                            .map("map it from '%s', or leave it empty with a reason"::formatted)
                            .orElse("map it, or leave it empty with a reason"));
        }
    }
}
