"""Goes through the cases of round-trips.json with the generated client and writes, one line a case, what it has read:
roundtrip.py CASES http://localhost:PORT
"""

import json
import sys

from assure_client import (
    ApiClient,
    ApiException,
    Configuration,
    DemandeExpert,
    DemandeReparateur,
    DepotDocument,
    DocumentApi,
    ErreurOAuth2,
    ExpertApi,
    Probleme,
    ReparateurApi,
    TokenApi,
    TypeAutorisation,
)


def call(base, operation, request):
    configuration = Configuration(host=base, ignore_operation_servers=True)
    if operation == "obtenirJeton":
        configuration.username = "client"
        configuration.password = "secret"
    else:
        configuration.access_token = "un-jeton"
    with ApiClient(configuration) as client:
        match operation:
            case "obtenirJeton":
                token = TokenApi(client).obtenir_jeton(TypeAutorisation.CLIENT_CREDENTIALS, request["scope"])
                return {
                    "access_token": token.access_token,
                    "token_type": token.token_type,
                    "expires_in": token.expires_in,
                    "scope": token.scope,
                }
            case "deposerDocumentReparateur":
                return upload(DocumentApi(client).deposer_document_reparateur(DepotDocument.from_dict(request)))
            case "deposerDocumentExpert":
                return upload(DocumentApi(client).deposer_document_expert(DepotDocument.from_dict(request)))
            case "demanderReglementReparateur":
                settle = ReparateurApi(client).demander_reglement_reparateur_with_http_info
                return {"code": settle(DemandeReparateur.from_dict(request)).status_code}
            case "demanderReglementExpert":
                settle = ExpertApi(client).demander_reglement_expert_with_http_info
                return {"code": settle(DemandeExpert.from_dict(request)).status_code}
            case _:
                raise ValueError(operation)


def upload(result):
    read = {"status": result.status.value}
    if result.key is not None:
        read["key"] = result.key
    return read


def refusal(refused):
    match refused.data:
        case Probleme() as problem:
            read = {"code": problem.status, "type": problem.type, "title": problem.title}
            if problem.errors is not None:
                read["errors"] = [
                    {"pointer": fault.pointer, "code": fault.code, "detail": fault.detail} for fault in problem.errors
                ]
            return read
        case ErreurOAuth2() as error:
            return {"error": error.error.value, "error_description": error.error_description}
        case _:
            return {"panne": str(refused)}


with open(sys.argv[1], encoding="utf-8") as file:
    cases = json.load(file)
for one in cases:
    try:
        read = call(f"{sys.argv[2]}/{one['cas']}", one["operation"], one["requete"])
    except ApiException as refused:
        read = refusal(refused)
    except ValueError as error:
        read = {"panne": str(error)}
    print(json.dumps({"cas": one["cas"], **read}))
