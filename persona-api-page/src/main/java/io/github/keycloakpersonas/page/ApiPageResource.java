package io.github.keycloakpersonas.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/** {@code /realms/{realm}/persona-docs}: the page and its files. All of it is the same for everybody, so no token is needed. */
public final class ApiPageResource {

    private final KeycloakSession session;
    private final String clientId;

    ApiPageResource(KeycloakSession session, String clientId) {
        this.session = session;
        this.clientId = clientId;
    }

    /** The page. Its links are relative, so its address has to end with a slash. */
    @GET
    public Response page() {
        requireEnabledRealm();
        URI sent = session.getContext().getHttpRequest().getUri().getRequestUri();
        if (!sent.getRawPath().endsWith("/")) {
            URI address = session.getContext().getUri().getAbsolutePath();
            return Response.seeOther(URI.create(address + "/")).build();
        }
        KeycloakContext context = session.getContext();
        return Response.ok(
                        PageText.of(
                                context.getRealm(),
                                clientId,
                                context.getUri(UrlType.FRONTEND).getBaseUri(),
                                context.getUri(UrlType.ADMIN).getBaseUri()),
                        "text/html; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** A file of the page. Browsers keep it, and ask each time whether it is still the same. */
    @GET
    @Path("{name}")
    public Response file(@PathParam("name") String name) {
        requireEnabledRealm();
        PageFile file = PageFile.named(name).orElseThrow(NotFoundException::new);
        HttpHeaders sent = session.getContext().getHttpRequest().getHttpHeaders();
        EntityTag tag = new EntityTag(file.tag(), true);
        boolean known = Optional.ofNullable(sent.getHeaderString(HttpHeaders.IF_NONE_MATCH))
                .filter(tags -> tags.contains('"' + file.tag() + '"'))
                .isPresent();
        boolean compressed = Optional.ofNullable(sent.getHeaderString(HttpHeaders.ACCEPT_ENCODING))
                .filter(codings -> codings.contains("gzip") && !codings.contains("gzip;q=0"))
                .isPresent();
        Response.ResponseBuilder response = known
                ? Response.notModified()
                : Response.ok(compressed ? file.compressed() : file.bytes(), file.mediaType());
        if (compressed && !known) {
            response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return response.type(MediaType.valueOf(file.mediaType()))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .build();
    }

    private void requireEnabledRealm() {
        RealmModel realm = session.getContext().getRealm();
        if (!realm.isEnabled()) {
            throw new NotFoundException();
        }
    }
}
