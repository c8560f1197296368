package io.github.keycloakpersonas.token;

import java.util.List;
import org.keycloak.protocol.ProtocolMapperConfigException;

/** How a mapper refuses settings. */
final class MapperFaults {

    private MapperFaults() {}

    /**
     * Refuses the first fault, if there is one: Keycloak shows one at a time.
     *
     * @param faults what is wrong with the settings, for administrators
     * @param messageKey Keycloak requires a key. If it has no text for the key, it shows the message itself.
     */
    static void refuse(List<String> faults, String messageKey) throws ProtocolMapperConfigException {
        if (!faults.isEmpty()) {
            throw new ProtocolMapperConfigException(faults.get(0), messageKey);
        }
    }
}
