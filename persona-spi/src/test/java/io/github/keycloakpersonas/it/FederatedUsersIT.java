package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users of an LDAP directory whom Keycloak does not import. */
@Tag("storage")
@Tag("local")
@ExtendWith(SharedServer.class)
class FederatedUsersIT {

    @Test
    void havePersonasLikeOthersAndLoseThemFromSightWithTheirDirectory(KeycloakServer server) throws LDAPException {
        InMemoryDirectoryServer directory = Directory.start("lena", "with_underscore");
        try (TestRealm realm = TestRealm.create(server)) {
            String component = Directory.connect(realm, directory, false);
            for (String name : new String[] {"lena", "with_underscore"}) {
                PersonaApiClient user = PersonaApiClient.of(realm, name);
                assertThat(user.sub()).startsWith("f:" + component + ":");
                String id = user.created("traveler", "corsica");
                user.get("/v1/personas/" + id).expect(200);
                user.get("/v1/personas/" + user.personaId("traveler", "corsica"))
                        .expect(200);
                assertThat(Jwt.claims(realm.token(name)).path("personas")).hasSize(1);
            }
            PersonaApiClient local = PersonaApiClient.ofNewUser(realm, "local");
            String holders = "/v1/users/by-persona?title=traveler";
            assertThat(local.get(holders).json().path("users")).hasSize(2);
            assertThat(local.get(holders + "&first=1").json().path("users")).hasSize(1);
            assertThat(local.get(holders + "&first=2").json().path("users")).isEmpty();
            realm.admin().delete("/components/" + component);
            assertThat(local.get(holders).json().path("users")).isEmpty();
        } finally {
            directory.shutDown(true);
        }
    }
}
