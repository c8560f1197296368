package io.github.keycloakpersonas.benchmark;

/**
 * What is done over and over.
 *
 * @param login who does it
 * @param work what is done
 */
record Call(Login login, Work work) {

    static Call refresh(String realm, String user, String client) {
        return new Call(new Login(realm, user, client), Work.REFRESH);
    }
}
