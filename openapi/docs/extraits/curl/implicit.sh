#!/usr/bin/env bash
# ASSURE_UTILISATEUR=… ASSURE_MOT_DE_PASSE=… bash implicit.sh
set -euo pipefail

# [jeton]
demande='response_type=token&client_id=expert-app&state=c4c1b2d8'
demande+='&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback'
demande+='&scope=%2Fexpert%20%2Fexpert%2Fupload'

curl -sS --fail-with-body --max-time 30 -X POST \
  -u "$ASSURE_UTILISATEUR:$ASSURE_MOT_DE_PASSE" \
  -o /dev/null -w '%{http_code} %{redirect_url}\n' \
  "$ASSURE_ADRESSE_JETONS/authen?$demande"
# [/jeton]
