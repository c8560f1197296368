package io.github.keycloakpersonas.report;

import java.util.Iterator;
import java.util.List;

/** The rows of a report, page by page. */
public interface RowPages {

    /** The next page, each row with a value for each column, empty for none; an empty page after the last one. */
    List<List<String>> next();

    /** The same pages, the first of which is read at once. */
    static RowPages begun(RowPages pages) {
        Iterator<List<List<String>>> first = List.of(pages.next()).iterator();
        return () -> first.hasNext() ? first.next() : pages.next();
    }
}
