"""What Schemathesis cannot read in the contract: who it is, which sums are right, which failures are none."""

import atexit
import base64
import contextlib
import json
import os
import tomllib
import zlib
from collections import Counter
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import requests
import schemathesis
import yaml

HERE = Path(__file__).parent
OPENAPI = HERE.parent.parent / "openapi"
SANDBOX = os.environ["ASSURE_SANDBOX"]
USED = Path(os.environ["ASSURE_USED"])

CONTRACT = yaml.safe_load(Path(os.environ["ASSURE_CONTRACT"]).read_text(encoding="utf-8"))
ACCOUNTS = yaml.safe_load((OPENAPI / "docs" / "bac-a-sable.yaml").read_text(encoding="utf-8"))
SCHEMAS = CONTRACT["components"]["schemas"].values()
ACCEPTED = tomllib.loads((HERE / "accepted.toml").read_text(encoding="utf-8"))["accepted"]


# --- who it is: the sandbox's published accounts, each for the operations that ask for its kind ----------------------------

CLIENTS = ACCOUNTS["clients"]
APPLICATION = next(one for one in ACCOUNTS["personnes"] if "secret" not in one)
PERSON = next(one for one in ACCOUNTS["personnes"] if "secret" in one)
RETURN_ADDRESS = CONTRACT["components"]["parameters"]["UriRedirection"]["example"]


def basic(account):
    return "Basic " + base64.b64encode(f"{account['nom']}:{account['secret']}".encode()).decode()


def bearer(scopes):
    """A real token, of the first client that may have these scopes."""
    client = next(one for one in CLIENTS if set(scopes) <= set(one["portees"]))
    answer = requests.post(
        f"{SANDBOX}/token",
        headers={"Authorization": basic(client)},
        data={"grant_type": "client_credentials", "scope": " ".join(scopes)},
        timeout=30,
    )
    answer.raise_for_status()
    return "Bearer " + answer.json()["access_token"]


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """For Schemathesis only a scheme `http` is one that it can try without: what a token is sent as, is told it so."""
    for scheme in raw_schema["components"]["securitySchemes"].values():
        if scheme["type"] == "oauth2":
            scheme |= {"type": "http", "scheme": "bearer"}


def operation_of(case):
    return CONTRACT["paths"][case.operation.path][case.operation.method]


@schemathesis.auth(cache_by_key=lambda case, context: case.operation.label)
class Account:
    def get(self, case, context):
        first = next(iter(operation_of(case)["security"]), {})
        if "clientBasic" in first:
            return basic(CLIENTS[0])
        if "utilisateurBasic" in first:
            return basic(PERSON)
        return next((bearer(scopes) for scopes in first.values()), None)

    def set(self, case, data, context):
        if data is not None:
            case.headers["Authorization"] = data


# --- what makes a valid request a useful one ---------------------------------------------------------------------------------


def by_content(value, ways):
    """One of so many ways, the same for the same content: not by chance, so that a run can be repeated."""
    return zlib.crc32(repr(sorted(value.items())).encode()) % ways


def sums_in(body):
    """Each net, tax and total that the contract says belong together (x-sommes), by their names in this body."""
    every = [of for schema in SCHEMAS for of in schema.get("x-sommes", [])]
    return [(of["ht"], of["tva"], of["ttc"]) for of in every if set(of.values()) <= set(body)]


def with_right_sums(body):
    """No schema says that net and tax make the total: made-up amounts would hardly ever be accepted."""
    for net, tax, total in sums_in(body):
        if Decimal(body[net]) + Decimal(body[tax]) >= 10**12:
            body[net] = "0"
        body[total] = str(Decimal(body[net]) + Decimal(body[tax]))


def known_application(query):
    """Made-up applications are refused before anything else is looked at: two of three requests name the sandbox's."""
    way = by_content(query, 3)
    if way > 0:
        query["client_id"] = APPLICATION["nom"]
        query["redirect_uri"] = RETURN_ADDRESS
    if way > 1:
        query["scope"] = " ".join(APPLICATION["portees"])


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    phase = case.meta.phase.name.value
    if isinstance(case.body, dict) and (phase == "stateful" or phase == "fuzzing" and by_content(case.body, 2)):
        with_right_sums(case.body)
    if phase == "fuzzing" and "client_id" in (case.query or {}):
        known_application(case.query)


# --- what is no failure: accepted.toml, and nothing else ---------------------------------------------------------------------

used = Counter()
# By the path of the upload that gave them.
given_keys = {}


@schemathesis.hook
def after_call(context, case, response):
    with contextlib.suppress(ValueError, KeyError, TypeError):
        given_keys.setdefault(case.path, set()).add(response.json()["key"])


def names_a_made_up_key(case):
    """Whether a key of this settlement was given by no upload of the function that its field asks for (x-depot)."""
    fields = [item for schema in SCHEMAS for item in schema.get("properties", {}).items() if "x-depot" in item[1]]
    return any(case.body[name] not in given_keys.get(field["x-depot"], ()) for name, field in fields if name in case.body)


def has_a_wrong_sum(case):
    return any(Decimal(case.body[net]) + Decimal(case.body[tax]) != Decimal(case.body[total]) for net, tax, total in sums_in(case.body))


def names_another_application(case):
    return (case.query.get("client_id"), case.query.get("redirect_uri")) != (APPLICATION["nom"], RETURN_ADDRESS)


def breaks_the_form_only(case):
    """The one component of the request that does not conform is its body."""
    return [place.value for place, component in case.meta.components.items() if component.mode.is_negative] == ["body"]


CONDITIONS = {one.__name__: one for one in (names_a_made_up_key, has_a_wrong_sum, names_another_application, breaks_the_form_only)}


def said_by(response):
    """What an answer says is wrong: the codes of its faults, its problem type, its OAuth error; a redirect says it in its address."""
    location = response.headers.get("location")
    if location:
        fragment = parse_qs(urlsplit(location[0]).fragment)
        return fragment.get("error", ["access_token"] if "access_token" in fragment else [])
    try:
        answer = response.json()
    except ValueError:
        return []
    faults = [fault["code"] for fault in answer.get("errors", [])]
    return sorted(set(faults)) or [answer[member] for member in ("type", "error") if member in answer]


def entry_for(failure, case, response, said):
    for entry in ACCEPTED:
        if (
            entry["operation"] == f"{case.method} {case.path}"
            and entry["failure"] == type(failure).__name__
            and entry["status"] == response.status_code
            and said in entry["said"]
            and CONDITIONS[entry["when"]](case)
        ):
            return entry["id"]
    return None


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Whether it stays one. Each thing that the answer says must be accepted by itself."""
    if case.meta is None:
        return True
    entries = [entry_for(failure, case, response, one) for one in said_by(response)]
    if not entries or None in entries:
        return True
    used.update(entries)
    return False


@atexit.register
def tell():
    USED.write_text(json.dumps({entry["id"]: used[entry["id"]] for entry in ACCEPTED}), encoding="utf-8")
