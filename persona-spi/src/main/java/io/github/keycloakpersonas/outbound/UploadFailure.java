package io.github.keycloakpersonas.outbound;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import javax.net.ssl.SSLException;
import org.apache.http.conn.ConnectTimeoutException;

/** Why an upload has failed, as a word for administrators and perhaps a status: never what a server or a file says. */
final class UploadFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final String word;
    private final boolean isForGood;

    private UploadFailure(String word, boolean isForGood) {
        super(word);
        this.word = word;
        this.isForGood = isForGood;
    }

    /** One that may pass. */
    static UploadFailure of(String word) {
        return new UploadFailure(word, false);
    }

    /** One that another try does not mend. */
    static UploadFailure forGood(String word) {
        return new UploadFailure(word, true);
    }

    /** An answer of a server that is not a success. */
    static UploadFailure ofStatus(int status) {
        return of(
                switch (status) {
                    case 401, 403 -> "refused " + status;
                    case 404 -> "not-found 404";
                    case 413, 507 -> "full " + status;
                    default -> "status " + status;
                });
    }

    /** There is another file of that key. */
    static UploadFailure otherFile() {
        return forGood("other-file-there");
    }

    static UploadFailure of(IOException failure) {
        if (failure instanceof InsideGuard.Blocked) {
            return of("blocked");
        }
        if (failure instanceof UnknownHostException) {
            return of("unknown-host");
        }
        if (failure instanceof SocketTimeoutException || failure instanceof ConnectTimeoutException) {
            return of("timeout");
        }
        if (failure instanceof SSLException) {
            return of("tls");
        }
        if (failure instanceof AccessDeniedException) {
            return of("access-denied");
        }
        return of(failure instanceof FileSystemException ? "file-system" : "unreachable");
    }

    String word() {
        return word;
    }

    /** Whether there is no use in trying again. */
    boolean isForGood() {
        return isForGood;
    }
}
