package io.github.keycloakpersonas.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** The fonts of a document. Those that are shipped are in it as far as it uses them; no font of the server is. */
final class Fonts {

    /** What is drawn in the place of a character that no font has. */
    private static final int UNKNOWN = 0x25A1;

    /** For Latin, Greek, Cyrillic, Hebrew, Arabic and others, for Chinese and Japanese, and for Korean. */
    private static final List<String> FILES =
            List.of("DejaVuSans.ttf", "DroidSansFallbackFull.ttf", "NanumSquareR.ttf");

    private final PDDocument pdf;
    private final List<Face> faces = new ArrayList<>();

    /** How wide characters are in size 1, because PDFBox calculates that each time. */
    private final Map<Integer, Float> widths = new HashMap<>();

    Fonts(PDDocument pdf) {
        this.pdf = pdf;
    }

    /** A part of a text that one font has. */
    record Run(PDFont font, String text) {}

    private record Face(PDFont font, CmapLookup glyphs) {

        boolean has(int point) {
            return glyphs.getGlyphId(point) > 0;
        }
    }

    /** The text in runs, in its order. */
    List<Run> runs(String text) throws IOException {
        List<Run> runs = new ArrayList<>();
        StringBuilder same = new StringBuilder();
        Face current = face(0);
        for (int written : text.codePoints().toArray()) {
            Face face = faceOf(written);
            int point = face == null ? UNKNOWN : written;
            Face drawn = face == null ? face(0) : face;
            if (!drawn.equals(current) && !same.isEmpty()) {
                runs.add(new Run(current.font(), same.toString()));
                same.setLength(0);
            }
            current = drawn;
            same.appendCodePoint(point);
        }
        if (!same.isEmpty()) {
            runs.add(new Run(current.font(), same.toString()));
        }
        return runs;
    }

    /** How wide a text is that is in the order in which it is drawn. */
    float width(String text, float size) throws IOException {
        float width = 0;
        for (int point : text.codePoints().toArray()) {
            Float known = widths.get(point);
            if (known == null) {
                known = measured(point);
                widths.put(point, known);
            }
            width += known;
        }
        return width * size;
    }

    private float measured(int point) throws IOException {
        float width = 0;
        for (Run run : runs(Character.toString(point))) {
            width += run.font().getStringWidth(run.text()) / 1000;
        }
        return width;
    }

    /** Whether a character is drawn as it is. */
    boolean has(int point) throws IOException {
        return faceOf(point) != null;
    }

    private @Nullable Face faceOf(int point) throws IOException {
        if (Character.isISOControl(point)) {
            return null;
        }
        for (int i = 0; i < FILES.size(); i++) {
            if (face(i).has(point)) {
                return face(i);
            }
        }
        return null;
    }

    /** A font; each is read only where those before it lack a character. */
    private Face face(int index) throws IOException {
        while (faces.size() <= index) {
            faces.add(read(FILES.get(faces.size())));
        }
        return faces.get(index);
    }

    private Face read(String file) throws IOException {
        try (InputStream resource = Fonts.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new IOException("The JAR lacks " + file);
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(resource.readAllBytes()));
            // A ligature would be a glyph of which a reader does not know the characters.
            font.setEnableGsub(false);
            return new Face(PDType0Font.load(pdf, font, true), font.getUnicodeCmapLookup());
        }
    }
}
