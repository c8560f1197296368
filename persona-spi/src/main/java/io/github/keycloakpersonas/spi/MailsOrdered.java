package io.github.keycloakpersonas.spi;

import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderEvent;

/**
 * Mails were ordered in a transaction that has ended well.
 *
 * @param factory of the session that has ordered them
 */
public record MailsOrdered(KeycloakSessionFactory factory) implements ProviderEvent {}
