package io.github.keycloakpersonas.schema;

/**
 * How a realm answers applications that register people.
 *
 * @param hidesAddresses whether an answer never tells if an address has an account
 * @param requestsPerMinute how many calls can come from one network address a minute on one node; 0 for no limit
 * @param clientRequestsPerMinute how many calls one client can make a minute on one node; 0 for no limit
 */
public record Registration(boolean hidesAddresses, int requestsPerMinute, int clientRequestsPerMinute) {

    /** What holds in a realm whose schema says nothing. */
    public static final Registration DEFAULT = new Registration(false, 10, 60);
}
