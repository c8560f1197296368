package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ProtocolMapperModel;

/** Claims of other mappers that get in the way of those of personas. */
class RivalClaimTest {

    private static final PersonaMapperConfig PERSONAS = PersonaMapperConfig.of(mapper("openid-connect", Map.of()));

    private static ProtocolMapperModel mapper(String protocol, Map<String, String> config) {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName("department");
        mapper.setProtocol(protocol);
        mapper.setConfig(new HashMap<>(config));
        return mapper;
    }

    @Test
    void isThatOfAMapperThatSaysWhichOneItWrites() {
        assertThat(RivalClaim.of(mapper("openid-connect", Map.of("claim.name", "persona"))))
                .contains(new RivalClaim("department", "persona"));
        assertThat(RivalClaim.of(mapper("openid-connect", Map.of()))).isEmpty();
        assertThat(RivalClaim.of(mapper("openid-connect", Map.of("claim.name", " "))))
                .isEmpty();
        assertThat(RivalClaim.of(mapper("saml", Map.of("claim.name", "persona"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "persona, persona",
        "personas, personas",
        "persona.level, persona",
        "personas.all.names, personas",
    })
    void takesTheClaimThatItWritesOrWritesInto(String claim, String taken) {
        RivalClaim rival = new RivalClaim("department", claim);
        assertThat(rival.takes(PERSONAS)).containsExactly(taken);
        assertThat(rival.warnings(PERSONAS, "the client shop"))
                .singleElement()
                .asString()
                .contains("The mapper department of the client shop writes the claim " + claim)
                .contains("the mapper of personas writes " + taken);
    }

    @ParameterizedTest
    @CsvSource({"person", "personality", "my.persona", "groups"})
    void leavesOthersAlone(String claim) {
        RivalClaim rival = new RivalClaim("department", claim);
        assertThat(rival.takes(PERSONAS)).isEmpty();
        assertThat(rival.warnings(PERSONAS, "the client shop")).isEmpty();
    }
}
