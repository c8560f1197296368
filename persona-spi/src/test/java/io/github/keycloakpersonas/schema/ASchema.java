package io.github.keycloakpersonas.schema;

import io.github.keycloakpersonas.assessment.Assessment;
import io.github.keycloakpersonas.schedule.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A schema for a test, which names what matters to it; without titles, attributes and other limits than the default. */
public final class ASchema {

    private final List<Title> titles = new ArrayList<>();
    private final List<AttributeGroup> groups = new ArrayList<>();
    private final List<AttributeRule> attributes = new ArrayList<>();
    private CircleRule circles = CircleRule.ANY;
    private Limits limits = new Limits(5, Duration.ofDays(365), null, 600, 6000);
    private final List<Assessment> assessments = new ArrayList<>();
    private RequestRule requests = RequestRule.NONE;
    private boolean ignoresUnknownMembers;

    /** A title that users may give themselves. */
    public ASchema title(String name) {
        return title(name, true, false);
    }

    /** A title that only administrators give. */
    public ASchema reservedTitle(String name) {
        return title(name, false, false);
    }

    /** A title with a schedule, that users may give themselves. */
    public ASchema scheduledTitle(String name, Schedule schedule, Editor scheduleEditableBy) {
        return scheduledTitle(name, schedule, scheduleEditableBy, List.of());
    }

    /** A title with a schedule that requires assessments. */
    public ASchema scheduledTitle(String name, Schedule schedule, Editor scheduleEditableBy, List<String> requires) {
        titles.add(title(name, true, false, schedule, scheduleEditableBy, requires, List.of()));
        return this;
    }

    /** A title that users may give themselves and that requires assessments. */
    public ASchema requiringTitle(String name, String... assessments) {
        return scheduledTitle(name, Schedule.ALWAYS, Editor.ADMINISTRATOR, List.of(assessments));
    }

    public ASchema assessment(Assessment assessment) {
        assessments.add(assessment);
        return this;
    }

    /** A title that users ask for and administrators approve. */
    public ASchema approvedTitle(String name) {
        return title(name, true, true);
    }

    public ASchema circles(CircleRule.Source source, String... values) {
        circles = CircleRule.of(source, List.of(values), circles.stewardsSee());
        return this;
    }

    /** What stewards see of others. */
    public ASchema stewardsSee(StewardsSee seen) {
        circles = new CircleRule(circles.source(), circles.values(), seen);
        return this;
    }

    /** Whose holders manage personas of the title that was added last. */
    public ASchema managedBy(String... managing) {
        int last = titles.size() - 1;
        Title title = titles.get(last);
        titles.set(
                last,
                title(
                        title.name(),
                        title.selfService(),
                        title.needsApproval(),
                        title.schedule(),
                        title.scheduleEditableBy(),
                        title.requires(),
                        List.of(managing)));
        return this;
    }

    public ASchema group(String name) {
        groups.add(new AttributeGroup(name, "for a test", DisplayName.NONE));
        return this;
    }

    public ASchema attribute(AnAttribute attribute) {
        attributes.add(attribute.rule());
        return this;
    }

    public ASchema limits(int personasPerUser, Duration defaultValidity, int requestsPerMinute) {
        limits =
                new Limits(personasPerUser, defaultValidity, null, requestsPerMinute, limits.clientRequestsPerMinute());
        return this;
    }

    public ASchema clientRequestsPerMinute(int most) {
        limits = new Limits(
                limits.personasPerUser(),
                limits.defaultValidity(),
                limits.maxValidity(),
                limits.requestsPerMinute(),
                most);
        return this;
    }

    public ASchema longestValidity(Duration longest) {
        limits = new Limits(
                limits.personasPerUser(),
                longest,
                longest,
                limits.requestsPerMinute(),
                limits.clientRequestsPerMinute());
        return this;
    }

    public ASchema ignoringUnknownMembers() {
        ignoresUnknownMembers = true;
        return this;
    }

    /** What the schema says of requests. */
    public ASchema requests(int expireDays, RequestRule.Reason reason) {
        requests = new RequestRule(expireDays, reason);
        return this;
    }

    public PersonaSchema build() {
        Capabilities standard = Capabilities.DEFAULT;
        return new PersonaSchema(
                titles,
                circles,
                groups,
                attributes,
                limits,
                ignoresUnknownMembers,
                new Capabilities(
                        standard.agents(),
                        standard.hasCalendar(),
                        standard.registration(),
                        assessments,
                        standard.history(),
                        standard.hasReviews(),
                        standard.mails(),
                        standard.auditsReads(),
                        requests,
                        standard.invitations()));
    }

    private ASchema title(String name, boolean selfService, boolean needsApproval) {
        titles.add(
                title(name, selfService, needsApproval, Schedule.ALWAYS, Editor.ADMINISTRATOR, List.of(), List.of()));
        return this;
    }

    private static Title title(
            String name,
            boolean selfService,
            boolean needsApproval,
            Schedule schedule,
            Editor scheduleEditableBy,
            List<String> requires,
            List<String> managedBy) {
        return new Title(
                name,
                "for a test",
                selfService,
                needsApproval,
                false,
                false,
                List.of(),
                TitleRoles.NONE,
                null,
                DisplayName.NONE,
                schedule,
                scheduleEditableBy,
                requires,
                managedBy);
    }
}
