# python3 expert.py honoraires.pdf expertise.pdf EXP-2026-0311

import json
import sys
from base64 import b64encode
from http.client import HTTPConnection, HTTPSConnection
from os import environ
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote_plus, urlencode
from urllib.request import HTTPHandler, HTTPSHandler, Request, build_opener

if len(sys.argv) != 4:
    sys.exit("Usage : python3 expert.py HONORAIRES EXPERTISE REFERENCE")

API = environ["ASSURE_ADRESSE"]
JETONS = environ["ASSURE_ADRESSE_JETONS"]


class EnAvance:
    """Un serveur peut refuser avant la fin du corps, puis fermer : sa réponse se lit quand même."""

    def endheaders(self, *valeurs, **options):
        try:
            super().endheaders(*valeurs, **options)
        except (BrokenPipeError, ConnectionResetError):
            if self.sock is None:
                raise


class Http(EnAvance, HTTPConnection):
    pass


class Https(EnAvance, HTTPSConnection):
    pass


class Ouvreur(HTTPHandler, HTTPSHandler):
    def http_open(self, requete):
        return self.do_open(Http, requete)

    def https_open(self, requete):
        return self.do_open(Https, requete)


OUVREUR = build_opener(Ouvreur)


def envoyer(requete, attendu):
    try:
        with OUVREUR.open(requete, timeout=120) as reponse:
            texte = reponse.read().decode()
            if reponse.status != attendu:
                sys.exit(f"{reponse.status} {texte}")
            return texte
    except HTTPError as erreur:
        sys.exit(f"{erreur.code} {erreur.read().decode()}")


# [jeton]
def obtenir_jeton():
    identite = f"{quote_plus(environ['ASSURE_CLIENT_ID'])}:{quote_plus(environ['ASSURE_CLIENT_SECRET'])}"
    requete = Request(
        f"{JETONS}/token",
        method="POST",
        headers={
            "Authorization": "Basic " + b64encode(identite.encode()).decode(),
            "Accept": "application/json",
        },
        data=urlencode({"grant_type": "client_credentials", "scope": "/expert /expert/upload"}).encode(),
    )
    return json.loads(envoyer(requete, 200))["access_token"]
# [/jeton]


def put(chemin, jeton, corps, attendu):
    requete = Request(
        API + chemin,
        method="PUT",
        headers={"Authorization": f"Bearer {jeton}", "Content-Type": "application/json"},
        data=json.dumps(corps).encode(),
    )
    return envoyer(requete, attendu)


# [depot]
def deposer(jeton, fichier):
    depot = json.loads(put("/expert/upload", jeton, {
        "fileNameWithExtension": fichier.name,
        "file": b64encode(fichier.read_bytes()).decode(),
    }, 200))
    if depot["status"] != "Verified":
        sys.exit(depot["status"])
    print(depot["status"], depot["key"])
    return depot["key"]
# [/depot]


# [demande]
def demander(jeton, honoraires, expertise, reference):
    put("/expert", jeton, {
        "idExpert": "XT5678",
        "referenceFacture": reference,
        "dateFacture": "2026-04-14",
        "numeroSinistre": "S-2026-204",
        "referenceInterneLalux": "EXP-88012",
        "immatriculationVehicule": "CD5678",
        "numeroChassisVehicule": "VF1RFB00X57000001",
        "type": "F",
        "honorairesHT": "310",
        "honorairesTVA": "52.70",
        "honorairesTTC": "362.70",
        "prejudiceHT": "8200",
        "prejudiceTVA": "1394",
        "prejudiceTTC": "9594",
        "abandonVehicule": True,
        "refPdfHonoraires": honoraires,
        "refPdfExpertise": expertise,
    }, 202)
    print(202)
# [/demande]


try:
    jeton = obtenir_jeton()
    honoraires = deposer(jeton, Path(sys.argv[1]))
    expertise = deposer(jeton, Path(sys.argv[2]))
    demander(jeton, honoraires, expertise, sys.argv[3])
except OSError as erreur:
    # Un fichier qui ne se lit pas, ou un serveur qui ne répond pas.
    sys.exit(str(erreur))
