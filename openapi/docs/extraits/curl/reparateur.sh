#!/usr/bin/env bash
# bash reparateur.sh facture.pdf F-2026-0173
set -euo pipefail
[[ $# == 2 ]] || { echo 'Usage : bash reparateur.sh FICHIER REFERENCE' >&2; exit 2; }
fichier=$1
reference=$2
# Un fichier qui ne se lit pas arrête tout ici.
: < "$fichier"

# [jeton]
champ() { sed -n 's/.*"'"$1"'" *: *"\([^"]*\)".*/\1/p'; }
texte() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }

reponse=$(curl -sS --fail-with-body --max-time 30 \
  -u "$ASSURE_CLIENT_ID:$ASSURE_CLIENT_SECRET" \
  -H 'Accept: application/json' \
  --data-urlencode 'grant_type=client_credentials' \
  --data-urlencode 'scope=/reparateur /reparateur/upload' \
  "$ASSURE_ADRESSE_JETONS/token") || echo "$reponse" >&2
jeton=$(champ access_token <<< "$reponse")
# [/jeton]
[[ -n $jeton ]] || exit 1

# [depot]
depot=$(printf '{"fileNameWithExtension": "%s", "file": "%s"}' \
    "$(texte "$(basename "$fichier")")" "$(base64 < "$fichier" | tr -d '\n')" |
  curl -sS --fail-with-body --max-time 120 -X PUT \
    -H "Authorization: Bearer $jeton" \
    -H 'Content-Type: application/json' \
    --data-binary @- \
    "$ASSURE_ADRESSE/reparateur/upload") || echo "$depot" >&2

statut=$(champ status <<< "$depot")
cle=$(champ key <<< "$depot")
echo "$statut $cle"
# [/depot]
[[ $statut == Verified ]] || exit 1

# [demande]
curl -sS --fail-with-body --max-time 30 -X PUT \
  -H "Authorization: Bearer $jeton" \
  -H 'Content-Type: application/json' \
  -w '%{http_code}\n' \
  --data-binary @- \
  "$ASSURE_ADRESSE/reparateur" << FIN
{
  "idPrestataire": "XA1234",
  "referenceFacture": "$(texte "$reference")",
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
  "refPDFFacture": "$cle"
}
FIN
# [/demande]
