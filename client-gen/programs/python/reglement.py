"""Token, upload, settlement, with the generated Python client.

    reglement.py reparateur FACTURE.pdf REFERENCE HT TVA TTC
    reglement.py expert MEMOIRE.pdf RAPPORT.pdf REFERENCE HT TVA TTC PREJUDICE_HT PREJUDICE_TVA PREJUDICE_TTC

It reads ASSURE_CLIENT_ID and ASSURE_CLIENT_SECRET; ASSURE_API and ASSURE_JETONS lead it elsewhere than to production.
"""

from __future__ import annotations

import argparse
import base64
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
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
    TypeFacture,
    TypePiece,
)
from pydantic import ValidationError
from urllib3.exceptions import HTTPError

DELAI = 60.0


class DepotRefuse(Exception):
    """A file that is not kept: an answer with another status, without a key."""


def configuration(adresse: str | None, **reglages: str) -> Configuration:
    """For one address, or for production, where the tokens are on a host of their own."""
    if adresse is None:
        faite = Configuration(**reglages)
    else:
        faite = Configuration(host=adresse, ignore_operation_servers=True, **reglages)
    # urllib3 would send again what found no answer, uploads too, three times and without a word.
    faite.retries = False
    return faite


def jeton(portees: str) -> str:
    # RFC 6749, section 2.3.1: both are encoded as in a form before they are put together.
    acces = configuration(
        os.environ.get("ASSURE_JETONS"),
        username=quote_plus(os.environ["ASSURE_CLIENT_ID"]),
        password=quote_plus(os.environ["ASSURE_CLIENT_SECRET"]),
    )
    with ApiClient(acces) as client:
        recu = TokenApi(client).obtenir_jeton(
            TypeAutorisation.CLIENT_CREDENTIALS, portees, _request_timeout=DELAI
        )
    return recu.access_token


def client_de_l_api(portees: str) -> ApiClient:
    return ApiClient(
        configuration(os.environ.get("ASSURE_API"), access_token=jeton(portees))
    )


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


def reparateur(choix: argparse.Namespace) -> None:
    with client_de_l_api("/reparateur /reparateur/upload") as client:
        cle = deposer(choix.facture, DocumentApi(client).deposer_document_reparateur)
        reponse = ReparateurApi(client).demander_reglement_reparateur_with_http_info(
            DemandeReparateur(
                idPrestataire="XA1234",
                referenceFacture=choix.reference,
                dateFacture=date(2026, 3, 5),
                numeroSinistre="S-2026-118",
                referenceInterneLalux="Pièce n° 5521",
                immatriculationVehicule="AB1234",
                numeroChassisVehicule="WVWZZZ1JZXW000001",
                type=TypePiece.F,
                typeFacture=TypeFacture.REP,
                factureHT=choix.ht,
                factureTVA=choix.tva,
                factureTTC=choix.ttc,
                refPDFFacture=cle,
            ),
            _request_timeout=DELAI,
        )
        print(reponse.status_code)


def expert(choix: argparse.Namespace) -> None:
    with client_de_l_api("/expert /expert/upload") as client:
        envoi = DocumentApi(client).deposer_document_expert
        memoire = deposer(choix.memoire, envoi)
        rapport = deposer(choix.rapport, envoi)
        reponse = ExpertApi(client).demander_reglement_expert_with_http_info(
            DemandeExpert(
                idExpert="XT5678",
                referenceFacture=choix.reference,
                dateFacture=date(2026, 4, 14),
                numeroSinistre="S-2026-204",
                referenceInterneLalux="EXP-88012",
                immatriculationVehicule="CD5678",
                numeroChassisVehicule="VF1RFB00X57000001",
                type=TypePiece.F,
                honorairesHT=choix.ht,
                honorairesTVA=choix.tva,
                honorairesTTC=choix.ttc,
                prejudiceHT=choix.prejudice_ht,
                prejudiceTVA=choix.prejudice_tva,
                prejudiceTTC=choix.prejudice_ttc,
                abandonVehicule=False,
                refPdfHonoraires=memoire,
                refPdfExpertise=rapport,
            ),
            _request_timeout=DELAI,
        )
        print(reponse.status_code)


def arguments() -> argparse.Namespace:
    lecture = argparse.ArgumentParser(description="Jeton, dépôt, demande de règlement.")
    fonctions = lecture.add_subparsers(required=True)

    reparation = fonctions.add_parser("reparateur")
    reparation.set_defaults(fonction=reparateur)
    reparation.add_argument("facture", type=Path)

    expertise = fonctions.add_parser("expert")
    expertise.set_defaults(fonction=expert)
    expertise.add_argument("memoire", type=Path)
    expertise.add_argument("rapport", type=Path)

    for fonction in (reparation, expertise):
        for nom in ("reference", "ht", "tva", "ttc"):
            fonction.add_argument(nom)
    for nom in ("prejudice_ht", "prejudice_tva", "prejudice_ttc"):
        expertise.add_argument(nom)
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
        choix.fonction(choix)
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
    except ValidationError as fautes:
        # What the client itself finds wrong before anything is sent.
        print(fautes, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
