package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.DefaultSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A schema is written as it is read. */
class SchemaRepresentationTest {

    private static final String EVERYTHING = """
            {"format":1,"titles":[{"name":"agent","description":"d","self_service":false,"needs_approval":true,"can_be_invited":true,\
            "can_be_delegated_to":true,"allowed_actions":["a","b"],"acr":"gold",\
            "roles":{"realm":["approver"],"clients":{"shop":["booker","viewer"]}}}],\
            "circles":{"source":"list","values":["corsica","acme"]},\
            "attributes":[\
            {"name":"flag","type":"boolean","description":"d","default":true,"required":true,"editable_by":"administrator",\
            "in_tokens":true},\
            {"name":"count","type":"integer","description":"","default":1,"required":false,"min":0,"max":9,\
            "editable_by":"user","in_tokens":false},\
            {"name":"code","type":"string","description":"","default":"A1","required":false,"min_length":1,"max_length":2,\
            "pattern":"[A-Z][0-9]","editable_by":"user","in_tokens":false},\
            {"name":"seat","type":"enum","description":"","required":false,"options":["aisle","window"],\
            "editable_by":"user","in_tokens":false}],\
            "groups":[{"name":"about","description":"d","attributes":[\
            {"name":"rate","type":"number","description":"","default":0.5,"required":false,"editable_by":"user",\
            "in_tokens":false},\
            {"name":"since","type":"date-time","description":"","default":"2026-01-01T00:00:00Z","required":false,\
            "editable_by":"user","in_tokens":false},\
            {"name":"mail","type":"email","description":"","required":false,"editable_by":"user","in_tokens":false},\
            {"name":"tags","type":"string-list","description":"","default":["x"],"required":false,"editable_by":"user",\
            "in_tokens":false}]},\
            {"name":"empty","description":"","attributes":[]}],\
            "limits":{"personas_per_user":7,"default_validity_days":30,"requests_per_minute":60,\
            "client_requests_per_minute":900},\
            "unknown_members":"ignore"}""";

    @Test
    void everythingSurvivesARoundTrip() throws Exception {
        String written = PlainJson.write(SchemaRepresentation.of(SchemaReader.read(EVERYTHING)));
        assertThat(PlainJson.parse(written)).isEqualTo(PlainJson.parse(EVERYTHING));
    }

    @Test
    void theDefaultSchemaSurvivesARoundTrip() {
        String written = PlainJson.write(SchemaRepresentation.of(DefaultSchema.INSTANCE));
        assertThat(SchemaReader.read(written)).isEqualTo(DefaultSchema.INSTANCE);
    }

    @Test
    void theTextIsOneForEachSchema() {
        String text = SchemaRepresentation.text(SchemaReader.read(EVERYTHING));
        assertThat(SchemaRepresentation.text(SchemaReader.read(text))).isEqualTo(text);
        assertThat(SchemaRepresentation.text(DefaultSchema.INSTANCE)).isNotEqualTo(text);
    }

    @Test
    void usersDoNotSeeTheRolesThatTitlesGrant() {
        assertThat(SchemaRepresentation.forUsers(SchemaReader.read(EVERYTHING)).toString())
                .contains("agent")
                .doesNotContain("roles");
    }

    @Test
    void usersSeeTheStatusesToo() {
        Map<String, Object> json = SchemaRepresentation.forUsers(DefaultSchema.INSTANCE);
        Map<String, Object> written = SchemaRepresentation.of(DefaultSchema.INSTANCE);
        written.remove("format");
        assertThat(json)
                .containsAllEntriesOf(written)
                .doesNotContainKey("format")
                .containsEntry("statuses", List.of("pending", "active", "inactive", "suspended", "revoked", "expired"));
    }
}
