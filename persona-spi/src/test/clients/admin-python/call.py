"""Uses the client that openapi-generator makes with `-g python`; arguments: access token, circle."""

import sys
from datetime import datetime

from openapi_client import AdminPersonaCreate, AdminPersonaUpdate, BulkOrder
from openapi_client import ApiClient, Configuration, Status
from openapi_client import PersonasApi, RealmApi, SchemaApi, TransferApi
from openapi_client.exceptions import ApiException

token, circle = sys.argv[1:]
client = ApiClient(Configuration(access_token=token))
personas = PersonasApi(client)

created = personas.create_persona(
    AdminPersonaCreate(
        username="anna",
        title="traveler",
        circle=circle,
        valid_till=datetime.fromisoformat("2999-12-31T23:59:59.500000+02:00"),
        additional_properties={
            "consent": True,
            "languages": ["de", "fr"],
            "demographic": {"age_group": "30-39"},
        },
    )
)
read = personas.get_persona_with_http_info(str(created.id))
etag = read.headers["ETag"]
assert read.data.username == "anna", read.data

update = AdminPersonaUpdate(
    status=Status.SUSPENDED, additional_properties={"autobook_price": 800}
)
changed = personas.patch_persona(str(created.id), update, etag)
assert changed.status == Status.SUSPENDED, changed

try:
    personas.patch_persona(str(created.id), update, etag, "a-stale-tag")
    raise AssertionError("the ETag is stale")
except ApiException as e:
    assert e.status == 412 and e.data.status == 412, e
    assert e.data.request_id == "a-stale-tag", e

found = personas.list_personas(
    title=["traveler", "admin"], circle=[circle], user="anna", sort="-valid_till"
)
assert [persona.id for persona in found.personas] == [created.id], found
order = BulkOrder(action="activate", ids=[str(created.id)])
assert personas.change_personas(order, dry_run=True).succeeded == 1
assert SchemaApi(client).get_realm_schema().attributes[1].default == 500
assert RealmApi(client).get_setup().set_up
assert str(created.id) in TransferApi(client).export_personas().decode()
