package dev.intact.mapping;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Key;
import dev.intact.field.Schema;
import dev.intact.field.UnknownFieldException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds what is wrong with the key maps that a definition fills. */
record IdentityCheck<S, T>(Definition<S, T> definition, ClauseCheck.Faults faults) {

    void check() {
        Set<String> names = new HashSet<>();
        for (Identifies<S, T> identity : definition.identities()) {
            String where = "key map '%s'".formatted(identity.map().name());
            if (!isKept(identity.map())) {
                faults.add(
                        where,
                        "finds new ids where they are, so that there is nothing to store",
                        "leave .identifies(…) out, or use KeyMap.assigned(…)");
            }
            if (!names.add(identity.map().name())) {
                faults.add(where, "is filled twice", "give the other ids a key map of their own");
            }
            field(definition.source(), identity.oldId(), where).ifPresent(oldId -> checkOldId(where, oldId));
            field(definition.target(), identity.newId(), where).ifPresent(newId -> checkNewId(where, newId));
            checkOwn(where, identity);
        }
        definition.redirects().forEach(this::checkRedirects);
    }

    /** New ids of rows are kept, be they stored for those who refer to them, or computed by them anew. */
    private static boolean isKept(Lookup<?, ?> map) {
        return map.isStored() || isComputed(map);
    }

    private static boolean isComputed(Lookup<?, ?> map) {
        return map.isReference() && map.answersByItself();
    }

    /** An id that is handed out or computed for one field, and stored of another, would lead to no row. */
    private void checkOwn(String where, Identifies<S, T> identity) {
        if (identity.map().firstNumber().isEmpty() && !isComputed(identity.map())) {
            return;
        }
        Optional<Field> oldId = known(definition.source(), identity.oldId());
        Optional<Expression<S>> expression =
                known(definition.target(), identity.newId()).flatMap(newId -> expression(definition, newId));
        if (oldId.isEmpty() || expression.isEmpty()) {
            return; // told above, or where the field is left out
        }
        boolean isOwn = expression.get() instanceof Expression.LookedUp<S, ?, ?> rule
                && rule.lookup().name().equals(identity.map().name())
                && rule.key() == null
                && known(definition.source(), rule.source()).equals(oldId);
        if (!isOwn) {
            String newId = definition.target().field(identity.newId()).name();
            faults.add(
                    where,
                    "%s '%s', which is not filled through it"
                            .formatted(isComputed(identity.map()) ? "computes" : "hands out the numbers of", newId),
                    "map '%s' from '%s' via the key map itself"
                            .formatted(newId, oldId.get().name()));
        }
    }

    private void checkRedirects(Redirects<S> redirects) {
        String where = "key map '%s'".formatted(redirects.map().name());
        if (!redirects.map().isStored()) {
            faults.add(
                    where,
                    "finds its answers by itself, so that nothing can be redirected",
                    "use KeyMap.assigned(…) or KeyMap.sequence(…)");
        }
        field(definition.source(), redirects.oldId(), where).ifPresent(oldId -> checkOldId(where, oldId));
        field(definition.source(), redirects.survivor(), where).ifPresent(survivor -> checkOldId(where, survivor));
    }

    private static <R> Optional<Field> known(Schema<R> schema, Getter<R, ?> getter) {
        try {
            return Optional.of(schema.field(getter));
        } catch (UnknownFieldException e) {
            return Optional.empty();
        }
    }

    private <R> Optional<Field> field(Schema<R> schema, Getter<R, ?> getter, String where) {
        try {
            return Optional.of(schema.field(getter));
        } catch (UnknownFieldException e) {
            faults.add(where, String.valueOf(e.getMessage()), "");
            return Optional.empty();
        }
    }

    private void checkOldId(String where, Field oldId) {
        if (oldId.type().isRecord() || oldId.type().isArray()) {
            faults.add(
                    where,
                    "has the old id '%s' of type %s, which has no text of its own"
                            .formatted(oldId.name(), oldId.type().getSimpleName()),
                    "choose a field of plain values");
        }
    }

    private void checkNewId(String where, Field newId) {
        if (!Key.canBe(newId.type())) {
            faults.add(
                    where,
                    "has the new id '%s' of type %s, which a ledger cannot give back"
                            .formatted(newId.name(), newId.type().getSimpleName()),
                    "choose a field of text, whole numbers, decimals or UUIDs");
            return;
        }
        Expression<S> expression = expression(definition, newId).orElse(null);
        if (expression instanceof Expression.Constant<S>) {
            faults.add(
                    where,
                    "has the new id '%s', which is the same in every row".formatted(newId.name()),
                    "choose a field that tells rows apart");
        } else if (expression instanceof Expression.Absent<S> absent && !absent.generated()) {
            faults.add(
                    where,
                    "has the new id '%s', which is left empty".formatted(newId.name()),
                    "map it, or declare it .generated(by)");
        } else if (expression != null && !(expression instanceof Expression.Absent<S>) && newId.nullable()) {
            faults.add(
                    where,
                    "has the new id '%s', which may be null".formatted(newId.name()),
                    "declare the component without @Nullable, or choose another field");
        }
    }

    /** How a target field gets its value; empty if the definition does not say. */
    static <S, T> Optional<Expression<S>> expression(Definition<S, T> definition, Field leaf) {
        return definition.clauses().stream()
                .filter(clause -> covers(definition.target(), clause.target(), leaf))
                .<Expression<S>>map(Clause::expression)
                .findFirst();
    }

    private static <T> boolean covers(Schema<T> target, Getter<T, ?> getter, Field leaf) {
        try {
            return target.field(getter).covers(leaf.index());
        } catch (UnknownFieldException e) {
            return false; // told where the clause is checked
        }
    }
}
