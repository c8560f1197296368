package io.github.keycloakpersonas.schema;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The realm's limits.
 *
 * @param personasPerUser the most personas a user can have
 * @param defaultValidity how long a persona is valid where its creator names no end
 * @param maxValidity how far beyond its start, or beyond now if that is later, a persona's end can be set; null for
 *     no limit
 * @param requestsPerMinute how many API calls a user can make a minute on one node; 0 for no limit
 * @param clientRequestsPerMinute how many API calls can be made with the tokens of one client a minute on one node, whoever
 *     its users are; 0 for no limit
 */
public record Limits(
        int personasPerUser,
        Duration defaultValidity,
        @Nullable Duration maxValidity,
        int requestsPerMinute,
        int clientRequestsPerMinute) {}
