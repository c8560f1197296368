package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users of an LDAP directory whom Keycloak does not import. */
@Tag("storage")
@Tag("local")
@ExtendWith(SharedServer.class)
class FederatedUsersIT {

    /** Ids of federated users may end in what looks like a title. */
    @Test
    void theirIdsCanMakeAPersonaIdAmbiguous(KeycloakServer server) throws LDAPException {
        InMemoryDirectoryServer directory = Directory.start("lena", "lena_traveler");
        try (TestRealm realm = TestRealm.create(server)) {
            Directory.connect(realm, directory, false);
            PersonaApiClient lena = PersonaApiClient.of(realm, "lena");
            PersonaApiClient other = PersonaApiClient.of(realm, "lena_traveler");
            String name = other.personaId("traveler", "corsica");
            assertThat(name).isEqualTo(lena.personaId("traveler", "traveler_corsica"));
            String path = "/v1/personas/" + name;
            PersonaApiClient agent = agent(realm);
            AdminPersonas admin = AdminPersonas.of(realm);

            String others = other.created("traveler", "corsica");
            for (PersonaApiClient reader : List.of(other, agent)) {
                assertThat(reader.get(path).expect(200).json().path("id").asText())
                        .isEqualTo(others);
            }
            lena.get(path).expect(404);
            PersonaApiClient.ofNewUser(realm, "local").get(path).expect(403);

            String lenas = lena.created("traveler", "traveler_corsica");
            assertThat(lena.get(path).expect(200).json().path("id").asText()).isEqualTo(lenas);
            assertThat(other.get(path).expect(200).json().path("id").asText()).isEqualTo(others);
            agent.get(path).expect(409);
            admin.get("/" + name).expect(409);
            admin.delete("/" + name).expect(409);
            AdminPersonas.withRoles(realm, "nobody").get("/" + name).expect(403);
            agent.get("/v1/personas/" + others).expect(200);
            lena.delete(path).expect(204);
            admin.get("/" + name).expect(200);
        } finally {
            directory.shutDown(true);
        }
    }

    private static PersonaApiClient agent(TestRealm realm) {
        realm.admin().grantClientRoles(realm.service("agent", "secret"), "persona-api", "view-all-personas");
        return new PersonaApiClient(realm, realm.serviceToken("agent", "secret"));
    }

    @Test
    void theirPersonasDoNotShowWithoutTheirDirectory(KeycloakServer server) throws LDAPException {
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
            Reply first = local.get(holders + "&max=1");
            Reply second = local.get(local.next(first).orElseThrow());
            assertThat(local.next(second)).isEmpty();
            assertThat(List.of(
                            first.json().at("/users/0/sub").asText(),
                            second.json().at("/users/0/sub").asText()))
                    .doesNotHaveDuplicates()
                    .allMatch(sub -> sub.startsWith("f:"));
            realm.admin().delete("/components/" + component);
            assertThat(local.get(holders).json().path("users")).isEmpty();
        } finally {
            directory.shutDown(true);
        }
    }
}
