package io.github.keycloakpersonas.benchmark;

import static io.github.keycloakpersonas.benchmark.Login.ATTRIBUTE;
import static io.github.keycloakpersonas.benchmark.Login.ATTRIBUTE_OBJECTS;
import static io.github.keycloakpersonas.benchmark.Login.BARE;
import static io.github.keycloakpersonas.benchmark.Login.HOLDER;
import static io.github.keycloakpersonas.benchmark.Login.OBJECTS;
import static io.github.keycloakpersonas.benchmark.Login.ORGANIZATION;
import static io.github.keycloakpersonas.benchmark.Login.ORGANIZATION_OBJECTS;
import static io.github.keycloakpersonas.benchmark.Login.RIVALS;
import static io.github.keycloakpersonas.benchmark.Login.STRINGS;

import java.util.List;

/** What mappers cost where nothing but access tokens is made, inside the server: differences that a request's own scatter would hide. */
final class MapperComparisons {

    static final List<Comparison> ALL = List.of(
            compare("control: no mapper, against itself", BARE, BARE, Target.CONTROL),
            compare("five `title@circle`, against no mapper", BARE, STRINGS, Target.INFORMATION),
            compare("the user-attribute mapper's strings, against no mapper", BARE, ATTRIBUTE, Target.INFORMATION),
            compare("the organizations mapper's aliases, against no mapper", BARE, ORGANIZATION, Target.INFORMATION),
            compare("five objects, against no mapper", BARE, OBJECTS, Target.INFORMATION),
            compare("the user-attribute mapper's JSON, against no mapper", BARE, ATTRIBUTE_OBJECTS, Target.INFORMATION),
            compare(
                    "the organizations mapper with attributes, against no mapper",
                    BARE,
                    ORGANIZATION_OBJECTS,
                    Target.INFORMATION),
            compare("five `title@circle`, against the user-attribute mapper", ATTRIBUTE, STRINGS, Target.NO_SLOWER),
            compare("five `title@circle`, against the organizations mapper", ORGANIZATION, STRINGS, Target.NO_SLOWER),
            compare(
                    "five objects, against the user-attribute mapper with JSON",
                    ATTRIBUTE_OBJECTS,
                    OBJECTS,
                    Target.NO_SLOWER),
            compare(
                    "five objects, against the organizations mapper with attributes",
                    ORGANIZATION_OBJECTS,
                    OBJECTS,
                    Target.NO_SLOWER));

    private MapperComparisons() {}

    private static Comparison compare(String title, String baseline, String candidate, Target target) {
        return new Comparison("500 tokens: " + title, call(baseline), call(candidate), target);
    }

    private static Call call(String client) {
        return new Call(new Login(RIVALS, HOLDER, client), Work.FIVE_HUNDRED_TOKENS);
    }
}
