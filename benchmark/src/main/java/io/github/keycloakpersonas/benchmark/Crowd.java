package io.github.keycloakpersonas.benchmark;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/** The people of a load, and how often they do what. */
final class Crowd {

    private static final String PERSONAS = "/realms/{realm}/persona/v1/personas";
    private static final String CIRCLES = "/realms/{realm}/persona/v1/circles";
    private static final String LIST = "/admin/realms/{realm}/personas";

    private static final List<String> OF_STEWARDS = List.of(
            CIRCLES,
            CIRCLES + "/" + SoakRealm.CIRCLE + "/personas?max=20",
            CIRCLES + "/" + SoakRealm.CIRCLE + "/personas?max=20&status=pending");

    private static final List<String> OF_ADMINISTRATORS = List.of(
            LIST + "?max=20",
            LIST + "?max=20&state=active&title=traveler",
            LIST + "?max=20&circle=" + SoakRealm.CIRCLE,
            LIST + "/count?at_most=500");

    private final List<Part<?>> parts;
    private final int size;

    /** Each run draws the same. */
    private final Random random = new Random(1);

    /**
     * Gives everybody their part.
     *
     * @param people have five personas each
     * @param applicants ask for more, and give them back
     * @param stewards manage {@link SoakRealm#CIRCLE}
     * @param administrators view all
     */
    Crowd(List<Session> people, List<Applicant> applicants, List<Session> stewards, List<Session> administrators) {
        BlockingQueue<Session> idle = queue(people);
        List<Visitor> visitors = visitors(people);
        parts = List.of(
                new Part<>(40, idle, person -> Step.of(RequestKind.REFRESH, person.refreshCall())),
                new Part<>(16, queue(visitors), Visitor::next),
                new Part<>(12, idle, Crowd::userinfo),
                new Part<>(18, idle, person -> Step.of(RequestKind.PERSONAS, person.request("GET", PERSONAS))),
                new Part<>(4, idle, Crowd::select),
                new Part<>(2, idle, Crowd::change),
                new Part<>(4, queue(applicants), Applicant::next),
                new Part<>(2, queue(stewards), steward -> page(RequestKind.STEWARD, steward, OF_STEWARDS)),
                new Part<>(
                        2,
                        queue(administrators),
                        administrator -> page(RequestKind.ADMINISTRATOR, administrator, OF_ADMINISTRATORS)));
        size = people.size() + visitors.size() + applicants.size() + stewards.size() + administrators.size();
    }

    /** Every second one is logged in, so that logins and logouts take turns. */
    private static List<Visitor> visitors(List<Session> people) {
        return IntStream.range(0, people.size())
                .mapToObj(i -> i % 2 == 0 ? new Visitor(people.get(i)) : Visitor.loggedIn(people.get(i)))
                .toList();
    }

    private static <T> BlockingQueue<T> queue(Collection<T> all) {
        return new LinkedBlockingQueue<>(all);
    }

    /** How many things they can do at once. */
    int size() {
        return size;
    }

    /** What is done next. */
    Part<?> draw() {
        int number = random.nextInt(parts.stream().mapToInt(Part::share).sum());
        for (Part<?> part : parts) {
            number -= part.share();
            if (number < 0) {
                return part;
            }
        }
        throw new IllegalStateException("No part has the number");
    }

    private static Step userinfo(Session person) {
        return Step.of(RequestKind.USERINFO, person.request("GET", "/realms/{realm}/protocol/openid-connect/userinfo"));
    }

    private static Step select(Session person) {
        String chosen = persona(person, person.nextTurn() % Mandates.FIVE);
        return Step.of(
                RequestKind.SELECT,
                person.request("PUT", "/realms/{realm}/persona/v1/session/persona")
                        .json(Map.of("persona_id", chosen)));
    }

    private static Step change(Session person) {
        int turn = person.nextTurn();
        return Step.of(
                RequestKind.CHANGE,
                person.request("PATCH", PERSONAS + "/" + persona(person, turn % Mandates.FIVE))
                        .json(Map.of("autobook_price", turn)));
    }

    private static String persona(Session person, int number) {
        return person.tokens().userId() + "_" + Mandates.TITLE + "_circle-" + number;
    }

    private static Step page(RequestKind kind, Session reader, List<String> pages) {
        return Step.of(kind, reader.request("GET", pages.get(reader.nextTurn() % pages.size())));
    }
}
