package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.RealmAdmin;
import java.util.List;
import java.util.Map;

/** A realm whose users have five personas, the same five in user attributes, and the same five as organizations. */
final class RivalsRealm {

    private final BenchmarkRealm realm;
    private final RealmAdmin admin;

    private RivalsRealm(BenchmarkRealm realm) {
        this.realm = realm;
        this.admin = realm.realm().admin();
    }

    /** Its tokens are signed with a hash: beside an RSA signature, all mappers would look the same. */
    static void create(KeycloakServer server, int users) {
        RivalsRealm rivals = new RivalsRealm(BenchmarkRealm.create(
                server, Login.RIVALS, Map.of("organizationsEnabled", true, "defaultSignatureAlgorithm", "HS512")));
        UserAttributes.open(rivals.admin);
        new RivalClients(rivals.admin).create();
        List<String> organizations = rivals.createOrganizations();
        for (int i = 0; i < users; i++) {
            rivals.fill(Login.numbered(Login.HOLDER, i), organizations);
        }
    }

    /** One for each circle. */
    private List<String> createOrganizations() {
        return Mandates.circles(Mandates.FIVE).stream()
                .map(circle -> Map.of(
                        "name",
                        circle,
                        "alias",
                        circle,
                        "enabled",
                        true,
                        "domains",
                        List.of(Map.of("name", circle + ".example")),
                        "attributes",
                        Mandates.organization(circle)))
                .map(organization -> admin.post("/organizations", organization).createdId())
                .toList();
    }

    private void fill(String user, List<String> organizations) {
        realm.holder(user, Mandates.FIVE);
        String id = admin.userId(user);
        UserAttributes.set(
                admin,
                id,
                Map.of(
                        RivalClients.STRINGS,
                        Mandates.strings(Mandates.FIVE),
                        Writes.ATTRIBUTE,
                        Mandates.objects(Mandates.FIVE)));
        organizations.forEach(organization -> admin.post("/organizations/" + organization + "/members", id));
        RivalClients.CLAIMS.forEach(
                (client, claim) -> realm.requireClaims(new Login(Login.RIVALS, user, client), claim, Mandates.FIVE));
    }
}
