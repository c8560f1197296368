package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.delivery.Delivery;
import io.github.keycloakpersonas.delivery.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.InputStreamEntity;

/**
 * Puts files into a folder of a WebDAV server. A file is written under another name and moved, which never overwrites: so it is there with all of its
 * content or not at all, also on servers that do not know {@code If-None-Match}.
 */
final class WebDavUpload implements Upload {

    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int THERE_ALREADY = 405;
    private static final int NOT_OVERWRITTEN = 412;

    private final String folder;
    private final Optional<String> authorization;
    private final Web web;

    WebDavUpload(Target target, Secrets secrets, Web web) throws UploadFailure {
        this.folder = target.required("url").replaceAll("/+$", "") + "/";
        this.web = web;
        Optional<String> username = secrets.optional("username");
        this.authorization = username.isPresent()
                ? Optional.of(basic(username.get(), secrets.required("password")))
                : secrets.optional("token").map(token -> "Bearer " + token);
    }

    private static String basic(String username, String password) {
        byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public void put(Delivery delivery, QueuedContent content) throws IOException {
        Delivery.StoredFile file = delivery.file();
        if (isThere(file)) {
            return;
        }
        createFolders(file.key());
        String begun = file.key() + ".part";
        web.send(request("PUT", begun)
                        .setHeader("Content-Type", file.mediaType())
                        .setEntity(new InputStreamEntity(content.open(), file.bytes()))
                        .build())
                .orFailure();
        Web.Answer moved = web.send(request("MOVE", begun)
                .setHeader("Destination", folder + file.key())
                .setHeader("Overwrite", "F")
                .build());
        if (moved.status() == NOT_OVERWRITTEN && isThere(file)) {
            web.send(request("DELETE", begun).build());
        } else if (moved.status() != CREATED && moved.status() != NO_CONTENT) {
            throw UploadFailure.ofStatus(moved.status());
        }
    }

    private boolean isThere(Delivery.StoredFile file) throws IOException {
        Web.Answer head = web.send(request("HEAD", file.key()).build());
        if (head.status() == NOT_FOUND) {
            return false;
        }
        head.orFailure();
        if (!web.hash(request("GET", file.key()).build()).equals(file.sha256())) {
            throw UploadFailure.otherFile();
        }
        return true;
    }

    private void createFolders(String key) throws IOException {
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            Web.Answer made =
                    web.send(request("MKCOL", key.substring(0, slash + 1)).build());
            if (made.status() != THERE_ALREADY) {
                made.orFailure();
            }
        }
    }

    private RequestBuilder request(String method, String key) {
        RequestBuilder request = RequestBuilder.create(method).setUri(folder + key);
        authorization.ifPresent(value -> request.setHeader("Authorization", value));
        return request;
    }

    @Override
    public void close() {
        web.close();
    }
}
