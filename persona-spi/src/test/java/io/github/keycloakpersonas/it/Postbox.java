package io.github.keycloakpersonas.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A mail server for a test, which can be away for a while. */
final class Postbox implements AutoCloseable {

    private final int port;
    private GreenMail server;

    /**
     * A mail that has come.
     *
     * @param to the recipient
     * @param plain the part without markup
     * @param html the part with markup
     */
    record Letter(String to, String subject, String plain, String html) {}

    private Postbox(int port) {
        this.port = port;
        this.server = server();
    }

    /** It is away until it is opened. */
    static Postbox closed() {
        try (ServerSocket free = new ServerSocket(0)) {
            return new Postbox(free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Postbox opened() {
        Postbox box = closed();
        box.open();
        return box;
    }

    private GreenMail server() {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    void open() {
        server = server();
        server.start();
    }

    /** The member {@code smtpServer} of a realm. */
    Map<String, String> settings() {
        return Map.of("host", "127.0.0.1", "port", String.valueOf(port), "from", "keycloak@example.org");
    }

    /** How many have come. */
    int count() {
        return server.getReceivedMessages().length;
    }

    /** All that have come, once there are so many of them. */
    List<Letter> letters(int atLeast) {
        Soon.await(() -> count() >= atLeast);
        return Arrays.stream(server.getReceivedMessages()).map(Postbox::letter).toList();
    }

    private static Letter letter(MimeMessage message) {
        try {
            return new Letter(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    part(message, "text/plain"),
                    part(message, "text/html"));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(MimeMessage message, String type) throws MessagingException, IOException {
        Multipart parts = (Multipart) message.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return ((String) part.getContent()).replace("\r\n", "\n");
            }
        }
        throw new AssertionError("It has no part " + type);
    }

    @Override
    public void close() {
        server.stop();
    }
}
