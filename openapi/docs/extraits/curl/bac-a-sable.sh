#!/usr/bin/env bash
# bash bac-a-sable.sh facture.pdf F-2026-0173
set -euo pipefail
[[ $# == 2 ]] || { echo 'Usage : bash bac-a-sable.sh FICHIER REFERENCE' >&2; exit 2; }
fichier=$1
reference=$2

champ() { sed -n 's/.*"'"$1"'" *: *"\([^"]*\)".*/\1/p'; }
texte() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }

# [fonctions]
obtenir_jeton() {
  local reponse
  reponse=$(curl -sS --fail-with-body --max-time 30 \
    -u "$ASSURE_CLIENT_ID:$ASSURE_CLIENT_SECRET" \
    --data-urlencode 'grant_type=client_credentials' \
    --data-urlencode 'scope=/reparateur /reparateur/upload' \
    "$ASSURE_ADRESSE_JETONS/token") || { echo "$reponse" >&2; return 1; }
  jeton=$(champ access_token <<< "$reponse")
}

deposer() {
  printf '{"fileNameWithExtension": "%s", "file": "%s"}' \
      "$(texte "$(basename "$fichier")")" "$(base64 < "$fichier" | tr -d '\n')" |
    curl -sS --max-time 120 -X PUT \
      -H "Authorization: Bearer $jeton" \
      -H 'Content-Type: application/json' \
      --data-binary @- \
      "$ASSURE_ADRESSE/reparateur/upload"
}

demander() {
  printf '{"idPrestataire": "XA1234", "referenceFacture": "%s",
      "dateFacture": "2026-03-05", "numeroSinistre": "S-2026-118",
      "referenceInterneLalux": "PEC-2026-5521",
      "immatriculationVehicule": "AB1234",
      "numeroChassisVehicule": "WVWZZZ1JZXW000001",
      "type": "F", "typeFacture": "REP", "factureHT": "1853.40",
      "factureTVA": "315.08", "factureTTC": "2168.48",
      "refPDFFacture": "%s"}' "$(texte "$reference")" "$cle" |
    curl -sS -i --max-time 30 -X PUT \
      -H "Authorization: Bearer $jeton" \
      -H 'Content-Type: application/json' \
      --data-binary @- \
      "$ASSURE_ADRESSE/reparateur"
}
# [/fonctions]

# [jeton]
obtenir_jeton
cle=$(deposer | champ key)

curl -sS -X PUT "$ASSURE_ADRESSE/bac-a-sable/horloge?avancer=PT1H"
demander
# [/jeton]

# [cle]
curl -sS -X PUT "$ASSURE_ADRESSE/bac-a-sable/horloge?avancer=PT23H"
obtenir_jeton
demander
# [/cle]

# [depot]
curl -sS -X PUT "$ASSURE_ADRESSE/bac-a-sable/depots?erreurs=1"
deposer
deposer
# [/depot]

# [appel]
curl -sS -X PUT "$ASSURE_ADRESSE/bac-a-sable/appels?statut=503&reessayer=2&nombre=1"
demander
# [/appel]

# [perdue]
commander() {
  curl -sS -X PUT -H "Authorization: Bearer $jeton" "$ASSURE_ADRESSE/bac-a-sable/$1"
}
cle=$(deposer | champ key)

commander 'reponses-perdues?nombre=1'
demander || echo 'Pas de réponse'
demander
# [/perdue]

# [tolerance]
jeton_par_adresse() {
  curl -sS -D - -o /dev/null --max-time 30 -X POST \
    -u "$ASSURE_CLIENT_ID:$ASSURE_CLIENT_SECRET" \
    "$ASSURE_ADRESSE_JETONS/token?grant_type=client_credentials&scope=/reparateur"
}
jeton_par_adresse

curl -sS -X PUT "$ASSURE_ADRESSE/bac-a-sable/tolerances?strict=true"
jeton_par_adresse
# [/tolerance]

# [remise]
curl -sS -X DELETE "$ASSURE_ADRESSE/bac-a-sable/etat"
# [/remise]
