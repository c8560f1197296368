package io.github.keycloakpersonas.mailing;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

/**
 * Stands for the request that a job does not have. Keycloak's templates of mails ask the request for the server's address; without one
 * they fail unless the option {@code hostname} has a whole address (26.7). An address that only a request could tell is unknown here, so
 * that no mail leads to where somebody else's {@code Host} header has pointed.
 */
final class NoRequest implements InvocationHandler {

    private static final URI NOWHERE = URI.create("https://unknown.invalid/");

    private NoRequest() {}

    static void in(KeycloakSession session) {
        session.getContext().setHttpRequest(of(HttpRequest.class));
    }

    /** The server's own address, as its options or the realm say; empty if only a request could tell. */
    static Optional<URI> address(KeycloakSession session, UrlType type) {
        URI base = session.getContext().getUri(type).getBaseUri();
        return NOWHERE.getHost().equals(base.getHost()) ? Optional.empty() : Optional.of(base);
    }

    private static <T> T of(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(NoRequest.class.getClassLoader(), new Class<?>[] {type}, new NoRequest()));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        Class<?> type = method.getReturnType();
        if (type == UriInfo.class || type == HttpHeaders.class) {
            return of(type);
        }
        if (type == URI.class) {
            return NOWHERE;
        }
        if (type == UriBuilder.class) {
            return UriBuilder.fromUri(NOWHERE);
        }
        return empty(type);
    }

    private static @Nullable Object empty(Class<?> type) {
        if (type == MultivaluedMap.class) {
            return new MultivaluedHashMap<>();
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : null;
    }
}
