package io.github.keycloakpersonas.token;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.ProtocolMapperModel;

/** Logs that a mapper cannot write its claim, only once for each mapper, because there are many tokens. */
final class ClaimRefusals {

    private static final Logger LOGGER = Logger.getLogger(ClaimRefusals.class);

    /** More mappers than any server has. It limits the memory if somebody creates even more. */
    private static final int MAX_MAPPERS = 1000;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    void tell(String realm, ProtocolMapperModel mapper) {
        if (told.size() < MAX_MAPPERS && told.add(mapper.getId())) {
            LOGGER.warnf(
                    "Realm %s: tokens are issued without a claim of the persona mapper %s: its name has another meaning, or its"
                            + " path leads through a claim that is not an object",
                    realm, mapper.getId());
        }
    }
}
