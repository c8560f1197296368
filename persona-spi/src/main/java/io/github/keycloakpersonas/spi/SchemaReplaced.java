package io.github.keycloakpersonas.spi;

import io.github.keycloakpersonas.schema.PersonaSchema;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/**
 * A realm's schema has been replaced, in a transaction that has not ended. What a listener throws undoes it.
 *
 * @param realm of the session that replaces the schema
 * @param schema the new one
 */
public record SchemaReplaced(RealmModel realm, PersonaSchema schema) implements ProviderEvent {}
