package io.github.keycloakpersonas.rest;

import java.util.Locale;

/**
 * The kinds of problems that a client can tell apart by their {@code type} (RFC 9457 section 3.1.1). The URI only identifies a
 * kind; nothing has to be served there. A problem whose status code says everything has no kind: its type is
 * {@value #OF_STATUS}. {@code docs/api.md} lists every kind.
 */
public enum ProblemType {
    /** A query parameter, or a member of a body that is not a persona, is at fault. */
    INVALID_REQUEST(400),
    /** The body is not JSON, is not a JSON object, or ended too early. */
    UNREADABLE_BODY(400),
    /** Members of the persona break the schema. */
    INVALID_PERSONA(400),
    /** The persona schema that was sent is not one. */
    INVALID_SCHEMA(400),
    /** Members of the registration are at fault, or break the rules of the realm. */
    INVALID_REGISTRATION(400),
    /** The user already has a persona for that title and circle. */
    DUPLICATE_PERSONA(400),
    /** The user has as many personas as the schema permits. */
    TOO_MANY_PERSONAS(400),

    /** There is no access token, or it is not valid. */
    INVALID_TOKEN(401),
    /** The client that calls without a user has shown no valid credentials. */
    INVALID_CLIENT(401),
    /** The title of the persona requires a stronger login (RFC 9470). */
    STRONGER_LOGIN_REQUIRED(401),

    /** The caller lacks a role, or a permission in the Admin API. */
    PERMISSION_MISSING(403),
    /** The persona belongs to another user. */
    NOT_THE_OWNER(403),
    /** A rule about changes of personas does not permit this, such as one that reserves it to administrators. */
    CHANGE_NOT_PERMITTED(403),
    /** The caller manages nothing like that; {@code why} says what is missing. */
    NOT_STEWARD(403),
    /** The user exists only as long as the login session. */
    TRANSIENT_USER(403),
    /** The client has pairwise subjects, and the call is about other users. */
    PAIRWISE_CLIENT(403),
    /** The realm or the client does not permit registration by call. */
    REGISTRATION_NOT_PERMITTED(403),
    /** The realm's registration flow has steps that only its page performs. */
    REGISTRATION_NEEDS_PAGE(403),
    /** The page that calls is not of an origin that the client lists. */
    ORIGIN_NOT_ALLOWED(403),
    /** The realm is disabled. */
    REALM_DISABLED(403),
    /** The realm requires HTTPS. */
    HTTPS_REQUIRED(403),

    /** Personas are not set up in the realm. */
    REALM_NOT_SET_UP(404),
    /** There is no such persona. */
    PERSONA_NOT_FOUND(404),
    /** There is no such user. */
    USER_NOT_FOUND(404),
    /** There is no such client. */
    CLIENT_NOT_FOUND(404),
    /** There is no such import. */
    IMPORT_NOT_FOUND(404),
    /** There is no such preset of a schema. */
    PRESET_NOT_FOUND(404),
    /** There is no such event, occurrence or secret address of a calendar. */
    EVENT_NOT_FOUND(404),
    /** There is no such assessment, or no such result of it. */
    ASSESSMENT_NOT_FOUND(404),
    /** There is no such review, or the user is no reviewer of it. */
    REVIEW_NOT_FOUND(404),
    /** There is no such circle, or the caller manages nothing in it. */
    CIRCLE_NOT_FOUND(404),
    /** There is no such invitation, or the user does not manage its circle. */
    INVITATION_NOT_FOUND(404),
    /** No persona is selected in the login session. */
    NO_PERSONA_SELECTED(404),

    /** The state of the persona, of the import, of the review or of the invitation does not permit the call. */
    STATE_CONFLICT(409),
    /** The calendar has as many events, or secret addresses, as there may be. */
    CALENDAR_FULL(409),
    /** The {@code persona_id} fits two personas; the {@code id} names one. */
    AMBIGUOUS_PERSONA_ID(409),
    /** It is not known who held which persona at that instant. */
    NO_HISTORY(409),
    /** The token belongs to no login session. */
    NO_LOGIN_SESSION(409),
    /** Present holders of a title would manage others under the new schema. */
    NEW_STEWARDS(409),
    /** Personas have a title or a circle that the new schema lacks. */
    SCHEMA_IN_USE(409),
    /** The stored schema cannot be read; a new one replaces it. */
    UNREADABLE_SCHEMA(409),
    /** Other requests change the same data at the moment; the same call can succeed later. */
    CONCURRENT_CHANGES(409);

    /** The type of a problem without a kind. */
    public static final String OF_STATUS = "about:blank";

    /** What every URI begins with. */
    public static final String BASE = "https://keycloakpersonas.github.io/problems/";

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** The status code that a problem of this kind always has. */
    public int status() {
        return status;
    }

    /** The URI, made of the name, which therefore never changes. */
    public String uri() {
        return BASE + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
