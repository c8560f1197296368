package io.github.keycloakpersonas.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.SchemaRules;
import io.github.keycloakpersonas.schema.Title;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whoever manages whatever, in any set of titles and circles: nobody gets further than what the schema gives. */
class StewardshipFuzzTest {

    private static final List<Circle> CIRCLES =
            List.of(new Circle("a"), new Circle("b"), new Circle("B"), new Circle("é"), new Circle("c"));

    private static final List<String> USERS = List.of("u1", "u2", "u3", "u4");

    /** A persona that somebody holds and can use. */
    private record Holding(String user, String title, Circle circle) {

        Mandate mandate() {
            return new Mandate(user + title + circle, title, circle);
        }
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** A schema whose titles manage each other as it comes; it may be refused. */
    private static PersonaSchema schema(Random random) {
        int count = 1 + random.nextInt(7);
        ASchema schema = new ASchema();
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(3)) {
                case 0 -> schema.title("t" + i);
                case 1 -> schema.approvedTitle("t" + i);
                default -> schema.reservedTitle("t" + i);
            }
            Set<String> managing = new HashSet<>();
            for (int n = random.nextInt(3); n > 0; n--) {
                managing.add("t" + random.nextInt(count));
            }
            schema.managedBy(managing.toArray(String[]::new));
        }
        return schema.build();
    }

    private static List<Holding> holdings(PersonaSchema schema, Random random) {
        List<Holding> held = new ArrayList<>();
        for (int n = random.nextInt(9); n > 0; n--) {
            held.add(
                    new Holding(one(USERS, random), one(schema.titles(), random).name(), one(CIRCLES, random)));
        }
        return held;
    }

    private static Stewardship of(PersonaSchema schema, String user, List<Holding> held, Random random) {
        List<Mandate> acting = new ArrayList<>();
        Map<Mandate, Hindrance> idle = new HashMap<>();
        held.stream()
                .filter(each -> each.user().equals(user))
                .map(Holding::mandate)
                .forEach(mandate -> {
                    if (random.nextInt(4) > 0) {
                        acting.add(mandate);
                    } else {
                        idle.put(mandate, Hindrance.NOT_SELECTED);
                    }
                });
        return new Stewardship(schema, user, acting, idle);
    }

    @Property
    void onlyAHolderOfAManagingTitleInTheSameCircleManagesSomebodyElses(@ForAll long seed) {
        Random random = new Random(seed);
        PersonaSchema schema = schema(random);
        List<Holding> held = holdings(schema, random);
        for (String user : USERS) {
            Stewardship manages = of(schema, user, held, random);
            for (String owner : USERS) {
                for (Title title : schema.titles()) {
                    for (Circle circle : CIRCLES) {
                        Charge charge = new Charge(owner, title.name(), circle);
                        assertThat(manages.hindrance(charge).isEmpty())
                                .isEqualTo(manages.mandate(charge).isPresent());
                        manages.mandate(charge).ifPresent(mandate -> {
                            assertThat(owner).isNotEqualTo(user);
                            assertThat(mandate.circle()).isEqualTo(circle);
                            assertThat(title.managedBy()).contains(mandate.title());
                            assertThat(held).contains(new Holding(user, mandate.title(), circle));
                            assertThat(manages.in(circle).orElseThrow().titles())
                                    .contains(title.name());
                        });
                    }
                }
            }
        }
    }

    @Property
    void theCirclesAreThoseInWhichSomethingOfSomebodyElsesIsManaged(@ForAll long seed) {
        Random random = new Random(seed);
        PersonaSchema schema = schema(random);
        Stewardship manages = of(schema, "u1", holdings(schema, random), random);
        assertThat(manages.circles().stream().map(ManagedCircle::circle))
                .containsExactlyElementsOf(CIRCLES.stream()
                        .filter(circle -> schema.titles().stream()
                                .anyMatch(title -> manages.mandate(new Charge("u2", title.name(), circle))
                                        .isPresent()))
                        .sorted()
                        .toList());
        CIRCLES.forEach(circle -> assertThat(manages.hindrance(circle).isEmpty())
                .isEqualTo(manages.in(circle).isPresent()));
    }

    /**
     * Everybody does all that is permitted, again and again, in each schema that is accepted: users take what they can take
     * without consent, stewards give whatever they manage to whomever. In a circle in which nobody was a steward, nobody
     * becomes one, and in the others only titles are given that follow from those that were held.
     */
    @Property
    void nobodyBecomesAStewardWhereThereWasNone(@ForAll long seed) {
        Random random = new Random(seed);
        PersonaSchema schema = schema(random);
        if (!SchemaRules.violations(schema).isEmpty()) {
            return;
        }
        Set<Holding> held = new HashSet<>(holdings(schema, random));
        Set<Circle> ruled = new HashSet<>();
        held.stream().filter(each -> manages(schema, each)).map(Holding::circle).forEach(ruled::add);
        int before;
        do {
            before = held.size();
            for (String user : USERS) {
                Set<Holding> more = new HashSet<>();
                Stewardship manages = new Stewardship(
                        schema,
                        user,
                        held.stream()
                                .filter(each -> each.user().equals(user))
                                .map(Holding::mandate)
                                .toList(),
                        Map.of());
                for (Title title : schema.titles()) {
                    for (Circle circle : CIRCLES) {
                        if (title.isSelfMade()) {
                            more.add(new Holding(user, title.name(), circle));
                        }
                        USERS.stream()
                                .filter(owner -> manages.mandate(new Charge(owner, title.name(), circle))
                                        .isPresent())
                                .forEach(owner -> more.add(new Holding(owner, title.name(), circle)));
                    }
                }
                held.addAll(more);
            }
        } while (held.size() > before);
        assertThat(held.stream().filter(each -> manages(schema, each)).map(Holding::circle))
                .allMatch(ruled::contains);
    }

    private static boolean manages(PersonaSchema schema, Holding holding) {
        return new Stewardship(schema, holding.user(), List.of(holding.mandate()), Map.of())
                .in(holding.circle())
                .isPresent();
    }
}
