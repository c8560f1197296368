"""What the API shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, List, Mapping, Optional, Sequence

PERSONA_STATUSES = ("pending", "active", "inactive", "suspended", "revoked", "expired", "unassessed")
"""What a persona can read as; later versions may add some."""


@dataclass(frozen=True)
class ScheduleWindow:
    """A window of a schedule, open once or again and again. Times are those of the clock on the wall."""

    start: str
    """When it opens first, such as ``2026-11-30T08:00:00``."""
    end: str
    """When it closes after that."""
    time_zone: str
    """The name of a time zone of IANA, such as ``Europe/Berlin``."""
    rrule: Optional[str] = None
    """The recurrence rule of RFC 5545; None for a window that opens once."""
    exdate: Optional[Sequence[str]] = None
    """Openings that are left out."""


@dataclass(frozen=True)
class Persona:
    """A persona as the API shows it."""

    id: str
    """A UUID, which never changes."""
    persona_id: str
    """``{user_sub}_{title}_{circle}``, which follows title and circle."""
    user_sub: str
    """The owner, as in the ``sub`` of tokens."""
    title: str
    circle: str
    status: str
    active: bool
    """Whether it reads active, is within its validity and on duty."""
    valid_from: datetime
    """The start of the validity, included."""
    valid_till: datetime
    """The end of the validity, excluded."""
    created_at: datetime
    updated_at: datetime
    note: Optional[str] = None
    """What an administrator has left for the owner."""
    reason: Optional[str] = None
    """Why it is asked for, for its owner. This and the next two only as long as it waits, where the schema has requests."""
    requested_at: Optional[datetime] = None
    """Since when it waits for a decision."""
    request_ends_at: Optional[datetime] = None
    """When the request ends if nobody decides; None for never."""
    schedule: Optional[Sequence[ScheduleWindow]] = None
    """When it is on duty; None for always."""
    active_until: Optional[datetime] = None
    """Until when it stays active without a break; None where no schedule plays a part, or it is not active."""
    next_active_from: Optional[datetime] = None
    """When it becomes active next; None where no schedule plays a part, it is active, or never becomes so."""
    etag: Optional[str] = None
    """Its version, where it was read by itself; lists do not tell it."""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """The attributes of the realm's schema; those of a group in a mapping under the group's name."""


@dataclass(frozen=True)
class PersonaHolder:
    """A user who has an active persona of a title."""

    sub: str
    email: Optional[str]
    """Always None, because discovering users does not reveal addresses."""
    persona: str
    """The title that was asked for."""


@dataclass(frozen=True)
class User:
    """A user of the realm."""

    id: str
    username: str
    email: Optional[str]


@dataclass(frozen=True)
class RegisteredUser:
    """An account that was registered."""

    id: str
    """As in the ``sub`` of the user's tokens."""
    email: str
    name: str
    """First and last name; empty without any."""
    created_at: datetime


@dataclass(frozen=True)
class Health:
    """How the service is."""

    status: str
    """``ok``, or ``error`` as soon as one part has an error."""
    service: str
    version: str
    database: str
    schema: Optional[str] = None
    """Whether the realm's schema can be read: ``ok``, ``error`` or ``unknown``."""
    schedules: Optional[str] = None
    """The same for evaluating its schedules."""


@dataclass(frozen=True)
class TitleRule:
    """A title."""

    name: str
    display_name: str
    """What people read instead of the name."""
    description: str
    self_service: bool
    """Whether users may give it to themselves."""
    needs_approval: bool
    """Whether a persona that a user asks for waits for an administrator."""
    can_be_invited: bool
    can_be_delegated_to: bool
    allowed_actions: List[str]
    acr: Optional[str] = None
    """How strong a login must be for a persona of it to be selected."""
    schedule: Optional[Sequence[ScheduleWindow]] = None
    """When its holders are on duty; None for always."""
    schedule_editable_by: Optional[str] = None
    """``user`` where owners give their persona a schedule; None for administrators."""
    requires: Optional[List[str]] = None
    """The assessments that its personas must have passed to be active; None for none."""
    managed_by: Optional[List[str]] = None
    """The titles whose holders manage personas of it in their own circle; None where there are none."""


@dataclass(frozen=True)
class CircleRule:
    """Where circles come from."""

    source: str
    """``any``, ``list`` or ``organizations``."""
    values: List[str]
    stewards_see: Optional[str] = None
    """What stewards see of those whose personas they manage; None for the username."""


@dataclass(frozen=True)
class AttributeRule:
    """An attribute. Constraints that it does not have are None."""

    name: str
    display_name: str
    """What people read instead of the name."""
    type: str
    description: str
    required: bool
    editable_by: str
    """``user`` or ``administrator``."""
    in_tokens: bool
    default: Any = None
    """What it reads while it is not set."""
    min: Optional[float] = None
    max: Optional[float] = None
    min_length: Optional[int] = None
    max_length: Optional[int] = None
    pattern: Optional[str] = None
    options: Optional[List[str]] = None
    option_display_names: Optional[Mapping[str, str]] = None
    """What people read instead of options, by option."""
    encrypted: Optional[bool] = None
    """That its values are encrypted in the database; None where they are not."""


