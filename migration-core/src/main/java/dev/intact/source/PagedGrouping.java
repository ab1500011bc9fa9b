package dev.intact.source;

import dev.intact.ledger.Position;
import dev.intact.source.PagedGroupSource.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a split, one behind the other, page by page. */
final class PagedGrouping<P, S> extends SteppedCursor<S> {
    private final PagedGroupSource<P, S> source;
    private final List<Part> parts;
    private final List<Head<?>> heads = new ArrayList<>();
    private int number;
    private Pages<S> pages;

    /** One part, while it is read. */
    interface Pages<S> {
        Head<?> head();

        /** {@return what the next page makes, which may be nothing; null at the end} */
        @Nullable
        List<Made<S>> next();

        /** Releases what it holds beside its head. */
        void close();
    }

    private PagedGrouping(PagedGroupSource<P, S> source, List<Part> parts, Position after, int number, Pages<S> pages) {
        super(source.name(), after);
        this.source = source;
        this.parts = parts;
        this.number = number;
        this.pages = pages;
        heads.add(pages.head());
    }

    static <P, S> PagedGrouping<P, S> open(PagedGroupSource<P, S> source, List<Part> parts, Position after) {
        String state = stateOf(after);
        List<String> texts = state.isEmpty() ? List.of("0", "") : StateText.parts(state);
        int number = Integer.parseInt(texts.get(0));
        return new PagedGrouping<>(source, parts, after, number, open(source, parts.get(number), texts.get(1)));
    }

    private static <P, S> Pages<S> open(PagedGroupSource<P, S> source, Part part, String after) {
        return part.kind() == Part.PARENTS
                ? ParentPages.open(source, part.split(), after)
                : OrphanPages.open(source.plan(), source.plan().children().get(part.kind()), part.split(), after);
    }

    @Override
    @Nullable
    List<Made<S>> step() {
        List<Made<S>> made = pages.next();
        while (made == null && number + 1 < parts.size()) {
            pages.head().settle();
            pages.close();
            number++;
            pages = open(source, parts.get(number), "");
            heads.add(pages.head());
            made = pages.next();
        }
        return made;
    }

    @Override
    String state() {
        return StateText.of(List.of(Integer.toString(number), pages.head().state()));
    }

    @Override
    List<Head<?>> heads() {
        return heads;
    }

    @Override
    void release() {
        pages.close();
    }
}
