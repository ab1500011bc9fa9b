package dev.intact.source;

import dev.intact.convert.Fn;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The nodes of paths as records. */
record TreeSource<A, S>(
        Source<A> records,
        Schema<S> schema,
        String words,
        Explode.Elementary<A, String> path,
        int atMost,
        Fn<TreeNode, S> function)
        implements Source<S> {

    @Override
    public String name() {
        return records.name();
    }

    @Override
    public Fingerprint fingerprint() {
        String how = String.format(Locale.ROOT, "is the tree of %s, %,d nodes at most", words, atMost);
        return Facts.of(List.of(records), how, schema, function);
    }

    /** One: two parts could name one node. */
    @Override
    public List<Split> splits(int parts) {
        return List.of(Split.whole());
    }

    @Override
    public Cursor<S> open(Split split, Position after) {
        String state = SteppedCursor.stateOf(after);
        Growing cursor = new Growing(Head.of(records, ""), after);
        try {
            cursor.growAgain(state.isEmpty() ? 0 : Long.parseLong(state));
            return cursor;
        } catch (RuntimeException e) {
            cursor.close();
            throw e;
        }
    }

    @Override
    public String toString() {
        return "%s, the tree of %s".formatted(records, words);
    }

    /** A step takes one record; its state is how many were taken. */
    private final class Growing extends SteppedCursor<S> {
        private final Head<A> head;
        private final Set<TreeNode> known = new HashSet<>();

        Growing(Head<A> head, Position after) {
            super(records.name(), after);
            this.head = head;
        }

        void growAgain(long taken) {
            while (head.read() < taken) {
                if (step() == null) {
                    throw new SourceException(
                            "%s has changed since: it had %s records or more, and has %s; restore it, or begin anew"
                                    .formatted(name(), taken, head.read()));
                }
            }
        }

        @Override
        @Nullable
        List<Made<S>> step() {
            if (head.isEnd()) {
                return null;
            }
            if (head.isUnreadable()) {
                Made<S> unreadable = head.unreadable();
                head.pass();
                return List.of(unreadable);
            }
            Key place = Key.ofPlace(name(), head.where());
            A record = head.take();
            List<Problem> problems = new ArrayList<>();
            List<String> names = path.of(record, problems);
            if (names != null && names.stream().anyMatch(name -> name == null || name.isBlank())) {
                problems.add(Problem.of("has a node without a name in the path")
                        .rule(words)
                        .advice("name it, or leave it out"));
            }
            return problems.isEmpty()
                    ? grow(names == null ? List.of() : names)
                    : List.of(new Made<>(null, place, List.copyOf(problems)));
        }

        private List<Made<S>> grow(List<String> names) {
            List<Made<S>> made = new ArrayList<>();
            for (int depth = 1; depth <= names.size(); depth++) {
                TreeNode node = new TreeNode(names.subList(0, depth));
                if (known.add(node)) {
                    made.add(Made.by(() -> function.apply(node), schema, Key.ofPlace(name(), node.path())));
                }
            }
            if (known.size() > atMost) {
                throw new SourceException(String.format(
                        Locale.ROOT,
                        "%s names a tree of more than %,d nodes; find out why, or raise atMost(…)",
                        name(),
                        atMost));
            }
            return made;
        }

        @Override
        String state() {
            return Long.toString(head.read());
        }

        @Override
        List<Head<?>> heads() {
            return List.of(head);
        }
    }
}
