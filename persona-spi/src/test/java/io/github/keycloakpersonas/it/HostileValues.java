package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** What a caller sends who means no good, or whose program is broken. */
final class HostileValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "undefined",
            "true",
            "-1",
            "0",
            "2147483648",
            "99999999999999999999",
            "1e309",
            "NaN",
            "' or '1'='1",
            "'; drop table persona; --",
            "\" or \"\"=\"",
            "%' escape '!",
            "%",
            "_",
            "___",
            "\\",
            "*",
            "${jndi:ldap://localhost/x}",
            "#{7*7}{{7*7}}<%= 7*7 %>",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "../../../etc/passwd",
            "..%2f..%2f",
            "%s%s%n%x",
            "\u0000",
            "a\u0000b",
            "a\r\nX-Forged: 1",
            "\u001b[2J\u001b[31m",
            "\u0085\u2028\u2029",
            "\u202e\u2066abc",
            "\ufeff\ufffe\uffff",
            "\ud800",
            "\udc00\ud800",
            "\ud83d\ude00",
            "e\u0301\u0301\u0301",
            "\u0130\u0131\u00df\ufb03",
            "\u0660\u0661",
            "2026-02-30T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "2026-01-01T00:00:00+18:01",
            "00000000-0000-0000-0000-000000000000",
            "__proto__",
            "x".repeat(101),
            "x".repeat(256),
            "\u00e4".repeat(3000));

    private static final List<BigDecimal> NUMBERS = List.of(
            BigDecimal.valueOf(-1),
            BigDecimal.ZERO,
            BigDecimal.valueOf(Integer.MAX_VALUE).add(BigDecimal.ONE),
            BigDecimal.valueOf(Long.MIN_VALUE),
            BigDecimal.valueOf(Long.MAX_VALUE),
            BigDecimal.valueOf(Long.MAX_VALUE).add(BigDecimal.ONE),
            new BigDecimal("0.1"),
            new BigDecimal("-0.0"),
            new BigDecimal("1e400"),
            new BigDecimal("1e-400"),
            new BigDecimal(BigInteger.ONE.shiftLeft(2000)));

    private HostileValues() {}

    static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    static String text(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> anything(random, 1 + random.nextInt(8));
            case 1 -> one(random, TEXTS) + one(random, TEXTS);
            default -> one(random, TEXTS);
        };
    }

    /** A JSON value of any kind. */
    static JsonNode json(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2, 3 -> JSON.numberNode(one(random, NUMBERS));
            case 4 -> array(random);
            case 5 -> object(random);
            default -> JSON.textNode(text(random));
        };
    }

    /** Any characters at all, halves of surrogate pairs among them. */
    private static String anything(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }

    private static ArrayNode array(Random random) {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(random.nextInt(3) == 0 ? json(random) : JSON.textNode(text(random)));
        }
        return array;
    }

    private static ObjectNode object(Random random) {
        ObjectNode object = JSON.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(text(random), random.nextInt(3) == 0 ? json(random) : JSON.textNode(text(random)));
        }
        return object;
    }
}
