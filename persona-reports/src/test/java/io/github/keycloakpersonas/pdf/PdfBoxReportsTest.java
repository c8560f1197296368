package io.github.keycloakpersonas.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.spi.ReportDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Reports as PDF. veraPDF says whether they follow the standards. */
class PdfBoxReportsTest {

    private static final List<String> CIRCLES = List.of(
            "corsica",
            "東京支店 2026",
            "서울 지점",
            "مكتب القاهرة (فرع)",
            "ירושלים 12",
            "Ελλάδα & Москва",
            "\uD83C\uDF0D unshown",
            "a name that is so long that it has to be broken, a name that is so long that it has to be broken");

    @BeforeAll
    static void begin() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    /** What the extension has in its JAR for pages in that language. */
    private static ReportDocument.Labels labels(String language) throws IOException {
        Properties messages = new Properties();
        try (InputStream file = ReportDocument.class.getResourceAsStream(
                "/theme-resources/messages/messages_" + language + ".properties")) {
            messages.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        }
        List<String> texts = Stream.of("Language", "Line", "Page", "Unshown", "Others")
                .map(key -> messages.getProperty("personaReport" + key))
                .toList();
        return new ReportDocument.Labels(texts.get(0), texts.get(1), texts.get(2), texts.get(3), texts.get(4));
    }

    private static ReportDocument report(int rows) throws IOException {
        return report(rows, "en");
    }

    private static ReportDocument report(int rows, String language) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Realm", "demo");
        facts.put("Only", "circle: مكتب, 東京");
        return new ReportDocument(
                "Access report <&>",
                facts,
                List.of("username", "circle", "valid_till"),
                IntStream.range(0, rows)
                        .mapToObj(i -> List.of(
                                i % 5 == 0 ? "" : "user" + i, CIRCLES.get(i % CIRCLES.size()), "2027-01-01T00:00:00Z"))
                        .toList(),
                List.of(
                        new ReportDocument.Attachment("access.csv", "text/csv", "The rows", true, bytes("a,b\r\n")),
                        new ReportDocument.Attachment("m.json", "application/json", "About it", false, bytes("{}"))),
                Instant.parse("2026-11-29T21:00:00.123Z"),
                labels(language));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] written(ReportDocument report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfBoxReports().write(report, out);
        return out.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @ParameterizedTest
    @CsvSource({"ua1, 0", "3a, 0", "ua1, 40", "3a, 40", "ua1, 2000", "3a, 2000"})
    void followTheStandards(String standard, int rows) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.fromString(standard);
        requireCompliant(written(report(rows)), flavour);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en", "es", "fr", "nl"})
    void areInTheLanguageOfTheirReader(String language) throws Exception {
        byte[] pdf = written(report(40, language));
        requireCompliant(pdf, PDFAFlavour.fromString("ua1"));
        requireCompliant(pdf, PDFAFlavour.fromString("3a"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("<rdf:li>" + language + "</rdf:li>");
        }
        ReportDocument.Labels labels = labels(language);
        assertThat(text(pdf))
                .contains(
                        labels.page().replace("{0}", "1").replace("{1}", "2"),
                        labels.fact().replace("{0}", "Realm").replace("{1}", "demo"),
                        labels.unshown().substring(0, 20));
    }

    private static void requireCompliant(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTestAssertions())
                    .extracting(TestAssertion::getRuleId, TestAssertion::getMessage)
                    .isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }

    @Test
    void haveTheHeaderAndTheNumberOnEachPage() throws IOException {
        byte[] pdf = written(report(200));
        int pages;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            pages = document.getNumberOfPages();
        }
        assertThat(pages).isGreaterThan(3);
        String text = text(pdf);
        assertThat(Collections.frequency(text.lines().map(String::strip).toList(), "username circle valid_till"))
                .isEqualTo(pages);
        IntStream.rangeClosed(1, pages).forEach(page -> assertThat(text).contains("Page " + page + " of " + pages));
        assertThat(text).contains("user199", "Realm: demo", "東京支店 2026", "서울 지점", "Ελλάδα & Москва");
    }

    @Test
    void sayWhatTheyCannotShow() throws IOException {
        assertThat(text(written(report(40)))).contains("U+1F30D", "\u25A1 unshown");
        assertThat(text(written(report(3)))).doesNotContain("no font");
        ReportDocument plain = report(1);
        ReportDocument named = new ReportDocument(
                plain.title(),
                Map.of("Review", "{1} \uD83D\uDE80"),
                plain.columns(),
                plain.rows(),
                plain.attachments(),
                plain.madeAt(),
                plain.labels());
        assertThat(text(written(named))).contains("U+1F680", "Review: {1} \u25A1");
    }

    @Test
    void haveTheDataAttached() throws IOException {
        try (PDDocument document = Loader.loadPDF(written(report(1)))) {
            var files =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(files).containsOnlyKeys("access.csv", "m.json");
            PDComplexFileSpecification rows = Objects.requireNonNull(files.get("access.csv"));
            assertThat(rows.getEmbeddedFile().toByteArray()).isEqualTo(bytes("a,b\r\n"));
        }
    }
}
