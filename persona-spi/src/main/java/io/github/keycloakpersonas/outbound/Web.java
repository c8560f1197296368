package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.delivery.Target;
import io.github.keycloakpersonas.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.ssl.SSLContexts;
import org.keycloak.common.enums.HostnameVerificationPolicy;
import org.keycloak.models.KeycloakSession;
import org.keycloak.truststore.TruststoreProvider;

/**
 * Requests to one target: by the HTTP client that Keycloak ships and with Keycloak's truststore, but with bounds of our own, and past no guard of
 * the inside network. Follows no redirect, keeps no cookie and repeats nothing.
 */
final class Web implements AutoCloseable {

    private static final int CONNECT_SECONDS = 10;
    private static final int ANSWER_SECONDS = 60;
    private static final int MOST_BYTES = 64 * 1024;

    private final CloseableHttpClient client;

    private Web(CloseableHttpClient client) {
        this.client = client;
    }

    static Web to(Target target, KeycloakSession session) {
        var apache = HttpClients.custom().disableAutomaticRetries();
        Optional<String> proxy = target.setting("proxy");
        if (proxy.isPresent()) {
            // The proxy resolves names then, and has to guard its network.
            URI address = URI.create(proxy.get());
            apache.setProxy(new HttpHost(address.getHost(), address.getPort(), address.getScheme()));
        } else if (!target.isInside()) {
            apache.setDnsResolver(new InsideGuard());
        }
        int answerSeconds =
                target.setting("timeout_seconds").map(Integer::parseInt).orElse(ANSWER_SECONDS);
        apache.disableRedirectHandling()
                .disableCookieManagement()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(CONNECT_SECONDS * 1000)
                        .setConnectionRequestTimeout(CONNECT_SECONDS * 1000)
                        .setSocketTimeout(answerSeconds * 1000)
                        .setExpectContinueEnabled(true)
                        .build());
        TruststoreProvider truststore = session.getProvider(TruststoreProvider.class);
        if (truststore != null && truststore.getTruststore() != null) {
            trust(apache, truststore);
        }
        return new Web(apache.build());
    }

    private static void trust(HttpClientBuilder apache, TruststoreProvider truststore) {
        try {
            apache.setSSLContext(SSLContexts.custom()
                    .loadTrustMaterial(truststore.getTruststore(), null)
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Keycloak's truststore cannot be used", e);
        }
        if (truststore.getPolicy() == HostnameVerificationPolicy.ANY) {
            apache.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE);
        }
    }

    /**
     * An answer.
     *
     * @param status its status code
     * @param headers its headers
     * @param body the beginning of its body
     */
    record Answer(int status, List<Header> headers, String body) {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** The value of a header; empty if there is none. */
        Optional<String> header(String name) {
            for (Header each : headers) {
                if (each.getName().equalsIgnoreCase(name)) {
                    return Optional.of(each.getValue());
                }
            }
            return Optional.empty();
        }

        /** @throws UploadFailure if it is not a success */
        Answer orFailure() throws UploadFailure {
            if (!isSuccess()) {
                throw UploadFailure.ofStatus(status);
            }
            return this;
        }
    }

    /** Sends a request. Of a longer answer, only the beginning is read. */
    Answer send(HttpUriRequest request) throws IOException {
        return client.execute(request, response -> {
            try (InputStream body = body(response)) {
                return new Answer(
                        response.getStatusLine().getStatusCode(),
                        List.of(response.getAllHeaders()),
                        new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            }
        });
    }

    /** The SHA-256 of what is at an address. */
    String hash(HttpUriRequest request) throws IOException {
        return client.execute(request, response -> {
            int status = response.getStatusLine().getStatusCode();
            if (status != 200) {
                throw UploadFailure.ofStatus(status);
            }
            try (InputStream body = body(response)) {
                return Sha256.of(body);
            }
        });
    }

    private static InputStream body(HttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
