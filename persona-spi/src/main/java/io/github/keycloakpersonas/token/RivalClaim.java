package io.github.keycloakpersonas.token;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;

/**
 * A claim that a mapper of another kind writes.
 *
 * @param mapper the name of that mapper
 * @param claim the name of the claim
 */
public record RivalClaim(String mapper, String claim) {

    /** What a mapper writes; empty if it is of SAML or does not say. */
    public static Optional<RivalClaim> of(ProtocolMapperModel mapper) {
        return Optional.ofNullable(mapper.getConfig().get(OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME))
                .filter(claim -> !claim.isBlank())
                .filter(claim -> OIDCLoginProtocol.LOGIN_PROTOCOL.equals(mapper.getProtocol()))
                .map(claim -> new RivalClaim(mapper.getName(), claim));
    }

    /** Those claims of a mapper of personas that it would write to, over or into. */
    public Stream<String> takes(PersonaMapperConfig config) {
        ClaimPath path = ClaimPath.of(claim);
        return config.claims().stream().filter(ours -> ClaimPath.of(ours).meets(path));
    }

    /**
     * What to tell people.
     *
     * @param where what the other mapper is in
     */
    Stream<String> warnings(PersonaMapperConfig config, String where) {
        return takes(config)
                .map(ours -> "The mapper " + mapper + " of " + where + " writes the claim " + claim
                        + ", where the mapper of personas writes " + ours
                        + ": tokens that get both have only one of them, or a mixture. Give one of them another"
                        + " claim name.");
    }
}
