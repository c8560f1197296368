"""A client of the persona API of a Keycloak realm, and a reader of the claims with personas in tokens."""

from ._claims import ClaimedPersona, PersonaClaims
from ._client import PersonaClient
from ._errors import (
    PROBLEM_KINDS,
    ChangedMeanwhileError,
    ConflictError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    PersonaClientError,
    ProblemError,
    TokenError,
    TooManyRequestsError,
    UnauthenticatedError,
    UnreachableError,
)
from ._tokens import ClientCredentials, RefreshingLogin, TokenSource
from ._types import (
    PERSONA_STATUSES,
    AttributeRule,
    CircleRule,
    GroupRule,
    Health,
    Limits,
    Persona,
    PersonaHolder,
    PersonaSchema,
    ScheduleWindow,
    TitleRule,
    User,
)
from ._version import VERSION as __version__

__all__ = [
    "PERSONA_STATUSES",
    "PROBLEM_KINDS",
    "AttributeRule",
    "ChangedMeanwhileError",
    "CircleRule",
    "ClaimedPersona",
    "ClientCredentials",
    "ConflictError",
    "ForbiddenError",
    "GroupRule",
    "Health",
    "InvalidError",
    "Limits",
    "NotFoundError",
    "Persona",
    "PersonaClaims",
    "PersonaClient",
    "PersonaClientError",
    "PersonaHolder",
    "PersonaSchema",
    "ProblemError",
    "RefreshingLogin",
    "ScheduleWindow",
    "TitleRule",
    "TokenError",
    "TokenSource",
    "TooManyRequestsError",
    "UnauthenticatedError",
    "UnreachableError",
    "User",
    "__version__",
]
