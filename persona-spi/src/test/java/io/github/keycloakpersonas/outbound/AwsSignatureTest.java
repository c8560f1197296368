package io.github.keycloakpersonas.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The examples of Amazon's documentation, "Signature Calculations for the Authorization Header". */
class AwsSignatureTest {

    private static final String HOST = "examplebucket.s3.amazonaws.com";
    private static final String DATE = "20130524T000000Z";
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final AwsSignature EXAMPLE =
            new AwsSignature("us-east-1", "AKIA" + "IOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY");

    @Test
    void isThatOfTheExampleThatReads() {
        String signature = EXAMPLE.of(
                "GET",
                "/test.txt",
                new TreeMap<>(Map.of(
                        "host", HOST, "range", "bytes=0-9", "x-amz-content-sha256", NOTHING, "x-amz-date", DATE)),
                NOTHING);
        assertThat(signature)
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIA" + "IOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,")
                .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void isThatOfTheExampleThatWrites() {
        String hash = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
        String signature = EXAMPLE.of(
                "PUT",
                "/test%24file.text",
                new TreeMap<>(Map.of(
                        "date",
                        "Fri, 24 May 2013 00:00:00 GMT",
                        "host",
                        HOST,
                        "x-amz-content-sha256",
                        hash,
                        "x-amz-date",
                        DATE,
                        "x-amz-storage-class",
                        "REDUCED_REDUNDANCY")),
                hash);
        assertThat(signature).endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void hidesItsKey() {
        assertThat(EXAMPLE.toString()).doesNotContain("KEY");
        assertThat(AwsSignature.time(Instant.parse("2013-05-24T00:00:00.5Z"))).isEqualTo(DATE);
    }
}
