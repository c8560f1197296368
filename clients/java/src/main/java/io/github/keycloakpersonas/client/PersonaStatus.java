package io.github.keycloakpersonas.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a persona reads as. */
public enum PersonaStatus {
    /** It waits for the approval of an administrator. */
    @JsonProperty("pending")
    PENDING,
    /** It is in use, as long as it is valid. */
    @JsonProperty("active")
    ACTIVE,
    /** Its owner has switched it off. */
    @JsonProperty("inactive")
    INACTIVE,
    /** An administrator has switched it off for now. */
    @JsonProperty("suspended")
    SUSPENDED,
    /** An administrator has ended it for good. */
    @JsonProperty("revoked")
    REVOKED,
    /** Its validity has passed. */
    @JsonProperty("expired")
    EXPIRED,
    /** An assessment that its title requires is missing, not passed, or too old. */
    @JsonProperty("unassessed")
    UNASSESSED,
    /** A status of a later version of the API. */
    @JsonEnumDefaultValue
    OTHER;

    /** The word of the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
