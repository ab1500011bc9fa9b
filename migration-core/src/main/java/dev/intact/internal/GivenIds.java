package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.ledger.NewId;
import dev.intact.ledger.OpenRecord;
import dev.intact.mapping.Identity;
import dev.intact.mapping.Redirection;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetRows;
import dev.intact.sink.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the new ids that the records of a chunk got, for the key maps that a move fills. */
final class GivenIds<S> {
    private final List<Filling<S, ?>> fillings = new ArrayList<>();
    private final List<Redirecting<S>> redirectings = new ArrayList<>();

    /** A key map that rows of one sink fill. */
    private record Filling<S, T>(Route<S, T> route, Identity<S, T> identity) {}

    /** That records which get no row in one sink are redirected. */
    private record Redirecting<S>(Route<S, ?> route, Redirection<S> redirection) {}

    GivenIds(MovePlan<S> plan) {
        plan.routes().forEach(this::add);
    }

    private <T> void add(Route<S, T> route) {
        route.mapping().identities().forEach(identity -> fillings.add(new Filling<>(route, identity)));
        route.mapping().redirections().forEach(redirection -> redirectings.add(new Redirecting<>(route, redirection)));
    }

    /** Adds the redirects of a record that was not rejected. */
    void redirect(S record, TargetRows rows, List<NewId> into) {
        for (Redirecting<S> its : redirectings) {
            Optional<Key> oldId = its.redirection().oldId(record);
            Optional<Key> survivor = its.redirection().survivor(record);
            if (oldId.isPresent()
                    && survivor.isPresent()
                    && rows.row(its.route().sink()).isEmpty()) {
                into.add(NewId.redirect(its.redirection().map(), oldId.get(), survivor.get()));
            }
        }
    }

    /** Adds the ids of the record whose rows were handed to the target at a place. */
    void collect(S record, int place, TargetRows rows, Written written, List<NewId> into) {
        for (Filling<S, ?> filling : fillings) {
            id(filling, record, place, rows, written).ifPresent(into::add);
        }
    }

    /** The rows of a record that were handed to the target at a place, as far as key maps know them. */
    List<OpenRecord.Row> rows(S record, int place, TargetRows rows, Written written) {
        List<OpenRecord.Row> known = new ArrayList<>();
        for (Filling<S, ?> filling : fillings) {
            String sink = filling.route().sink().name();
            id(filling, record, place, rows, written)
                    .ifPresent(id -> known.add(new OpenRecord.Row(sink, id.map(), id.oldId(), id.newId())));
        }
        return known;
    }

    private static <S, T> Optional<NewId> id(
            Filling<S, T> filling, S record, int place, TargetRows rows, Written written) {
        Optional<T> row = rows.row(filling.route().sink());
        Optional<Key> oldId = filling.identity().oldId(record);
        if (row.isEmpty() || oldId.isEmpty()) {
            return Optional.empty();
        }
        Key newId = filling.identity().isGenerated()
                ? generated(filling, written.generated(place, filling.route().sink()))
                : filling.identity().newId(row.get()).orElseThrow(); // a definition refuses ids that may be null
        return Optional.of(NewId.of(filling.identity().map(), oldId.get(), newId));
    }

    private static Key generated(Filling<?, ?> filling, Map<String, Object> values) {
        Object value = values.get(filling.identity().newId().name());
        if (value == null) {
            throw new TargetException(
                    "%s does not tell the values that it makes for '%s' of %s, so that key map '%s' would have gaps; give the field a rule, or write into a target that tells them"
                            .formatted(
                                    filling.route().sink().target().name(),
                                    filling.identity().newId().name(),
                                    filling.route().sink().name(),
                                    filling.identity().map()));
        }
        return Key.of(value);
    }
}
