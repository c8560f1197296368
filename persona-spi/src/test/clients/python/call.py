"""Uses the client that openapi-generator makes with `-g python`; arguments: access token, circle."""

import sys
from datetime import datetime

from openapi_client import ApiClient, Configuration, PersonaCreate, PersonaUpdate
from openapi_client import PersonasApi, SchemaApi, UsersApi
from openapi_client.exceptions import ApiException

token, circle = sys.argv[1:]
client = ApiClient(Configuration(access_token=token))
personas = PersonasApi(client)

created = personas.create_persona(
    PersonaCreate(
        title="traveler",
        circle=circle,
        valid_till=datetime.fromisoformat("2999-12-31T23:59:59.500000+02:00"),
        additional_properties={
            "consent": True,
            "autobook_price": 5000,
            "autobook_risklevel": 7,
            "languages": ["de", "fr"],
            "demographic": {"age_group": "30-39"},
        },
    )
)

read = personas.get_persona_with_http_info(created.persona_id)
etag = read.headers["ETag"]
assert read.data == created, read.data
assert read.data.additional_properties["languages"] == ["de", "fr"], read.data

update = PersonaUpdate.from_dict(read.data.to_dict())
update.additional_properties["autobook_price"] = 800
update.additional_properties["autobook_risklevel"] = None
changed = personas.patch_persona(str(created.id), update, etag)
assert changed.additional_properties["autobook_risklevel"] == 3, changed

try:
    personas.patch_persona(str(created.id), update, etag, "a-stale-tag")
    raise AssertionError("the ETag is stale")
except ApiException as e:
    assert e.status == 412 and e.data.status == 412, e
    assert e.data.request_id == "a-stale-tag", e

(user,) = UsersApi(client).list_users_by_persona("traveler", circle).users
assert user.sub == created.user_sub and user.email is None, user
assert SchemaApi(client).get_schema().attributes[1].default == 500
