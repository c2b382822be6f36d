#!/usr/bin/env bash
# ASSURE_UTILISATEUR=… ASSURE_MOT_DE_PASSE=… bash implicit.sh
set -euo pipefail

# [jeton]
curl -sS --fail-with-body --max-time 30 -o /dev/null -w '%{http_code} %{redirect_url}\n' -X POST \
  -u "$ASSURE_UTILISATEUR:$ASSURE_MOT_DE_PASSE" \
  "$ASSURE_JETONS/authen?response_type=token&client_id=expert-app&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&scope=%2Fexpert%20%2Fexpert%2Fupload&state=c4c1b2d8"
# [/jeton]
