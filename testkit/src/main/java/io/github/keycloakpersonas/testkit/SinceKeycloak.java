package io.github.keycloakpersonas.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests of what older servers do not have. On those they are reported as skipped, with the reason; on the server of the
 * default build they all run.
 */
@Documented
@ExtendWith(SinceKeycloakCondition.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SinceKeycloak {

    /** The first minor version that has it, such as {@code 26.7}. */
    String value();

    /** What the older ones lack. */
    String reason();
}
