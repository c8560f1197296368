package io.github.keycloakpersonas.it;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.List;
import java.util.Map;

/** An LDAP directory in this JVM; each user's password is the username. */
final class Directory {

    private static final String BASE = "dc=example,dc=org";
    private static final String ADMIN = "cn=admin," + BASE;

    private Directory() {}

    static InMemoryDirectoryServer start(String... users) throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.addAdditionalBindCredentials(ADMIN, "admin");
        config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("local", 0));
        config.setSchema(null);
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.startListening();
        server.add(BASE, new Attribute("objectClass", "top", "domain"), new Attribute("dc", "example"));
        for (String user : users) {
            server.add(
                    "uid=" + user + "," + BASE,
                    new Attribute("objectClass", "top", "person", "organizationalPerson", "inetOrgPerson"),
                    new Attribute("uid", user),
                    new Attribute("entryUUID", user),
                    new Attribute("cn", user),
                    new Attribute("sn", "Example"),
                    new Attribute("mail", user + "@example.org"),
                    new Attribute("userPassword", user));
        }
        return server;
    }

    /** Connects a realm to it. @return the id of the user federation */
    static String connect(TestRealm realm, InMemoryDirectoryServer server, boolean importing) {
        Map<String, List<String>> config = Map.ofEntries(
                Map.entry("enabled", List.of("true")),
                Map.entry("priority", List.of("0")),
                Map.entry("editMode", List.of("READ_ONLY")),
                Map.entry("importEnabled", List.of(Boolean.toString(importing))),
                Map.entry("vendor", List.of("other")),
                Map.entry("usernameLDAPAttribute", List.of("uid")),
                Map.entry("rdnLDAPAttribute", List.of("uid")),
                Map.entry("uuidLDAPAttribute", List.of("entryUUID")),
                Map.entry("userObjectClasses", List.of("inetOrgPerson, organizationalPerson")),
                Map.entry("connectionUrl", List.of("ldap://127.0.0.1:" + server.getListenPort())),
                Map.entry("usersDn", List.of(BASE)),
                Map.entry("authType", List.of("simple")),
                Map.entry("bindDn", List.of(ADMIN)),
                Map.entry("bindCredential", List.of("admin")),
                Map.entry("searchScope", List.of("1")));
        return realm.admin()
                .post(
                        "/components",
                        Map.of(
                                "name", "directory",
                                "providerId", "ldap",
                                "providerType", "org.keycloak.storage.UserStorageProvider",
                                "config", config))
                .createdId();
    }
}
