package io.github.keycloakpersonas.session;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.mappers.AbstractPairwiseSubMapper;
import org.keycloak.protocol.oidc.mappers.PairwiseSubMapperHelper;
import org.keycloak.protocol.oidc.utils.PairwiseSubMapperUtils;

/**
 * The identifiers by which a client may know a user. With pairwise subjects (OpenID Connect Core, section 8.1) they are
 * identifiers that no client of another sector gets: the subject that Keycloak's mapper creates, and ids of personas
 * created in the same way. All other clients share one set of identifiers.
 */
public final class Sector {

    /** The sector of all clients without pairwise subjects. */
    public static final Sector COMMON = new Sector(UnaryOperator.identity());

    /** Ensures that the id of a persona never equals the subject of a user with the same id. */
    private static final String PERSONA = "persona:";

    private final UnaryOperator<String> alias;

    private Sector(UnaryOperator<String> alias) {
        this.alias = alias;
    }

    /** The sector of tokens, found by the mappers that apply to them. */
    public static Sector of(KeycloakSession session, ClientSessionContext tokens) {
        return of(session, tokens.getClientSession().getClient(), tokens.getProtocolMappersStream());
    }

    /** The sector of a client, found by its mappers and those of all its client scopes. */
    public static Sector of(KeycloakSession session, @Nullable ClientModel client) {
        if (client == null) {
            return COMMON;
        }
        Stream<ProtocolMapperModel> ofScopes = Stream.of(true, false)
                .flatMap(isDefault -> client.getClientScopes(isDefault).values().stream())
                .flatMap(scope -> scope.getProtocolMappersStream());
        return of(session, client, Stream.concat(ofScopes, client.getProtocolMappersStream()));
    }

    private static Sector of(KeycloakSession session, ClientModel client, Stream<ProtocolMapperModel> mappers) {
        return mappers.filter(
                        mapper -> mapper.getProtocolMapper().endsWith(AbstractPairwiseSubMapper.PROVIDER_ID_SUFFIX))
                .reduce((before, last) -> last)
                .map(mapper -> of(session, client, mapper))
                .orElse(COMMON);
    }

    private static Sector of(KeycloakSession session, ClientModel client, ProtocolMapperModel mapper) {
        return session.getKeycloakSessionFactory().getProviderFactory(ProtocolMapper.class, mapper.getProtocolMapper())
                        instanceof AbstractPairwiseSubMapper pairwise
                ? new Sector(id -> pairwise.generateSub(mapper, identifier(client, mapper), id))
                : COMMON;
    }

    /** The same rule as in Keycloak: the host of the sector identifier, or else of the redirect URIs. */
    private static String identifier(ClientModel client, ProtocolMapperModel mapper) {
        String address = PairwiseSubMapperHelper.getSectorIdentifierUri(mapper);
        String host = address == null || address.isEmpty()
                ? PairwiseSubMapperUtils.resolveValidSectorIdentifier(client.getRootUrl(), client.getRedirectUris())
                : PairwiseSubMapperUtils.resolveValidSectorIdentifier(address);
        if (host == null) {
            throw new IllegalStateException(
                    "The client " + client.getClientId() + " has pairwise subjects but no sector");
        }
        return host;
    }

    public boolean isPairwise() {
        return this != COMMON;
    }

    /** The subject that tokens of this sector have for a user. */
    public String subject(String userId) {
        return alias.apply(userId);
    }

    /** The persona with the identifiers of this sector. */
    public Persona seen(Persona persona) {
        if (!isPairwise()) {
            return persona;
        }
        PersonaKey key = persona.key();
        return new Persona(
                UUID.nameUUIDFromBytes(alias.apply(PERSONA + persona.id()).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                new PersonaKey(subject(key.userId()), key.title(), key.circle()),
                persona.status(),
                persona.validity(),
                persona.attributes(),
                persona.note(),
                persona.revision(),
                persona.request());
    }
}
