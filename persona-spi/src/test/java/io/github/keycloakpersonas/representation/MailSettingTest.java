package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpersonas.mail.MailKind;
import io.github.keycloakpersonas.schema.MailRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a schema says of the realm's mails. */
class MailSettingTest {

    private static PersonaSchema schema(String mails) {
        return SchemaReader.read("{\"titles\":[{\"name\":\"traveler\"}]" + mails + "}");
    }

    private static MailRule rule(String mails) {
        return schema(",\"mails\":" + mails).capabilities().mails();
    }

    @Test
    void isNoneUnlessItIsNamed() {
        assertThat(schema("").capabilities().mails()).isEqualTo(MailRule.NONE);
        assertThat(rule("{}")).isEqualTo(MailRule.NONE);
        assertThat(rule("{\"expiry_days\":[],\"requests\":false}").isNone()).isTrue();
        assertThat(SchemaRepresentation.text(schema(",\"mails\":{}"))).doesNotContain("mails");
    }

    @Test
    void switchesEachKindOn() {
        MailRule all = rule("{\"expiry_days\":[30,7,1],\"requests\":true,\"decisions\":true,\"reviews\":true}");
        assertThat(all).isEqualTo(new MailRule(List.of(30, 7, 1), true, true, true, false));
        assertThat(MailKind.values()).allMatch(all.inviting(true)::sends);
        assertThat(all.sends(MailKind.INVITATIONS)).isFalse();
        MailRule decisions = rule("{\"decisions\":true}");
        assertThat(decisions.sends(MailKind.DECISIONS)).isTrue();
        assertThat(decisions.sends(MailKind.EXPIRY)).isFalse();
        assertThat(decisions.hasReminders()).isFalse();
        assertThat(rule("{\"requests\":true}").hasReminders()).isTrue();
    }

    @Test
    void isWrittenAsItIsRead() {
        PersonaSchema schema = schema(",\"mails\":{\"expiry_days\":[7,365],\"reviews\":true}");
        assertThat(SchemaReader.read(SchemaRepresentation.text(schema))).isEqualTo(schema);
        assertThat(SchemaRepresentation.of(schema)).containsEntry("format", 2);
    }

    @Test
    void usersSeeThatThereAreReminders() {
        assertThat(SchemaRepresentation.forUsers(
                        schema(",\"mails\":{\"expiry_days\":[7],\"requests\":true}"), key -> Optional.empty()))
                .containsEntry("mails", Map.of("reminders", true));
        assertThat(SchemaRepresentation.forUsers(schema(",\"mails\":{\"requests\":true}"), key -> Optional.empty()))
                .doesNotContainKey("mails");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"expiry_days\":[0]}; mails.expiry_days",
                "{\"expiry_days\":[366]}; mails.expiry_days",
                "{\"expiry_days\":[7,7]}; mails.expiry_days",
                "{\"expiry_days\":[1.5]}; mails.expiry_days",
                "{\"expiry_days\":7}; mails.expiry_days",
                "{\"expiry_days\":[1,2,3,4,5,6,7,8,9,10,11]}; mails.expiry_days",
                "{\"requests\":1}; mails.requests",
                "{\"days\":1}; mails.days"
            })
    void isAtFault(String mails, String member) {
        assertThatThrownBy(() -> rule(mails))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining(member);
    }
}
