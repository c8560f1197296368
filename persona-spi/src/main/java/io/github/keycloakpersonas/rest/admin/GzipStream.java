package io.github.keycloakpersonas.rest.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses with the lowest effort. The lines of an export are so similar that even this makes the file ten times
 * smaller.
 */
final class GzipStream extends GZIPOutputStream {

    /** The name of this coding. */
    static final String CODING = "gzip";

    private static final int BUFFER = 64 * 1024;
    private static final Pattern REFUSED = Pattern.compile("q=0(\\.0{0,3})?");

    GzipStream(OutputStream out) throws IOException {
        super(out, BUFFER);
        def.setLevel(Deflater.BEST_SPEED);
    }

    /**
     * Whether a caller names this coding.
     *
     * @param accepted the header {@code Accept-Encoding}
     */
    static boolean isWanted(String accepted) {
        return Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",", -1))
                .map(coding -> coding.replace(" ", "").split(";", 2))
                .anyMatch(coding -> coding[0].equals(CODING)
                        && (coding.length == 1 || !REFUSED.matcher(coding[1]).matches()));
    }
}
