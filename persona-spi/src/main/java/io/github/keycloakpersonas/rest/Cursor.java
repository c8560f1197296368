package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPosition;
import io.github.keycloakpersonas.persona.State;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The position in a long list at which the next page begins, as a query parameter. It contains the last entry's values
 * of the members that the list is sorted by. It is no permission: what a caller may see is decided again for each page.
 * Therefore it is checked but not signed.
 *
 * @param parts the kind of list, then the values of the members
 */
public record Cursor(List<String> parts) {

    /** The name of the query parameter. */
    public static final String PARAMETER = "cursor";

    private static final String PERSONAS = "p1";
    private static final String USERS = "u1";
    private static final String NUMBERS = "n1";
    private static final int MAX_LENGTH = 2000;
    private static final int MAX_PART = 255;
    private static final String UNKNOWN = "is not one that this list, in this order, has given";
    private static final String SEPARATOR = "\n";
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,36}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TIME = Pattern.compile("-?[0-9]{1,18}");

    public Cursor {
        parts = List.copyOf(parts);
    }

    /** The cursor of the page after a persona. */
    public static Cursor of(PersonaPosition position) {
        return new Cursor(Stream.concat(
                        Stream.of(
                                PERSONAS,
                                position.order().text(),
                                String.valueOf(position.time().toEpochMilli()),
                                position.id()),
                        position.word().stream())
                .toList());
    }

    /** The cursor of the page after a user. */
    public static Cursor of(String userId) {
        return new Cursor(List.of(USERS, userId));
    }

    /** The cursor of the page after an entry of a numbered list. */
    public static Cursor of(int number) {
        return new Cursor(List.of(NUMBERS, String.valueOf(number)));
    }

    /**
     * Reads the parameter, which replaces {@code first}. A value that is not the cursor of any list is a fault.
     */
    public static Optional<Cursor> of(Parameters parameters) {
        Optional<String> sent = parameters.text(PARAMETER);
        // No part may be empty, too long or contain characters that databases do not accept, and each position has only
        // one cursor.
        Optional<Cursor> cursor = sent.flatMap(Cursor::decoded)
                .filter(read -> read.parts.stream().allMatch(Cursor::isSane)
                        && read.text().equals(sent.get()));
        if (sent.isPresent() && parameters.has("first")) {
            parameters.fault(PARAMETER, "can't be sent with first");
        } else if (sent.isPresent() && cursor.isEmpty()) {
            parameters.fault(PARAMETER, UNKNOWN);
        }
        return cursor;
    }

    /**
     * The position of the persona in the cursor.
     *
     * @throws ProblemException 400 if the cursor belongs to another list, or to another order
     */
    public PersonaPosition position(PersonaOrder order) {
        int size = order.by().isTime() ? 4 : 5;
        if (parts.size() != size
                || !parts.get(0).equals(PERSONAS)
                || !parts.get(1).equals(order.text())
                || !TIME.matcher(parts.get(2)).matches()
                || !ID.matcher(parts.get(3)).matches()
                || (order.by() == PersonaOrder.By.STATUS
                        && State.of(parts.get(4)).isEmpty())) {
            throw unknown();
        }
        return new PersonaPosition(
                order,
                parts.stream().skip(4).findFirst(),
                Instant.ofEpochMilli(Long.parseLong(parts.get(2))),
                parts.get(3));
    }

    /**
     * The id of the user in the cursor.
     *
     * @throws ProblemException 400 if the cursor belongs to another list
     */
    public String userId() {
        if (parts.size() != 2 || !parts.get(0).equals(USERS)) {
            throw unknown();
        }
        return parts.get(1);
    }

    /**
     * The number in the cursor.
     *
     * @throws ProblemException 400 if the cursor belongs to another list
     */
    public int number() {
        if (parts.size() != 2
                || !parts.get(0).equals(NUMBERS)
                || !NUMBER.matcher(parts.get(1)).matches()) {
            throw unknown();
        }
        return Integer.parseInt(parts.get(1));
    }

    /** The parameter's value. It contains only characters that need no escaping in an address. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Cursor> decoded(String sent) {
        if (sent.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sent);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new Cursor(List.of(text.split(SEPARATOR, -1))));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isSane(String part) {
        return !part.isEmpty()
                && part.codePointCount(0, part.length()) <= MAX_PART
                && part.chars().noneMatch(Character::isISOControl);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.badRequest(PARAMETER, UNKNOWN));
    }
}
