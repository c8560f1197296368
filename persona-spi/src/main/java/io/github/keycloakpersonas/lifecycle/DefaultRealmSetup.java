package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.login.AcceptInvitationAction;
import io.github.keycloakpersonas.login.ChoosePersonaAction;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import io.github.keycloakpersonas.token.PersonaScope;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.Constants;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** The set-up of a realm that {@code docs/configuration.md} describes. */
final class DefaultRealmSetup implements RealmSetup {

    private static final Logger LOGGER = Logger.getLogger(DefaultRealmSetup.class);

    private final PersonaProvider personas;
    private final boolean unasked;

    /** @param unasked whether new realms are set up */
    DefaultRealmSetup(PersonaProvider personas, boolean unasked) {
        this.personas = personas;
        this.unasked = unasked;
    }

    @Override
    public boolean isSetUp(RealmModel realm) {
        return personas.isSetUp(realm);
    }

    @Override
    public Set<SetupPart> parts(RealmModel realm) {
        Set<SetupPart> parts = EnumSet.allOf(SetupPart.class);
        Optional<PersonaSchema> schema = schema(realm);
        Capability.ALL.stream()
                .filter(capability -> schema.filter(capability.switched()).isEmpty())
                .forEach(capability -> parts.remove(capability.part()));
        return parts;
    }

    @Override
    public Set<SetupPart> missing(RealmModel realm) {
        Set<SetupPart> missing = EnumSet.noneOf(SetupPart.class);
        missing.addAll(new ApiClient(realm).missing());
        if (scope(realm).isEmpty()) {
            missing.add(SetupPart.CLIENT_SCOPE);
        }
        if (!ChoosePersonaAction.isRegistered(realm)) {
            missing.add(SetupPart.REQUIRED_ACTION);
        }
        capabilities(realm)
                .filter(capability -> !capability.in(realm).isWhole())
                .forEach(capability -> missing.add(capability.part()));
        return missing;
    }

    @Override
    public Optional<ClientScopeModel> scope(RealmModel realm) {
        return PersonaScope.of(realm);
    }

    @Override
    public List<String> setUp(RealmModel realm, ScopeGift gift) {
        new ApiClient(realm).complete();
        capabilities(realm).forEach(capability -> capability.in(realm).complete());
        new OfferedScope(realm, ScopeOffer.CIRCLES).complete();
        ClientScopeModel scope = complete(realm);
        give(scope, gift);
        return Stream.concat(gift.warnings(scope), warnings(realm, gift.all())).toList();
    }

    @Override
    public void prepareImport(RealmModel realm, Set<String> named, List<String> roles) {
        if (unasked || !named.isEmpty()) {
            ClientModel client = new ApiClient(realm).createWithRoles(roles);
            Capability.ALL.stream()
                    .map(Capability::roles)
                    .filter(group -> named.stream().anyMatch(group.names()::contains))
                    .forEach(group -> group.create(client, roles));
        }
    }

    @Override
    public void setUpNew(RealmModel realm) {
        if (!unasked) {
            forgetWhatIsNotHere(realm);
            return;
        }
        ApiClient api = new ApiClient(realm);
        if (isSetUp(realm)) {
            api.completeCopy();
        } else {
            api.complete();
        }
        fitCapabilities(realm);
        schema(realm).ifPresent(schema -> AcceptInvitationAction.follow(realm, schema));
        // An import that contains the scope also says which clients have it. No token of a new realm has been issued
        // yet.
        ScopeGift gift = scope(realm).isPresent() ? ScopeGift.NONE : ScopeGift.byDefault(applications(realm));
        give(complete(realm), gift);
        letAgentsIn(realm);
    }

    /** A schema that opens the endpoint of agents can only come from the import. Its applications may ask for the scope. */
    private void letAgentsIn(RealmModel realm) {
        OfferedScope scope = new OfferedScope(realm, ScopeOffer.AGENTS);
        boolean opens = schema(realm)
                .map(schema -> schema.capabilities().agents().mcp())
                .orElse(false);
        if (opens && scope.present().isEmpty()) {
            scope.giveTo(applications(realm));
        }
    }

    private void fitCapabilities(RealmModel realm) {
        Set<SetupPart> parts = parts(realm);
        for (Capability capability : Capability.ALL) {
            if (parts.contains(capability.part())) {
                capability.in(realm).completeCopy();
            } else {
                capability.in(realm).follow(false);
            }
        }
    }

    /** Those that the realm's schema switches on. */
    private Stream<Capability> capabilities(RealmModel realm) {
        Set<SetupPart> parts = parts(realm);
        return Capability.ALL.stream().filter(capability -> parts.contains(capability.part()));
    }

    /** Empty for a schema that cannot be read: whoever reads it says so, and the realm is set up all the same. */
    private Optional<PersonaSchema> schema(RealmModel realm) {
        try {
            return Optional.of(personas.schema(realm));
        } catch (UnreadableSchemaException e) {
            return Optional.empty();
        }
    }

    /** Removes the mark of the set-up if an import contains the mark but not the client. */
    private void forgetWhatIsNotHere(RealmModel realm) {
        if (isSetUp(realm) && missing(realm).contains(SetupPart.CLIENT)) {
            personas.settings(realm).markNotSetUp();
        }
    }

    @Override
    public List<String> warnings(RealmModel realm) {
        return warnings(realm, Stream.of()).toList();
    }

    @Override
    public boolean isApplication(ClientModel client) {
        // Keycloak treats a client without a protocol as a client of OpenID Connect.
        boolean speaksIt =
                client.getProtocol() == null || OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.getProtocol());
        return speaksIt
                && !client.isBearerOnly()
                && !Constants.defaultClients.contains(client.getClientId())
                // Before Keycloak 26.7 this client was not in the list of Keycloak's own clients.
                && !Constants.ACCOUNT_CONSOLE_CLIENT_ID.equals(client.getClientId());
    }

    @Override
    public List<ClientModel> applications(RealmModel realm) {
        return realm.getClientsStream().filter(this::isApplication).toList();
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private ClientScopeModel complete(RealmModel realm) {
        ChoosePersonaAction.register(realm);
        ClientScopeModel scope = new OwnScope(realm).complete();
        personas.settings(realm).markSetUp();
        LOGGER.infof("Realm %s is set up for personas", realm.getName());
        return scope;
    }

    private static void give(ClientScopeModel scope, ScopeGift gift) {
        for (ClientModel client : gift.defaults()) {
            boolean asOptional = client.getClientScopes(false).containsKey(scope.getName());
            if (gift.insists() && asOptional) {
                client.removeClientScope(scope);
            }
            addWhereItLacks(scope, client, true);
        }
        gift.optional().forEach(client -> addWhereItLacks(scope, client, false));
    }

    private static void addWhereItLacks(ClientScopeModel scope, ClientModel client, boolean byDefault) {
        if (!PersonaScope.reaches(client)) {
            client.addClientScope(scope, byDefault);
        }
    }

    private Stream<String> warnings(RealmModel realm, Stream<ClientModel> clients) {
        Stream<ProtocolMapperContainerModel> others = Stream.concat(realm.getClientScopesStream(), clients);
        return Stream.concat(
                new OwnScope(realm).warnings(),
                scope(realm).stream().flatMap(scope -> PersonaScope.rivals(scope, others).stream()));
    }
}
