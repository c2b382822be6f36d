#!/usr/bin/env bash
# bash expert.sh honoraires.pdf expertise.pdf EXP-2026-0311
set -euo pipefail
[[ $# == 3 ]] || { echo 'Usage : bash expert.sh HONORAIRES EXPERTISE REFERENCE' >&2; exit 2; }
honoraires=$1
expertise=$2
reference=$3
# Un fichier qui ne se lit pas arrête tout ici.
: < "$honoraires" < "$expertise"

# [jeton]
champ() { sed -n 's/.*"'"$1"'" *: *"\([^"]*\)".*/\1/p'; }
texte() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }

reponse=$(curl -sS --fail-with-body --max-time 30 \
  -u "$ASSURE_CLIENT_ID:$ASSURE_CLIENT_SECRET" \
  -H 'Accept: application/json' \
  --data-urlencode 'grant_type=client_credentials' \
  --data-urlencode 'scope=/expert /expert/upload' \
  "$ASSURE_ADRESSE_JETONS/token") || echo "$reponse" >&2
jeton=$(champ access_token <<< "$reponse")
# [/jeton]
[[ -n $jeton ]] || exit 1

# [depot]
deposer() {
  printf '{"fileNameWithExtension": "%s", "file": "%s"}' \
      "$(texte "$(basename "$1")")" "$(base64 < "$1" | tr -d '\n')" |
    curl -sS --fail-with-body --max-time 120 -X PUT \
      -H "Authorization: Bearer $jeton" \
      -H 'Content-Type: application/json' \
      --data-binary @- \
      "$ASSURE_ADRESSE/expert/upload"
}

depot_expertise=
depot_honoraires=$(deposer "$honoraires") && depot_expertise=$(deposer "$expertise") ||
  echo "$depot_honoraires $depot_expertise" >&2

cle_honoraires=$(champ key <<< "$depot_honoraires")
cle_expertise=$(champ key <<< "$depot_expertise")
echo "$(champ status <<< "$depot_honoraires") $cle_honoraires"
echo "$(champ status <<< "$depot_expertise") $cle_expertise"
# [/depot]
[[ -n $cle_honoraires && -n $cle_expertise ]] || exit 1

# [demande]
curl -sS --fail-with-body --max-time 30 -X PUT \
  -H "Authorization: Bearer $jeton" \
  -H 'Content-Type: application/json' \
  -w '%{http_code}\n' \
  --data-binary @- \
  "$ASSURE_ADRESSE/expert" << FIN
{
  "idExpert": "XT5678",
  "referenceFacture": "$(texte "$reference")",
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
  "abandonVehicule": true,
  "refPdfHonoraires": "$cle_honoraires",
  "refPdfExpertise": "$cle_expertise"
}
FIN
# [/demande]
