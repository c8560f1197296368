package io.github.keycloakpersonas.client;

import java.util.Arrays;
import java.util.Locale;

/** Kinds of problems, by which programs decide. */
public enum ProblemKind {
    /** A query parameter, or a member of a body that is not a persona, is at fault. */
    INVALID_REQUEST,
    /** The body is not a JSON object. */
    UNREADABLE_BODY,
    /** Members of the persona break the schema. */
    INVALID_PERSONA,
    /** The persona schema that was sent is not one. */
    INVALID_SCHEMA,
    /** Members of the registration are at fault, or break the rules of the realm. */
    INVALID_REGISTRATION,
    /** The user already has a persona for that title and circle. */
    DUPLICATE_PERSONA,
    /** The user has as many personas as the schema permits. */
    TOO_MANY_PERSONAS,
    /** There is no access token, or it is not valid. */
    INVALID_TOKEN,
    /** The client that registers somebody has shown no valid credentials. */
    INVALID_CLIENT,
    /** The title of the persona requires a stronger login. */
    STRONGER_LOGIN_REQUIRED,
    /** The caller lacks a role. */
    PERMISSION_MISSING,
    /** The persona belongs to another user. */
    NOT_THE_OWNER,
    /** A rule about changes of personas does not permit this. */
    CHANGE_NOT_PERMITTED,
    /** The caller manages nothing like that. */
    NOT_STEWARD,
    /** The user exists only as long as the login session. */
    TRANSIENT_USER,
    /** The client has pairwise subjects, and the call is about other users. */
    PAIRWISE_CLIENT,
    /** The realm or the client does not permit registration by call. */
    REGISTRATION_NOT_PERMITTED,
    /** The realm's registration flow has steps that only its page performs. */
    REGISTRATION_NEEDS_PAGE,
    /** The page that calls is not of an origin that the client lists. */
    ORIGIN_NOT_ALLOWED,
    /** The realm is disabled. */
    REALM_DISABLED,
    /** The realm requires HTTPS. */
    HTTPS_REQUIRED,
    /** Personas are not set up in the realm. */
    REALM_NOT_SET_UP,
    /** There is no such persona. */
    PERSONA_NOT_FOUND,
    /** There is no such user. */
    USER_NOT_FOUND,
    /** There is no such client. */
    CLIENT_NOT_FOUND,
    /** There is no such import. */
    IMPORT_NOT_FOUND,
    /** There is no such preset of a schema. */
    PRESET_NOT_FOUND,
    /** There is no such event, occurrence or secret address of a calendar. */
    EVENT_NOT_FOUND,
    /** There is no such assessment, or no such result of it. */
    ASSESSMENT_NOT_FOUND,
    /** There is no such review, or the user is no reviewer of it. */
    REVIEW_NOT_FOUND,
    /** There is no such circle, or the caller manages nothing in it. */
    CIRCLE_NOT_FOUND,
    /** There is no such invitation, or the user does not manage its circle. */
    INVITATION_NOT_FOUND,
    /** No persona is selected in the login session. */
    NO_PERSONA_SELECTED,
    /** The state of the persona does not permit the call. */
    STATE_CONFLICT,
    /** The calendar has as many events, or secret addresses, as there may be. */
    CALENDAR_FULL,
    /** The {@code persona_id} fits two personas; the {@code id} names one. */
    AMBIGUOUS_PERSONA_ID,
    /** It is not known who held which persona at that instant. */
    NO_HISTORY,
    /** The token belongs to no login session. */
    NO_LOGIN_SESSION,
    /** Personas have a title or a circle that the new schema lacks. */
    SCHEMA_IN_USE,
    /** Present holders of a title would manage others under the new schema. */
    NEW_STEWARDS,
    /** The stored schema cannot be read. */
    UNREADABLE_SCHEMA,
    /** Other requests change the same data at the moment; the same call can succeed later. */
    CONCURRENT_CHANGES,
    /** The status says everything, or the kind is of a later version. */
    OTHER;

    private static final String PREFIX = "https://keycloakpersonas.github.io/problems/";

    /** The name that the type's URI ends with. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ProblemKind of(String type) {
        return Arrays.stream(values())
                .filter(kind -> kind != OTHER && type.equals(PREFIX + kind.word()))
                .findFirst()
                .orElse(OTHER);
    }

    static ProblemKind of(Answer answer) {
        return Json.parse(answer.text())
                .map(json -> of(json.path("type").asText()))
                .orElse(OTHER);
    }
}
