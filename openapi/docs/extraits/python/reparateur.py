# python3 reparateur.py facture.pdf F-2026-0173

import json
import sys
from base64 import b64encode
from http.client import HTTPConnection, HTTPSConnection
from os import environ
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote_plus, urlencode
from urllib.request import HTTPHandler, HTTPSHandler, Request, build_opener

if len(sys.argv) != 3:
    sys.exit("Usage : python3 reparateur.py FICHIER REFERENCE")

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
        data=urlencode({"grant_type": "client_credentials", "scope": "/reparateur /reparateur/upload"}).encode(),
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
    depot = json.loads(put("/reparateur/upload", jeton, {
        "fileNameWithExtension": fichier.name,
        "file": b64encode(fichier.read_bytes()).decode(),
    }, 200))
    if depot["status"] != "Verified":
        sys.exit(depot["status"])
    print(depot["status"], depot["key"])
    return depot["key"]
# [/depot]


# [demande]
def demander(jeton, cle, reference):
    put("/reparateur", jeton, {
        "idPrestataire": "XA1234",
        "referenceFacture": reference,
        "dateFacture": "2026-03-05",
        "numeroSinistre": "S-2026-118",
        "referenceInterneLalux": "PEC-2026-5521",
        "immatriculationVehicule": "AB1234",
        "numeroChassisVehicule": "WVWZZZ1JZXW000001",
        "type": "F",
        "typeFacture": "REP",
        "factureHT": "1853.40",
        "factureTVA": "315.08",
        "factureTTC": "2168.48",
        "refPDFFacture": cle,
    }, 202)
    print(202)
# [/demande]


try:
    jeton = obtenir_jeton()
    demander(jeton, deposer(jeton, Path(sys.argv[1])), sys.argv[2])
except OSError as erreur:
    # Un fichier qui ne se lit pas, ou un serveur qui ne répond pas.
    sys.exit(str(erreur))
