package io.github.keycloakpersonas.store;

import jakarta.persistence.EntityManager;
import java.util.List;

/** Finds realms that do not exist any more, but of which there are still rows; by their ids. */
final class GoneRealms {

    private GoneRealms() {}

    /** Those that an entity has rows of. */
    static List<String> of(EntityManager em, String entity) {
        return where(em, entity, "");
    }

    /** Those whose settings have a value in a member. */
    static List<String> with(EntityManager em, String member) {
        return where(em, "PersonaRealmEntity", "e." + member + " is not null and ");
    }

    private static List<String> where(EntityManager em, String entity, String condition) {
        return em.createQuery(
                        "select distinct e.realmId from " + entity + " e where " + condition
                                + "not exists (select 1 from RealmEntity r where r.id = e.realmId)",
                        String.class)
                .getResultList();
    }
}
