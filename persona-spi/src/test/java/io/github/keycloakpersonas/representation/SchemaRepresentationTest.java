package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A schema is written as it is read. */
class SchemaRepresentationTest {

    private static final String EVERYTHING = """
            {"format":2,"titles":[{"name":"agent","display_name":"${agent}","description":"d","self_service":false,"needs_approval":true,"can_be_invited":true,\
            "can_be_delegated_to":true,"allowed_actions":["a","b"],"acr":"gold",\
            "roles":{"realm":["approver"],"clients":{"shop":["booker","viewer"]}}}],\
            "circles":{"source":"list","values":["corsica","acme"]},\
            "attributes":[\
            {"name":"flag","display_name":"Is it so?","type":"boolean","description":"d","default":true,"required":true,"editable_by":"administrator",\
            "in_tokens":true},\
            {"name":"count","type":"integer","description":"","default":1,"required":false,"min":0,"max":9,\
            "editable_by":"user","in_tokens":false},\
            {"name":"code","type":"string","description":"","default":"A1","required":false,"min_length":1,"max_length":2,\
            "pattern":"[A-Z][0-9]","editable_by":"user","in_tokens":false},\
            {"name":"seat","type":"enum","description":"","required":false,"options":["aisle","window"],"option_display_names":{"window":"By the window"},\
            "editable_by":"user","in_tokens":false}],\
            "groups":[{"name":"about","display_name":"About it","description":"d","attributes":[\
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
        assertThat(SchemaRepresentation.forUsers(SchemaReader.read(EVERYTHING), Texts.NONE)
                        .toString())
                .contains("agent")
                .doesNotContain("roles");
    }

    @Test
    void usersSeeTheStatusesTooAndWhatTheyReadInsteadOfNames() {
        PersonaSchema schema = new ASchema()
                .title("office-manager")
                .group("about_me")
                .attribute(AnAttribute.named("homeURL", AttributeType.STRING).inGroup("about_me"))
                .build();
        Map<String, Object> json = SchemaRepresentation.forUsers(schema, Texts.NONE);
        Map<String, Object> written = SchemaRepresentation.of(schema);
        assertThat(json.keySet()).containsAll(List.of("titles", "attributes", "groups", "limits", "unknown_members"));
        assertThat(json)
                .doesNotContainKey("format")
                .containsEntry("circles", written.get("circles"))
                .containsEntry("statuses", List.of("pending", "active", "inactive", "suspended", "revoked", "expired"));
        assertThat(json.toString())
                .contains(
                        "{name=office-manager, display_name=Office manager, description=for a test",
                        "{name=about_me, display_name=About me,",
                        "{name=homeURL, display_name=Home URL,");
        assertThat(written.toString()).doesNotContain("display_name");
    }

    @Test
    void usersReadDisplayNamesInTheirLanguage() {
        String json = SchemaRepresentation.forUsers(
                        SchemaReader.read(EVERYTHING),
                        key -> key.equals("agent") ? Optional.of("Agentin") : Optional.empty())
                .toString();
        assertThat(json)
                .contains(
                        "{name=agent, display_name=Agentin,",
                        "{name=flag, display_name=Is it so?,",
                        "{name=count, display_name=Count,",
                        "{name=about, display_name=About it,",
                        "option_display_names={aisle=Aisle, window=By the window}");
    }

    @Test
    void aKeyWithoutATextReadsAsTheName() {
        assertThat(SchemaRepresentation.forUsers(SchemaReader.read(EVERYTHING), Texts.NONE)
                        .toString())
                .contains("{name=agent, display_name=Agent,");
        assertThat(SchemaRepresentation.forUsers(SchemaReader.read(EVERYTHING), key -> Optional.of(" "))
                        .toString())
                .contains("{name=agent, display_name=Agent,");
    }
}
