package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who holds which persona now, as a file. */
@Tag("storage")
@Tag("dialect")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsIT {

    private static final int PERSONAS = 2500;

    private TestRealm realm;
    private AdminPersonas admin;

    @BeforeAll
    void fill(KeycloakServer server) {
        realm = TestRealm.create(server, Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true));
        admin = AdminPersonas.of(realm);
        TransferClient.clubs(realm, PERSONAS);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @Test
    void haveALineForEachPersona() {
        Reply csv = admin.get("/reports/access").expect(200);
        assertThat(csv.header("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"access-")
                .endsWith(".csv\"");
        List<String> lines = csv.text().lines().toList();
        assertThat(lines).hasSize(PERSONAS + 1).doesNotHaveDuplicates();
        assertThat(lines.get(0)).isEqualTo("username,user_sub,title,circle,status,valid_from,valid_till,id");
        // A spreadsheet would run a circle that begins like a formula.
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.contains(",traveler,'=club "));
        Reply ndjson = admin.get("/reports/access?format=ndjson&status=suspended&circle=%3Dclub%207&circle=%3Dclub%208")
                .expect(200);
        List<JsonNode> rows = ndjson.text().lines().map(ReportsIT::parsed).toList();
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.path("circle").asText()).isEqualTo("=club 7");
            assertThat(row.path("username").asText()).isEqualTo("user2");
        });
        admin.get("/reports/access?format=xlsx").expect(400);
        admin.get("/reports/access?at=yesterday").expect(400);
    }

    @Test
    void areSigned() throws IOException, GeneralSecurityException {
        Reply zip = admin.get("/reports/access?format=zip&status=active").expect(200);
        Map<String, byte[]> files = unzipped(zip.bytes());
        assertThat(files).containsOnlyKeys("access.csv", "manifest.json", "manifest.json.jws");
        byte[] manifest = Objects.requireNonNull(files.get("manifest.json"));
        JsonNode said = parsed(new String(manifest, StandardCharsets.UTF_8));
        assertThat(said.path("rows").asInt()).isEqualTo(PERSONAS / 2);
        assertThat(said.path("realm").asText()).isEqualTo(realm.name());
        assertThat(said.path("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(files.get("access.csv"))));
        String[] jws = new String(files.get("manifest.json.jws"), StandardCharsets.US_ASCII).split("\\.", -1);
        assertThat(jws).hasSize(3);
        assertThat(jws[1]).isEmpty();
        JsonNode header = parsed(new String(Base64.getUrlDecoder().decode(jws[0]), StandardCharsets.UTF_8));
        assertThat(header.path("b64").asBoolean(true)).isFalse();
        assertThat(verifies(header, (jws[0] + ".").getBytes(StandardCharsets.US_ASCII), manifest, jws[2]))
                .isTrue();
        manifest[manifest.length - 2]++;
        assertThat(verifies(header, (jws[0] + ".").getBytes(StandardCharsets.US_ASCII), manifest, jws[2]))
                .isFalse();
    }

    private boolean verifies(JsonNode header, byte[] begin, byte[] payload, String signature)
            throws GeneralSecurityException {
        assertThat(header.path("alg").asText()).isEqualTo("RS256");
        JsonNode keys = realm.http()
                .request("GET", realm.path("/protocol/openid-connect/certs"))
                .send()
                .expect(200)
                .json()
                .path("keys");
        JsonNode key = StreamSupport.stream(keys.spliterator(), false)
                .filter(each -> each.path("kid").equals(header.path("kid")))
                .findFirst()
                .orElseThrow();
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")))));
        verifier.update(begin);
        verifier.update(payload);
        return verifier.verify(Base64.getUrlDecoder().decode(signature));
    }

    private static JsonNode parsed(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), entries.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void nameTheJarThatWritesPdf() {
        assertThat(admin.get("/reports/access?format=pdf")
                        .expect(501)
                        .json()
                        .path("detail")
                        .asText())
                .contains("keycloak-personas-reports");
        assertThat(admin.get("/reports").expect(200).json().path("formats").toString())
                .isEqualTo("[\"csv\",\"ndjson\",\"zip\"]");
    }

    @Test
    void leaveAnEvent() {
        admin.get("/reports/access?circle=nowhere").expect(200);
        JsonNode events = realm.admin().get("/admin-events?resourcePath=personas/reports/access");
        assertThat(events).isNotEmpty();
        assertThat(events.findValuesAsText("representation")).anyMatch(text -> text.contains("nowhere"));
    }

    @Test
    void needTheRoleThatListsNeed() {
        AdminPersonas.withRoles(realm, "nobody").get("/reports/access").expect(403);
        Reply none = AdminPersonas.withRoles(realm, "asker", "query-users").get("/reports/access");
        assertThat(none.expect(200).text().lines()).hasSize(1);
        Reply all = AdminPersonas.withRoles(realm, "viewer", "view-users").get("/reports/access");
        assertThat(all.expect(200).text().lines()).hasSize(PERSONAS + 1);
    }
}
