package io.github.keycloakpersonas.token;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;

/**
 * A claim that a mapper of another type writes.
 *
 * @param mapper the name of that mapper
 * @param claim the name of the claim
 */
public record RivalClaim(String mapper, String claim) {

    /** The claim of a mapper; empty for a SAML mapper, or if its settings do not name a claim. */
    public static Optional<RivalClaim> of(ProtocolMapperModel mapper) {
        return Optional.ofNullable(mapper.getConfig().get(OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME))
                .filter(claim -> !claim.isBlank())
                .filter(claim -> OIDCLoginProtocol.LOGIN_PROTOCOL.equals(mapper.getProtocol()))
                .map(claim -> new RivalClaim(mapper.getName(), claim));
    }

    /** The claims of a mapper of personas that this claim would change, replace or contain. */
    public Stream<String> takes(PersonaMapperConfig config) {
        ClaimPath path = ClaimPath.of(claim);
        return config.claims().stream().filter(ours -> ClaimPath.of(ours).meets(path));
    }

    /**
     * What to tell people.
     *
     * @param where the scope or client of the other mapper
     */
    Stream<String> warnings(PersonaMapperConfig config, String where) {
        return takes(config)
                .map(ours -> "The mapper " + mapper + " of " + where + " writes the claim " + claim
                        + ", where the mapper of personas writes " + ours
                        + ": tokens that get both have only one of them, or a mixture. Give one of them another"
                        + " claim name.");
    }
}
