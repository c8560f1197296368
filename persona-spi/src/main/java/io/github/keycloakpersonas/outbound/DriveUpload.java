package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.delivery.Delivery;
import io.github.keycloakpersonas.delivery.Target;
import io.github.keycloakpersonas.representation.PlainJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.InputStreamEntity;

/**
 * Puts files into a shared drive of Google Drive, as a service account. Names are not unique there, so that a file is found again by the id of its
 * delivery, which is among its properties.
 */
final class DriveUpload implements Upload {

    private static final String TOKENS = "https://oauth2.googleapis.com/token";
    private static final String API = "https://www.googleapis.com";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String PROPERTY = "personaDelivery";

    private final Target target;
    private final ServiceAccount account;
    private final String tokens;
    private final String api;
    private final Web web;

    DriveUpload(Target target, Secrets secrets, Web web, Clock clock) throws UploadFailure {
        this.target = target;
        this.web = web;
        this.account = new ServiceAccount(secrets.required("account"), secrets.required("private_key"), clock);
        this.tokens = target.setting("token_url").orElse(TOKENS);
        this.api = target.setting("api_url").orElse(API).replaceAll("/+$", "");
    }

    @Override
    public void put(Delivery delivery, QueuedContent content) throws IOException {
        String bearer = "Bearer " + token();
        if (isThere(delivery, bearer)) {
            return;
        }
        Delivery.StoredFile file = delivery.file();
        Map<String, Object> about = Map.of(
                "name",
                file.key(),
                "mimeType",
                file.mediaType(),
                "parents",
                List.of(target.setting("folder_id").orElse(target.required("drive_id"))),
                "appProperties",
                Map.of(PROPERTY, delivery.id()));
        Web.Answer begun = web.send(
                        RequestBuilder.post(api + "/upload/drive/v3/files?uploadType=resumable&supportsAllDrives=true")
                                .setHeader("Authorization", bearer)
                                .setHeader("X-Upload-Content-Type", file.mediaType())
                                .setHeader("X-Upload-Content-Length", String.valueOf(file.bytes()))
                                .setEntity(new ByteArrayEntity(PlainJson.bytes(about), ContentType.APPLICATION_JSON))
                                .build())
                .orFailure();
        web.send(RequestBuilder.put(sameServer(begun))
                        .setHeader("Authorization", bearer)
                        .setEntity(new InputStreamEntity(content.open(), file.bytes()))
                        .build())
                .orFailure();
    }

    private String token() throws IOException {
        Web.Answer answer = web.send(RequestBuilder.post(tokens)
                        .addParameter("grant_type", GRANT)
                        .addParameter("assertion", account.assertion(tokens))
                        .build())
                .orFailure();
        return PlainJson.text(answer.body(), "/access_token").orElseThrow(() -> UploadFailure.of("no-token"));
    }

    private boolean isThere(Delivery delivery, String bearer) throws IOException {
        Web.Answer answer = web.send(RequestBuilder.get(api + "/drive/v3/files")
                        .setCharset(StandardCharsets.UTF_8)
                        .addParameter(
                                "q",
                                "appProperties has { key='" + PROPERTY + "' and value='" + delivery.id()
                                        + "' } and trashed = false")
                        .addParameter("fields", "files(id,sha256Checksum)")
                        .addParameter("corpora", "drive")
                        .addParameter("driveId", target.required("drive_id"))
                        .addParameter("includeItemsFromAllDrives", "true")
                        .addParameter("supportsAllDrives", "true")
                        .setHeader("Authorization", bearer)
                        .build())
                .orFailure();
        if (PlainJson.text(answer.body(), "/files/0/id").isEmpty()) {
            return false;
        }
        Optional<String> hash = PlainJson.text(answer.body(), "/files/0/sha256Checksum");
        if (!hash.filter(delivery.file().sha256()::equals).isPresent()) {
            throw UploadFailure.otherFile();
        }
        return true;
    }

    /** Where the content is to be sent: nowhere else than the beginning was. */
    private URI sameServer(Web.Answer begun) throws UploadFailure {
        URI there = URI.create(begun.header("Location").orElse(""));
        URI here = URI.create(api);
        if (!String.valueOf(here.getScheme()).equals(there.getScheme())
                || !String.valueOf(here.getRawAuthority()).equals(there.getRawAuthority())) {
            throw UploadFailure.of("sent-elsewhere");
        }
        return there;
    }

    @Override
    public void close() {
        web.close();
    }
}
