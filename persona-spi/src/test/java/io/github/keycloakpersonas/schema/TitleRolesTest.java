package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schedule.Schedule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The roles that a title grants. */
class TitleRolesTest {

    @Test
    void areNamedOneByOne() {
        TitleRoles roles = new TitleRoles(List.of("approver"), Map.of("booking-app", List.of("booker", "viewer")));
        assertThat(roles.names())
                .containsExactly(
                        RoleName.ofRealm("approver"),
                        new RoleName("booking-app", "booker"),
                        new RoleName("booking-app", "viewer"));
        assertThat(roles.isEmpty()).isFalse();
    }

    @Test
    void canBeNone() {
        assertThat(TitleRoles.NONE.isEmpty()).isTrue();
        assertThat(new TitleRoles(List.of(), Map.of("booking-app", List.of())).isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true, false, true", "true, true, false", "false, false, false", "false, true, false"})
    void areOfATitleThatIsSelfMadeWhereNobodyIsAsked(boolean selfService, boolean needsApproval, boolean selfMade) {
        Title title = new Title(
                "t",
                "",
                selfService,
                needsApproval,
                false,
                false,
                List.of(),
                TitleRoles.NONE,
                null,
                DisplayName.NONE,
                Schedule.ALWAYS,
                Editor.ADMINISTRATOR,
                List.of(),
                List.of());
        assertThat(title.isSelfMade()).isEqualTo(selfMade);
        assertThat(title.roles()).isEqualTo(TitleRoles.NONE);
        assertThat(title.acr()).isNull();
    }
}
