"""Helps Schemathesis to requests that reach further: JSON in query parameters, and documents that it has created."""

import json

import schemathesis
from hypothesis import strategies as st

TEXTS = st.sampled_from(["name", "creation", "modified", "owner", "status", "=", "like", ">", "in", "%", ""])
SCALARS = st.none() | st.booleans() | st.integers(-5, 5) | TEXTS | st.text(max_size=5)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=3))
schemathesis.openapi.format("json", JSON.map(json.dumps))


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Links the creation of a document to the operations on one document that the user may reach; removes keys."""
    paths = raw_schema["paths"]
    key = {"$ref": "#/components/parameters/idempotency_key"}
    for path, item in paths.items():
        # Few keys are tried, and a key with another request is refused.
        for operation in item.values():
            if isinstance(operation, dict) and key in operation.get("parameters", []) and path != "/api/resource/Article":
                operation["parameters"].remove(key)
        created = item.get("post", {}).get("responses", {}).get("200")
        one = paths.get(path + "/{name}")
        if not created or not one:
            continue
        operations = {verb: one[verb] for verb in ("get", "put", "patch", "delete") if verb in one}
        created["links"] = {
            verb: {"operationId": operation["operationId"], "parameters": {"name": "$response.body#/data/name"}}
            for verb, operation in operations.items()
        }
