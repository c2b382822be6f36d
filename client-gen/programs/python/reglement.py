"""Token, upload, settlement, with the generated Python client.

    reglement.py reparateur DEMANDE.json
    reglement.py expert DEMANDE.json

The request is the contract's JSON; where a file's key belongs it has the name of a file beside it. The program reads ASSURE_CLIENT_ID and ASSURE_CLIENT_SECRET; ASSURE_ADRESSE and ASSURE_ADRESSE_JETONS lead it elsewhere than to this machine's sandbox.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

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
    ResultatDepot,
    StatutDepot,
    TokenApi,
    TypeAutorisation,
)
from urllib3.exceptions import HTTPError

DELAI = 60.0

API = os.environ.get("ASSURE_ADRESSE", "http://localhost:8080")
JETONS = os.environ.get("ASSURE_ADRESSE_JETONS", API)


class DepotRefuse(Exception):
    """A file that is not kept: an answer with another status, without a key."""


def configuration(adresse: str, **reglages: str) -> Configuration:
    faite = Configuration(host=adresse, ignore_operation_servers=True, **reglages)
    # urllib3 would send again what found no answer, uploads too, three times and without a word.
    faite.retries = False
    return faite


def jeton(portees: str) -> str:
    # RFC 6749, section 2.3.1: both are encoded as in a form before they are put together.
    acces = configuration(
        JETONS,
        username=quote_plus(os.environ["ASSURE_CLIENT_ID"]),
        password=quote_plus(os.environ["ASSURE_CLIENT_SECRET"]),
    )
    with ApiClient(acces) as client:
        recu = TokenApi(client).obtenir_jeton(
            TypeAutorisation.CLIENT_CREDENTIALS, portees, _request_timeout=DELAI
        )
    return recu.access_token


def client_de_l_api(portees: str) -> ApiClient:
    return ApiClient(configuration(API, access_token=jeton(portees)))


def deposer(fichier: Path, envoi: Callable[..., ResultatDepot]) -> str:
    depot = envoi(
        DepotDocument(
            fileNameWithExtension=fichier.name,
            file=base64.b64encode(fichier.read_bytes()).decode("ascii"),
        ),
        _request_timeout=DELAI,
    )
    if depot.status is not StatutDepot.VERIFIED or depot.key is None:
        raise DepotRefuse(f"{fichier.name} : {depot.status.value}")
    print(depot.status.value, depot.key)
    return depot.key


def lire(demande: Path, envoi: Callable[..., ResultatDepot], *cles: str) -> dict[str, Any]:
    """The request's fields, each file uploaded and its key in the place of its name."""
    champs = json.loads(demande.read_text(encoding="utf-8"))
    for cle in cles:
        champs[cle] = deposer(demande.parent / champs[cle], envoi)
    return champs


def reparateur(demande: Path) -> None:
    with client_de_l_api("/reparateur /reparateur/upload") as client:
        envoi = DocumentApi(client).deposer_document_reparateur
        champs = lire(demande, envoi, "refPDFFacture")
        reponse = ReparateurApi(client).demander_reglement_reparateur_with_http_info(
            DemandeReparateur.from_dict(champs), _request_timeout=DELAI
        )
        print(reponse.status_code)


def expert(demande: Path) -> None:
    with client_de_l_api("/expert /expert/upload") as client:
        envoi = DocumentApi(client).deposer_document_expert
        champs = lire(demande, envoi, "refPdfHonoraires", "refPdfExpertise")
        reponse = ExpertApi(client).demander_reglement_expert_with_http_info(
            DemandeExpert.from_dict(champs), _request_timeout=DELAI
        )
        print(reponse.status_code)


def arguments() -> argparse.Namespace:
    lecture = argparse.ArgumentParser(description="Jeton, dépôt, demande de règlement.")
    fonctions = lecture.add_subparsers(required=True)
    for fonction in (reparateur, expert):
        choix = fonctions.add_parser(fonction.__name__)
        choix.set_defaults(fonction=fonction)
        choix.add_argument("demande", type=Path)
    return lecture.parse_args()


def expliquer(refus: ApiException) -> None:
    """What was refused, and every fault with its place."""
    match refus.data:
        case Probleme() as probleme:
            print(probleme.status, probleme.title, file=sys.stderr)
            for faute in probleme.errors or []:
                print(f"{faute.pointer} : {faute.detail}", file=sys.stderr)
        case ErreurOAuth2() as erreur:
            print(erreur.error.value, erreur.error_description, file=sys.stderr)
        case _:
            print(refus.status, refus.reason, file=sys.stderr)


def main() -> int:
    choix = arguments()
    try:
        choix.fonction(choix.demande)
    except DepotRefuse as refus:
        print(refus, file=sys.stderr)
        return 1
    except ApiException as refus:
        expliquer(refus)
        return 1
    except HTTPError as panne:
        # No answer, so that nobody knows: the same request again, with the same key, is the same one.
        print(panne, file=sys.stderr)
        return 3
    except ValueError as fautes:
        # No JSON, or what the client itself finds wrong before the request is sent.
        print(fautes, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
