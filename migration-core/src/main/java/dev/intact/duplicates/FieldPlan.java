package dev.intact.duplicates;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What becomes of one field, or of a group of fields, in a merge. */
sealed interface FieldPlan<S> extends Serializable {

    /** The value of the record that is preferred among those that have one. */
    record ByRecord<S>(List<Preference<S>> order) implements FieldPlan<S> {
        public ByRecord {
            order = new ArrayList<>(order);
        }
    }

    /** A value that is chosen, or made, of the values. */
    record ByValue<S>(Choice<Object> choice) implements FieldPlan<S> {}

    /** The values of one record for several fields. */
    record OfGroup<S>(String name, List<Integer> leaves, List<Preference<S>> order) implements FieldPlan<S> {
        public OfGroup {
            leaves = new ArrayList<>(leaves);
            order = new ArrayList<>(order);
        }
    }

    /** The most restrictive value; a missing one allows no more than any but an express refusal. */
    record Consent<S>(List<Object> order, Choice<Object> choice) implements FieldPlan<S> {
        public Consent {
            order = new ArrayList<>(order);
        }
    }
}
