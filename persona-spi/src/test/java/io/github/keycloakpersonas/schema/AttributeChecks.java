package io.github.keycloakpersonas.schema;

import io.github.keycloakpersonas.schema.AttributeValues.Checked;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** Values of attributes, checked against a rule. */
@Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class AttributeChecks {

    static Checked check(AttributeType type, Object value) {
        return AttributeValues.check(AnAttribute.named("x", type).rule(), value);
    }
}
