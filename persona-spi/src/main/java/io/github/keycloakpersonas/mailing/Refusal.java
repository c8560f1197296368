package io.github.keycloakpersonas.mailing;

import io.github.keycloakpersonas.mail.MailReason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail server has not taken a mail. The classes of Jakarta Mail are known by name, because they are not among what extensions get
 * (Keycloak 26.7).
 */
final class Refusal {

    private Refusal() {}

    static MailReason of(Throwable failure) {
        List<Throwable> causes =
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
        return causes.stream()
                .map(cause -> reason(cause.getClass().getSimpleName()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> causes.size() == 1 ? settings(failure.getMessage()) : MailReason.ERROR);
    }

    private static Optional<MailReason> reason(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "AuthenticationFailedException" -> MailReason.LOGIN_REFUSED;
                    case "SocketTimeoutException" -> MailReason.TIMEOUT;
                    case "MailConnectException",
                            "ConnectException",
                            "UnknownHostException",
                            "NoRouteToHostException",
                            "SocketException",
                            "EOFException",
                            "SSLHandshakeException" -> MailReason.UNREACHABLE;
                    case "SendFailedException",
                            "SMTPSendFailedException",
                            "SMTPAddressFailedException",
                            "SMTPSenderFailedException",
                            "AddressException" -> MailReason.REFUSED;
                    case "FreeMarkerException" -> MailReason.TEMPLATE;
                    default -> null;
                });
    }

    /** Keycloak itself refuses settings and addresses, and then there is no cause. */
    private static MailReason settings(@Nullable String message) {
        return message != null && message.startsWith("Invalid sender") ? MailReason.NO_MAIL_SERVER : MailReason.REFUSED;
    }
}
