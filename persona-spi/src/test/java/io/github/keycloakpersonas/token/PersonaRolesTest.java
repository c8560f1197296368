package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.TitlesAndCircles;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.DisplayName;
import io.github.keycloakpersonas.schema.Editor;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.RoleName;
import io.github.keycloakpersonas.schema.Title;
import io.github.keycloakpersonas.schema.TitleRoles;
import io.github.keycloakpersonas.token.PersonaRolesConfig.Mode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which roles a token has. A role of a client is written {@code client:role} here. */
class PersonaRolesTest {

    private static final PersonaRoles ROLES =
            new PersonaRoles(roles("approver shop:booker auditor"), roles("approver shop:booker"), Optional.empty());

    private static Set<RoleName> roles(String names) {
        return Arrays.stream(names.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(name -> name.split(":", 2))
                .map(parts -> parts.length == 1 ? RoleName.ofRealm(parts[0]) : new RoleName(parts[0], parts[1]))
                .collect(Collectors.toSet());
    }

    private static PersonaRolesConfig config(Mode mode) {
        return new PersonaRolesConfig(mode, false, false, TitlesAndCircles.ANY, Set.of("account", "shared"), true);
    }

    @ParameterizedTest
    @CsvSource({
        "ADD, '', approver shop:booker",
        "ADD, auditor other, approver shop:booker auditor other",
        "NARROW, '', ''",
        "NARROW, auditor other shop:viewer shop:booker, auditor shop:booker",
        "NARROW, account:view account other, account:view",
        "EXACT, '', approver shop:booker",
        "EXACT, auditor other shop:viewer shared:x, auditor approver shop:booker shared:x"
    })
    void areAddedNarrowedOrBoth(Mode mode, String held, String expected) {
        assertThat(ROLES.of(roles(held), config(mode))).isEqualTo(roles(expected));
    }

    @ParameterizedTest
    @EnumSource
    void areTheSameWhenAskedAgain(Mode mode) {
        Set<RoleName> once = ROLES.of(roles("auditor other shop:viewer account:view"), config(mode));
        assertThat(ROLES.of(once, config(mode))).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource({"ADD, other account:view", "NARROW, account:view", "EXACT, account:view"})
    void areOnlyTheKeptOnesWhereNothingIsGranted(Mode mode, String expected) {
        assertThat(PersonaRoles.NONE.of(roles("other account:view"), config(mode)))
                .isEqualTo(roles(expected));
    }

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private static Persona persona(String title, String circle, Status status) {
        PersonaKey key = new PersonaKey("u", title, circle);
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Validity year = new Validity(from, Instant.parse("2026-12-31T00:00:00Z"));
        return new Persona(title + "@" + circle, key, status, year, Map.of(), null, new Revision(from, from, 0), null);
    }

    private static final List<Persona> PERSONAS = List.of(
            persona("clerk", "acme", Status.ACTIVE),
            persona("clerk", "rome", Status.ACTIVE),
            persona("fan", "rome", Status.ACTIVE),
            persona("chief", "rome", Status.SUSPENDED),
            persona("gone", "rome", Status.ACTIVE));

    private static List<String> titles(PersonaRolesConfig config, @Nullable String selected) {
        PersonaSchema schema = new ASchema()
                .title("fan")
                .reservedTitle("clerk")
                .reservedTitle("chief")
                .build();
        List<Persona> counting = PersonaRoles.counting(PERSONAS, config, Optional.ofNullable(selected), NOW);
        return PersonaRoles.titles(counting, schema).stream().map(Title::name).toList();
    }

    @Test
    void areOfAllActivePersonasOnRequest() {
        assertThat(titles(config(Mode.ADD), null)).containsExactly("clerk", "fan");
        assertThat(titles(config(Mode.ADD), "clerk@acme")).containsExactly("clerk", "fan");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"clerk@rome, clerk", "fan@rome, fan", "chief@rome, ''", "gone@rome, ''", "x, ''", "none, ''"})
    void areOfTheSelectedPersonaElse(@Nullable String selected, String expected) {
        PersonaRolesConfig config = new PersonaRolesConfig(Mode.ADD, true, false, TitlesAndCircles.ANY, Set.of(), true);
        assertThat(String.join(" ", titles(config, selected))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"clerk, '', clerk", "'', acme, clerk", "fan, acme, ''", "fan, rome, fan"})
    void areOfThePersonasThatTheFiltersLeave(String title, String circle, String expected) {
        PersonaRolesConfig config = new PersonaRolesConfig(
                Mode.ADD, false, false, new TitlesAndCircles(filter(title), circles(circle)), Set.of(), true);
        assertThat(String.join(" ", titles(config, null))).isEqualTo(expected);
    }

    private static Set<Circle> circles(String value) {
        return filter(value).stream().map(Circle::new).collect(Collectors.toSet());
    }

    private static Set<String> filter(String value) {
        return value.isEmpty() ? Set.of() : Set.of(value);
    }

    private static Title title(String name, boolean selfMade, String roles) {
        return new Title(
                name,
                "for a test",
                selfMade,
                false,
                false,
                false,
                List.of(),
                new TitleRoles(List.of(roles.split(" ", -1)), Map.of()),
                null,
                DisplayName.NONE,
                Schedule.ALWAYS,
                Editor.ADMINISTRATOR,
                List.of(),
                List.of());
    }

    /** The role "boss" contains "clerk"; "admin" must not be granted. */
    private static PersonaRoles granted(List<Title> titles, String fitting) {
        return PersonaRoles.granted(
                titles,
                role -> switch (role.name()) {
                    case "boss" -> roles("boss shop:clerk");
                    case "admin" -> Set.of();
                    default -> Set.of(role);
                },
                roles(fitting)::contains,
                Optional.of(NOW));
    }

    @Test
    void ofTitlesComeWithTheRolesThatTheyContain() {
        PersonaRoles roles = granted(List.of(title("chief", false, "boss admin")), "boss shop:clerk admin");
        assertThat(roles.granted()).isEqualTo(roles("boss shop:clerk"));
        assertThat(roles.addable()).isEqualTo(roles("boss shop:clerk"));
        assertThat(roles.expiry()).contains(NOW);
    }

    @Test
    void areAddedOnlyWhereTheClientCanHaveThem() {
        assertThat(granted(List.of(title("chief", false, "boss auditor")), "shop:clerk")
                        .addable())
                .isEqualTo(roles("shop:clerk"));
    }

    @Test
    void ofATitleThatUsersTakeByThemselvesAreOnlyKept() {
        PersonaRoles roles =
                granted(List.of(title("fan", true, "auditor"), title("chief", false, "boss")), "auditor boss");
        assertThat(roles.granted()).isEqualTo(roles("auditor boss shop:clerk"));
        assertThat(roles.addable()).isEqualTo(roles("boss"));
    }

    @Test
    void doNotEndWhereNoneIsGranted() {
        assertThat(granted(List.of(title("chief", false, "admin")), "admin")).isEqualTo(PersonaRoles.NONE);
    }

    @Test
    void endWithTheFirstPersona() {
        assertThat(PersonaRoles.firstEnd(List.of(), NOW)).isEmpty();
        assertThat(PersonaRoles.firstEnd(PERSONAS, NOW)).contains(Instant.parse("2026-12-31T00:00:00Z"));
    }
}
