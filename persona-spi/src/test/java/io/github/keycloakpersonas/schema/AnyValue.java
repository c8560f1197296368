package io.github.keycloakpersonas.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Arbitrary plain values, as a parser may hand them on. */
public final class AnyValue {

    private static final int LONGEST = 30;

    private AnyValue() {}

    /** Texts of all kinds: with control characters, halves of surrogate pairs, and such as mean something here. */
    public static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(LONGEST),
                Arbitraries.strings().ascii().ofMaxLength(LONGEST),
                Arbitraries.strings()
                        .withChars("_.-' &aB\u00e9e\u0301\u0000\n\ud800")
                        .ofMaxLength(LONGEST),
                Arbitraries.strings().alpha().numeric().ofMinLength(90).ofMaxLength(300),
                Arbitraries.of(
                        "traveler",
                        "admin",
                        "active",
                        "revoked",
                        "2026-06-15T12:00:00Z",
                        "2027-01-01T00:00:00+14:00",
                        "2027-01-01T00:00:00+0200",
                        "2027-01-01t24:00:60\u221218",
                        "9999-12-31T23:59:59.999Z",
                        "+1000000000-12-31T23:59:59Z",
                        "a@b.example"));
    }

    /** Numbers as a parser reads them: longs, and what does not fit into one. */
    public static Arbitrary<Object> number() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(number -> (Object) number),
                Arbitraries.integers().between(-5, 5).map(number -> (Object) Long.valueOf(number)),
                Arbitraries.bigDecimals().map(number -> (Object) number),
                Arbitraries.doubles().map(number -> (Object) BigDecimal.valueOf(number)),
                Arbitraries.of(
                        (Object) new BigDecimal("1e1000000"),
                        new BigDecimal("-1e-1000000"),
                        new BigDecimal(BigInteger.TEN.pow(999)),
                        new BigDecimal("1.0")));
    }

    /** A value without members: text, number, truth or nothing. */
    private static Arbitrary<Object> scalar() {
        return Arbitraries.oneOf(
                text().map(text -> (Object) text),
                number(),
                Arbitraries.of(true, false).map(truth -> (Object) truth));
    }

    /** Any value, nested up to twice; never null. */
    public static Arbitrary<Object> plain() {
        return inside(inside(scalar()));
    }

    private static Arbitrary<Object> inside(Arbitrary<Object> values) {
        return Arbitraries.frequencyOf(
                Tuple.of(4, values),
                Tuple.of(1, text().list().ofMaxSize(3).map(list -> (Object) list)),
                Tuple.of(1, values.list().ofMaxSize(2).map(list -> (Object) list)),
                Tuple.of(1, Arbitraries.maps(text(), values).ofMaxSize(2).map(members -> (Object) members)));
    }

    /** Up to four members with such names and any values. */
    public static Arbitrary<Map<String, Object>> members(Arbitrary<String> names) {
        return Arbitraries.maps(names, plain()).ofMaxSize(4);
    }
}
