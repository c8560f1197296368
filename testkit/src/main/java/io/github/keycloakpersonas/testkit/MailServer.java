package io.github.keycloakpersonas.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A mail server for one test class: it takes each mail that Keycloak sends, and delivers none. */
public final class MailServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ServerSocket socket;
    private final BlockingQueue<Mail> mails = new LinkedBlockingQueue<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch held = new CountDownLatch(0);

    /**
     * A mail that was taken.
     *
     * @param to the recipient of the envelope
     * @param text headers and body as they were sent
     */
    public record Mail(String to, String text) {}

    private MailServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** Starts it on a free port. */
    public static MailServer start() {
        try {
            MailServer server = new MailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread listening = new Thread(server::listen, "mail server");
            listening.setDaemon(true);
            listening.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The member {@code smtpServer} of a realm that sends its mails here. */
    public Map<String, String> settings() {
        return Map.of(
                "host", "127.0.0.1", "port", Integer.toString(socket.getLocalPort()), "from", "keycloak@example.org");
    }

    /**
     * The next mail.
     *
     * @throws AssertionError if none comes, however busy the machine is
     */
    public Mail next() {
        try {
            Mail mail = mails.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (mail == null) {
                throw new AssertionError("No mail came");
            }
            return mail;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Refuses a recipient from now on. */
    public void refuse(String address) {
        refused.add(address);
    }

    /** Lets whoever sends a mail wait, until {@link #goOn}. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    /** Takes the mails that wait, and all others at once. */
    public void goOn() {
        held.countDown();
    }

    /** Forgets the mails so far, and says how many there were. */
    public int forget() {
        List<Mail> forgotten = new ArrayList<>();
        return mails.drainTo(forgotten);
    }

    @Override
    public void close() {
        goOn();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                serve(client);
            } catch (IOException e) {
                // The server was closed, or one client went away: the next one is served.
            }
        }
    }

    private void serve(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, "220 ready");
        String to = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.length() < 4 ? line : line.substring(0, 4);
            if (verb.equalsIgnoreCase("RCPT")) {
                to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                if (refused.contains(to)) {
                    say(client, "550 no such mailbox");
                    continue;
                }
            }
            if (verb.equalsIgnoreCase("DATA")) {
                say(client, "354 go on");
                String data = data(in);
                awaitGoOn();
                mails.add(new Mail(to, data));
            }
            say(client, verb.equalsIgnoreCase("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private void awaitGoOn() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line.startsWith("..") ? line.substring(1) : line).append('\n');
        }
        return text.toString();
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