@dataclass(frozen=True)
class GroupRule:
    """A group of attributes."""

    name: str
    display_name: str
    """What people read instead of the name."""
    description: str
    attributes: List[AttributeRule]


@dataclass(frozen=True)
class Limits:
    """Limits of the realm; 0 calls a minute mean no limit."""

    personas_per_user: int
    default_validity_days: int
    requests_per_minute: int
    client_requests_per_minute: int
    max_validity_days: Optional[int] = None


@dataclass(frozen=True)
class CalendarRule:
    """The calendars of users."""

    enabled: bool = False


@dataclass(frozen=True)
class RequestRule:
    """Personas that users ask for."""

    reason: str = "none"
    """Whether users say why they ask: none, optional or required."""
    expire_days: Optional[int] = None
    """After how many days without a decision a request ends; None for never."""


@dataclass(frozen=True)
class MailRule:
    """The mails that users can do without."""

    reminders: bool = False
    """Whether owners are reminded of the end of a persona."""


@dataclass(frozen=True)
class PersonaSchema:
    """What the realm allows personas to be."""

    titles: List[TitleRule]
    statuses: List[str]
    circles: CircleRule
    attributes: List[AttributeRule]
    groups: List[GroupRule]
    limits: Limits
    unknown_members: str
    """What happens to members that the schema does not know: ``reject`` or ``ignore``."""
    calendar: Optional[CalendarRule] = None
    """None where users have no calendar."""
    assessments: Optional[List[str]] = None
    """The names of the assessments; None where there are none."""
    history: Optional[bool] = None
    """Whether the realm remembers what its personas were; None where it does not."""
    invitations: Optional[bool] = None
    """Whether people can be invited to titles with ``can_be_invited``; None where they cannot."""
    reviews: Optional[bool] = None
    """Whether access is reviewed in the realm; None where it is not."""
    stewards: Optional[bool] = None
    """Whether holders of some titles manage others; None where there are none."""
    mails: Optional[MailRule] = None
    """What users can do without; None where the realm sends no reminders."""
    requests: Optional[RequestRule] = None
    """What holds for personas that users ask for; None where nothing is said of it."""


@dataclass(frozen=True)
class ChangedOccurrence:
    """What is different about one occurrence; None is what all have."""

    occurrence: str
    """When the rule lets it begin."""
    start_at: Optional[str] = None
    end_at: Optional[str] = None
    title: Optional[str] = None
    description: Optional[str] = None
    location: Optional[str] = None
    color: Optional[str] = None


@dataclass(frozen=True)
class CalendarEvent:
    """An appointment, once or again and again, or one time that it takes place."""

    id: str
    title: str
    start_at: str
    """A time such as ``2026-10-19T18:00:00Z``, of whole days a day."""
    end_at: str
    """When it ends, which is not part of it any more."""
    is_all_day: bool
    time_zone: str
    """The name of a time zone of IANA, whose clock the rule follows."""
    created_at: datetime
    updated_at: datetime
    occurrence: Optional[str] = None
    """When the rule lets this occurrence begin, which names it; None where it is no occurrence."""
    description: Optional[str] = None
    location: Optional[str] = None
    color: Optional[str] = None
    """Such as ``#3366CC``."""
    persona_id: Optional[str] = None
    """The persona of the caller that it belongs to."""
    rrule: Optional[str] = None
    """The recurrence rule of RFC 5545; None for what takes place once."""
    exdate: Optional[Sequence[str]] = None
    """The occurrences that are left out, by when the rule lets them begin."""
    changes: Optional[Sequence[ChangedOccurrence]] = None
    """What is different about single occurrences."""
    etag: Optional[str] = None
    """Its version, where it was read by itself; lists do not tell it."""


@dataclass(frozen=True)
class CalendarFeed:
    """A secret address of a calendar."""

    id: str
    name: str
    """What its user calls it; empty for nothing."""
    created_at: datetime
    last_used_at: Optional[datetime] = None
    """To the hour; None if never."""
    url: Optional[str] = field(default=None, repr=False)
    """The address, which only the answer to its making has."""


@dataclass(frozen=True)
class RefusedEvent:
    """An event of a file that was refused."""

    uid: str
    reason: str


@dataclass(frozen=True)
class CalendarImport:
    """What came of a file of a calendar program."""

    dry_run: bool
    created: int
    updated: int
    unchanged: int
    refused_count: int
    refused: Sequence[RefusedEvent]
    """The first thousand of those that were refused."""
