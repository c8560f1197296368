package io.github.keycloakpersonas.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.explain.Circumstances.Client;
import io.github.keycloakpersonas.explain.Circumstances.Realm;
import io.github.keycloakpersonas.explain.Circumstances.ScopeWithMapper;
import io.github.keycloakpersonas.token.Omission;
import io.github.keycloakpersonas.token.PersonaMapperConfig;
import io.github.keycloakpersonas.token.TokenKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ProtocolMapperModel;

/** Why no persona can be in the tokens of a request. */
class MissingPersonasTest {

    private static final String PATH = "/admin/realms/demo";
    private static final Realm REALM = new Realm(PATH, true, true, true, List.of("persona"));
    private static final Realm NOT_SET_UP = new Realm(PATH, true, false, false, List.of());
    private static final Client CLIENT = client("openid-connect", Optional.empty());

    private static Client client(@Nullable String protocol, Optional<ScopeWithMapper> scope) {
        return new Client("my%20app", protocol, true, false, scope);
    }

    private static MissingPersonas missing(Realm realm, Client client) {
        return new MissingPersonas(new Circumstances(realm, client, true, true));
    }

    private static Optional<Omission> refusal(Circumstances given) {
        return new MissingPersonas(given).refusal().map(Obstacle::rule);
    }

    private static MapperInUse mapper(String name, String scope, Set<TokenKind> kinds) {
        ProtocolMapperModel model = new ProtocolMapperModel();
        model.setConfig(Map.of());
        return new MapperInUse(name, scope, PersonaMapperConfig.of(model), kinds);
    }

    @Nested
    class AToken {

        @Test
        void isIssuedWhereNothingStandsInTheWay() {
            assertThat(missing(REALM, CLIENT).refusal()).isEmpty();
            assertThat(missing(REALM, client(null, Optional.empty())).refusal())
                    .as("a client without a protocol")
                    .isEmpty();
        }

        @Test
        void isNoneOfOpenIdConnectForAClientOfAnotherProtocol() {
            assertThat(missing(REALM, client("saml", Optional.empty())).refusal())
                    .contains(new Obstacle(
                            Omission.NOT_OPENID_CONNECT,
                            "The client speaks saml: the mapper writes to tokens of OpenID Connect only, and this"
                                    + " client gets none."));
        }

        @Test
        void isRefusedWhereSomethingIsDisabled() {
            Realm disabled = new Realm(PATH, false, true, true, List.of());
            assertThat(refusal(new Circumstances(disabled, CLIENT, true, true))).contains(Omission.REALM_DISABLED);
            Client off = new Client("app", null, false, false, Optional.empty());
            assertThat(refusal(new Circumstances(REALM, off, true, true))).contains(Omission.CLIENT_DISABLED);
            Client bearerOnly = new Client("app", null, true, true, Optional.empty());
            assertThat(refusal(new Circumstances(REALM, bearerOnly, true, true)))
                    .contains(Omission.CLIENT_BEARER_ONLY);
            assertThat(refusal(new Circumstances(REALM, CLIENT, false, true))).contains(Omission.USER_DISABLED);
            assertThat(refusal(new Circumstances(REALM, CLIENT, true, false))).contains(Omission.SCOPE_REFUSED);
        }

        @Test
        void isRefusedForWhatIsDisabledFirst() {
            Realm disabled = new Realm(PATH, false, false, false, List.of());
            Client off = new Client("app", null, false, true, Optional.empty());
            assertThat(refusal(new Circumstances(disabled, off, false, false))).contains(Omission.REALM_DISABLED);
        }
    }

    @Nested
    class AMapper {

        @Test
        void isEnoughWhereItWritesToAnyToken() {
            List<MapperInUse> mappers =
                    List.of(mapper("a", "persona", Set.of()), mapper("b", "persona", Set.of(TokenKind.USERINFO)));
            assertThat(missing(REALM, CLIENT).of(mappers)).isEmpty();
        }

        @Test
        void isNoneWhereItWritesToNoToken() {
            List<MapperInUse> mappers =
                    List.of(mapper("a", "persona", Set.of()), mapper("b", MapperInUse.CLIENT, Set.of()));
            assertThat(missing(REALM, CLIENT).of(mappers))
                    .contains(new Obstacle(
                            Omission.TOKEN_KINDS_OFF,
                            "The mapper a of the client scope persona, mapper b of the client writes to no token that"
                                    + " this request gets: switch on at least one of them."));
        }

        @Test
        void canBeInAScopeThatWasNotAskedFor() {
            Client optional = client(null, Optional.of(new ScopeWithMapper("extra", false, List.of("chief"))));
            assertThat(missing(REALM, optional).of(List.of()))
                    .contains(new Obstacle(
                            Omission.SCOPE_NOT_GRANTED,
                            "The client scope extra is optional for this client, and was not asked for: ask with"
                                    + " scope=extra, or make it a default client scope of the client."));
        }

        @Test
        void canBeInAScopeForUsersWithOtherRoles() {
            Client guarded = client(null, Optional.of(new ScopeWithMapper("extra", true, List.of("chief", "agent"))));
            assertThat(missing(REALM, guarded).of(List.of()))
                    .contains(new Obstacle(
                            Omission.SCOPE_NOT_GRANTED,
                            "The client scope extra is for users with one of these roles, and the user has none of"
                                    + " them: agent, chief."));
        }

        @Test
        void canBeInAScopeOfTheRealmThatTheClientLacks() {
            Realm two = new Realm(PATH, true, true, true, List.of("second", "first"));
            assertThat(missing(two, CLIENT).of(List.of()))
                    .contains(new Obstacle(
                            Omission.NO_MAPPER,
                            "Neither the client nor a client scope of it has the mapper \"Personas\": assign the"
                                    + " client scope first or second to it."));
        }

        @ParameterizedTest
        @CsvSource({
            "true, NO_MAPPER, Neither the client nor any client scope of the realm has the mapper \"Personas\"",
            "false, NOT_SET_UP, The realm is not set up for personas"
        })
        void canBeMissingInTheRealm(boolean setUp, Omission rule, String why) {
            Realm without = new Realm(PATH, true, setUp, false, List.of());
            assertThat(missing(without, CLIENT).of(List.of()))
                    .contains(new Obstacle(
                            rule,
                            why + ": POST /admin/realms/demo/personas/setup?clients=my%20app adds what is missing."));
        }
    }

    @Nested
    class AWarning {

        @Test
        void isNotNeededWhereTheRealmIsComplete() {
            assertThat(missing(REALM, CLIENT).warnings()).isEmpty();
        }

        @Test
        void saysThatTheRealmIsNotSetUp() {
            assertThat(missing(NOT_SET_UP, CLIENT).warnings())
                    .containsExactly("The realm is not set up for personas: the persona API answers 404."
                            + " POST /admin/realms/demo/personas/setup sets it up.");
        }

        @Test
        void saysThatTheScopeIsGone() {
            assertThat(missing(new Realm(PATH, true, true, false, List.of()), CLIENT)
                            .warnings())
                    .containsExactly("The realm has no client scope with the mapper \"Personas\" any more: new clients"
                            + " get no personas. POST /admin/realms/demo/personas/setup brings one back.");
        }
    }
}
