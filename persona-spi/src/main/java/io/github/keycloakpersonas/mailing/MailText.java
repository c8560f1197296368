package io.github.keycloakpersonas.mailing;

import java.util.Map;

/**
 * What a template is filled with. Nothing that users have written gets into the subject, which is a header.
 *
 * @param name of the template and of its texts
 * @param members for the template
 */
record MailText(String name, Map<String, Object> members) {

    MailText {
        members = Map.copyOf(members);
    }
}
