package io.github.keycloakpersonas.spi;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report that is written as a PDF.
 *
 * @param title what it is called
 * @param facts what there is to know of it, as names and values, in their order
 * @param columns the names of the table's columns
 * @param rows the values of each row, one for each column; in any script
 * @param attachments the files that are in it
 * @param madeAt when it was made
 * @param labels what the pages say by themselves
 */
public record ReportDocument(
        String title,
        Map<String, String> facts,
        List<String> columns,
        List<List<String>> rows,
        List<Attachment> attachments,
        Instant madeAt,
        Labels labels) {

    public ReportDocument {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        attachments = List.copyOf(attachments);
    }

    /**
     * What pages say by themselves, in the language of title, facts and columns, with numbers in braces for what they are about.
     *
     * @param language the language's tag, such as {@code de}
     * @param fact a fact of that name and that value
     * @param page the number of a page, and of all
     * @param unshown that there are characters, which it names, that no font has
     * @param others characters, and how many others there are
     */
    public record Labels(String language, String fact, String page, String unshown, String others) {}

    /** A file in the PDF. Whoever gets it must not change the bytes. */
    public static final class Attachment {

        private final String name;
        private final String mediaType;
        private final String description;
        private final boolean isData;
        private final byte[] content;

        /** @param isData whether these are the data that the pages show; else something about them */
        public Attachment(String name, String mediaType, String description, boolean isData, byte[] content) {
            this.name = name;
            this.mediaType = mediaType;
            this.description = description;
            this.isData = isData;
            this.content = content.clone();
        }

        /** The name of the file. */
        public String name() {
            return name;
        }

        /** Its media type. */
        public String mediaType() {
            return mediaType;
        }

        /** What it is, for people. */
        public String description() {
            return description;
        }

        /** Whether these are the data that the pages show. */
        public boolean isData() {
            return isData;
        }

        /** A copy of the file. */
        public byte[] content() {
            return content.clone();
        }
    }
}
