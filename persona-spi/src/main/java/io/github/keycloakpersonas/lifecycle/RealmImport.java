package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.access.PersonaApi;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.keycloak.storage.ExportImportManager;

/**
 * Prepares a realm that is about to be imported by the Admin API, at a start of the server, or by {@code kc.sh import}.
 */
final class RealmImport {

    private static final String IMPORT = "importRealm";

    private RealmImport() {}

    /** A manager that prepares the realm for the content of its file and then calls Keycloak's manager. */
    static ExportImportManager preparing(ExportImportManager stock, KeycloakSession session) {
        // A proxy, because the versions of Keycloak differ in the parameters of this method.
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (IMPORT.equals(method.getName())
                    && arguments.length > 1
                    && arguments[0] instanceof RealmRepresentation file
                    && arguments[1] instanceof RealmModel realm
                    && !bringsClient(file)) {
                session.getProvider(RealmSetup.class).prepareImport(realm, named(file), roles(file));
            }
            return call(stock, method, arguments);
        };
        return (ExportImportManager) Proxy.newProxyInstance(
                ExportImportManager.class.getClassLoader(), new Class<?>[] {ExportImportManager.class}, handler);
    }

    private static @Nullable Object call(ExportImportManager stock, Method method, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(stock, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static boolean bringsClient(RealmRepresentation file) {
        List<ClientRepresentation> clients = file.getClients();
        return clients != null
                && clients.stream().anyMatch(client -> PersonaApi.CLIENT_ID.equals(client.getClientId()));
    }

    /** The names of roles of the client that roles of the file contain. */
    private static Set<String> named(RealmRepresentation file) {
        RolesRepresentation roles = file.getRoles();
        if (roles == null) {
            return Set.of();
        }
        return Stream.concat(
                        Stream.ofNullable(roles.getRealm()).flatMap(List::stream),
                        Stream.ofNullable(roles.getClient())
                                .flatMap(clients -> clients.values().stream())
                                .flatMap(List::stream))
                .map(RoleRepresentation::getComposites)
                .filter(contained -> contained != null && contained.getClient() != null)
                .flatMap(contained -> contained.getClient().getOrDefault(PersonaApi.CLIENT_ID, List.of()).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> roles(RealmRepresentation file) {
        RolesRepresentation roles = file.getRoles();
        return roles == null || roles.getClient() == null
                ? List.of()
                : roles.getClient().getOrDefault(PersonaApi.CLIENT_ID, List.of()).stream()
                        .map(RoleRepresentation::getName)
                        .toList();
    }
}
