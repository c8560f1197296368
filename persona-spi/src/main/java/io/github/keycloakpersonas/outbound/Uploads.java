package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.delivery.Target;
import java.nio.file.Path;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;

/** Uploads to targets of every type. */
final class Uploads {

    private Uploads() {}

    /**
     * An upload to a target; one that fails if a secret is missing.
     *
     * @param session only needed here
     */
    static Upload to(Target target, KeycloakSession session, Clock clock) {
        Secrets secrets = new Secrets(session, target);
        try {
            return switch (target.type()) {
                case FOLDER -> new FolderUpload(Path.of(target.required("path")));
                case S3 -> new S3Upload(target, secrets, Web.to(target, session), clock);
                case WEBDAV -> new WebDavUpload(target, secrets, Web.to(target, session));
                case DRIVE -> new DriveUpload(target, secrets, Web.to(target, session), clock);
            };
        } catch (UploadFailure e) {
            return Upload.failing(e);
        }
    }
}
