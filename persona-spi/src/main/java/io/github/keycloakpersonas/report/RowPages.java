package io.github.keycloakpersonas.report;

import java.util.List;

/** The rows of a report, page by page. */
interface RowPages {

    /** The next page; empty after the last one. */
    List<AccessRow> next();
}
