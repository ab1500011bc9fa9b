package dev.intact.mapping;

import dev.intact.field.Field;
import dev.intact.mapping.Clause.WhenMissing;
import java.util.List;

/** Finds what is wrong with one line of a definition whose fields are known. */
record ClauseCheck(Clause<?, ?> clause, Field target, List<Field> sources, Faults faults) {

    /** Takes a fault: where, what, and what to do. */
    interface Faults {
        void add(String where, String what, String advice);
    }

    void check() {
        Expression<?> expression = clause.expression();
        if (expression instanceof Expression.Absent<?> absent) {
            checkAbsent(absent);
        } else if (expression instanceof Expression.Constant<?> constant && constant.value() == null) {
            fault("has the constant null", "use leftEmpty(reason)");
        } else if (expression instanceof Expression.Computed<?> computed
                && computed.words().isBlank()) {
            fault(
                    "is computed by a lambda without words",
                    "write .via(\"what it does\", …), or use a method reference");
        }
        checkMissing(expression);
    }

    private void checkAbsent(Expression.Absent<?> absent) {
        String kind = absent.kind();
        if (absent.text().isBlank()) {
            fault("is " + kind + (absent.generated() ? " by nobody" : " without a reason"), "say by whom, or why");
        }
        if (target.type().isPrimitive()) {
            fault(
                    "is %s, but a primitive %s cannot be empty".formatted(kind, target.type()),
                    "declare the component as a @Nullable wrapper");
        } else if (!target.nullable()) {
            fault("is %s, but is not nullable".formatted(kind), "declare the component @Nullable, or map it");
        }
    }

    private void checkMissing(Expression<?> expression) {
        if (clause.whenMissing() == WhenMissing.USE && clause.otherwise() == null) {
            fault("has orElse(null)", "leave orElse out; a missing value of a nullable field stays null");
        }
        boolean mayBeNull =
                expression.mayYieldNull(sources.stream().map(Field::nullable).toList());
        boolean fromSource = !sources.isEmpty();
        if (fromSource && mayBeNull && !target.nullable() && clause.whenMissing() == WhenMissing.UNDECLARED) {
            fault(
                    "must have a value, but may get none from " + sourceNames(),
                    "add .orElse(value), or .orReject() to reject such records");
        }
    }

    private String sourceNames() {
        return String.join(", ", sources.stream().map(Field::name).toList());
    }

    private void fault(String what, String advice) {
        faults.add(target.name(), what, advice);
    }
}
