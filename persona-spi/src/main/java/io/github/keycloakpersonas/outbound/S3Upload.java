package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.delivery.Delivery;
import io.github.keycloakpersonas.delivery.Target;
import io.github.keycloakpersonas.digest.Sha256;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.InputStreamEntity;

/** Puts files into a bucket of Amazon S3, or of what speaks like it. Each is written once ({@code If-None-Match: *}). */
final class S3Upload implements Upload {

    private static final String META_HASH = "x-amz-meta-sha256";
    private static final int ALREADY_THERE = 412;

    /** The hash of nothing, which is what a request without a body has. */
    private static final String NOTHING = Sha256.of(new byte[0]);

    private final Target target;
    private final AwsSignature signature;
    private final Web web;
    private final Clock clock;

    S3Upload(Target target, Secrets secrets, Web web, Clock clock) throws UploadFailure {
        this.target = target;
        this.web = web;
        this.clock = clock;
        this.signature = new AwsSignature(
                target.required("region"), secrets.required("access_key"), secrets.required("secret_key"));
    }

    @Override
    public void put(Delivery delivery, QueuedContent content) throws IOException {
        Delivery.StoredFile file = delivery.file();
        TreeMap<String, String> headers = new TreeMap<>();
        headers.put("content-type", file.mediaType());
        headers.put("if-none-match", "*");
        headers.put(META_HASH, file.sha256());
        target.setting("storage_class").ifPresent(value -> headers.put("x-amz-storage-class", value));
        target.setting("encryption").ifPresent(value -> headers.put("x-amz-server-side-encryption", value));
        target.setting("kms_key").ifPresent(value -> headers.put("x-amz-server-side-encryption-aws-kms-key-id", value));
        if (target.is("checksum")) {
            headers.put(
                    "x-amz-checksum-sha256",
                    Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256())));
        }
        Web.Answer answer = web.send(signed("PUT", file.key(), headers, file.sha256())
                .setEntity(new InputStreamEntity(content.open(), file.bytes()))
                .build());
        if (answer.status() == ALREADY_THERE) {
            requireSame(file);
        } else {
            answer.orFailure();
        }
    }

    private void requireSame(Delivery.StoredFile file) throws IOException {
        Web.Answer there = web.send(
                        signed("HEAD", file.key(), new TreeMap<>(), NOTHING).build())
                .orFailure();
        if (!there.header(META_HASH).filter(file.sha256()::equals).isPresent()) {
            throw UploadFailure.otherFile();
        }
    }

    private RequestBuilder signed(String method, String key, SortedMap<String, String> headers, String contentHash) {
        URI address = address(key);
        boolean hasPort = address.getPort() >= 0;
        headers.put("host", hasPort ? address.getHost() + ":" + address.getPort() : address.getHost());
        headers.put("x-amz-content-sha256", contentHash);
        headers.put("x-amz-date", AwsSignature.time(clock.instant()));
        RequestBuilder request = RequestBuilder.create(method).setUri(address);
        headers.forEach(request::setHeader);
        return request.setHeader("Authorization", signature.of(method, address.getRawPath(), headers, contentHash));
    }

    /** The address of a key, whose characters need no encoding. */
    private URI address(String key) {
        URI endpoint = URI.create(target.required("endpoint"));
        String bucket = target.required("bucket");
        String path = endpoint.getRawPath().replaceAll("/+$", "");
        String authority = endpoint.getRawAuthority();
        return target.is("path_style")
                ? endpoint.resolve(path + "/" + bucket + "/" + key)
                : URI.create(endpoint.getScheme() + "://" + bucket + "." + authority + path + "/" + key);
    }

    @Override
    public void close() {
        web.close();
    }
}
