package dev.intact.mapping;

import dev.intact.field.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says everything that is wrong with a definition, at once. */
public final class DefinitionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Problem> faults;

    /**
     * Says what is wrong.
     *
     * @param subject the definition: {@code mapping LegacyCustomer → Contact}
     * @param faults what is wrong with it, at least one
     */
    public DefinitionException(String subject, List<Problem> faults) {
        super(faults.stream()
                .map(fault -> "\n  - " + fault.message())
                .collect(Collectors.joining(
                        "",
                        "%s has %s %s:".formatted(subject, faults.size(), faults.size() == 1 ? "fault" : "faults"),
                        "")));
        this.faults = new ArrayList<>(faults);
    }

    /** {@return what is wrong, one by one, in the order of the definition} */
    public List<Problem> faults() {
        return List.copyOf(faults);
    }
}
