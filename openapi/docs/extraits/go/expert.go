// go run expert.go honoraires.pdf expertise.pdf EXP-2026-0311

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

var client = &http.Client{Timeout: 2 * time.Minute}

func envoyer(requete *http.Request, attendu int) []byte {
	reponse, err := client.Do(requete)
	verifier(err)
	defer reponse.Body.Close()
	texte, err := io.ReadAll(reponse.Body)
	verifier(err)
	if reponse.StatusCode != attendu {
		log.Fatalf("%d %s", reponse.StatusCode, texte)
	}
	return texte
}

func verifier(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// [jeton]
func obtenirJeton() string {
	corps := url.Values{"grant_type": {"client_credentials"}, "scope": {"/expert /expert/upload"}}
	requete, err := http.NewRequest(http.MethodPost, os.Getenv("ASSURE_ADRESSE_JETONS")+"/token", strings.NewReader(corps.Encode()))
	verifier(err)
	// RFC 6749, section 2.3.1 : l'identifiant et le secret sont encodés avant d'être réunis.
	requete.SetBasicAuth(url.QueryEscape(os.Getenv("ASSURE_CLIENT_ID")), url.QueryEscape(os.Getenv("ASSURE_CLIENT_SECRET")))
	requete.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	requete.Header.Set("Accept", "application/json")
	var jeton struct {
		AccessToken string `json:"access_token"`
	}
	verifier(json.Unmarshal(envoyer(requete, http.StatusOK), &jeton))
	return jeton.AccessToken
}

// [/jeton]

func put(chemin, jeton string, objet any, attendu int) []byte {
	corps, err := json.Marshal(objet)
	verifier(err)
	requete, err := http.NewRequest(http.MethodPut, os.Getenv("ASSURE_ADRESSE")+chemin, bytes.NewReader(corps))
	verifier(err)
	requete.Header.Set("Authorization", "Bearer "+jeton)
	requete.Header.Set("Content-Type", "application/json")
	if len(corps) > 4096 {
		// net/http perd un refus qui vient pendant qu'il écrit encore : demander avant d'écrire.
		requete.Header.Set("Expect", "100-continue")
	}
	return envoyer(requete, attendu)
}

// [depot]
func deposer(jeton, fichier string) string {
	contenu, err := os.ReadFile(fichier)
	verifier(err)
	// Des octets deviennent du Base64 en JSON.
	reponse := put("/expert/upload", jeton, map[string]any{
		"fileNameWithExtension": filepath.Base(fichier),
		"file":                  contenu,
	}, http.StatusOK)
	var depot struct{ Status, Key string }
	verifier(json.Unmarshal(reponse, &depot))
	if depot.Status != "Verified" {
		log.Fatal(depot.Status)
	}
	fmt.Println(depot.Status, depot.Key)
	return depot.Key
}

// [/depot]

// [demande]
func demander(jeton, honoraires, expertise, reference string) {
	put("/expert", jeton, map[string]any{
		"idExpert":                "XT5678",
		"referenceFacture":        reference,
		"dateFacture":             "2026-04-14",
		"numeroSinistre":          "S-2026-204",
		"referenceInterneLalux":   "EXP-88012",
		"immatriculationVehicule": "CD5678",
		"numeroChassisVehicule":   "VF1RFB00X57000001",
		"type":                    "F",
		"honorairesHT":            "310",
		"honorairesTVA":           "52.70",
		"honorairesTTC":           "362.70",
		"prejudiceHT":             "8200",
		"prejudiceTVA":            "1394",
		"prejudiceTTC":            "9594",
		"abandonVehicule":         true,
		"refPdfHonoraires":        honoraires,
		"refPdfExpertise":         expertise,
	}, http.StatusAccepted)
	fmt.Println(http.StatusAccepted)
}

// [/demande]

func main() {
	if len(os.Args) != 4 {
		log.Fatal("Usage : go run expert.go HONORAIRES EXPERTISE REFERENCE")
	}
	jeton := obtenirJeton()
	demander(jeton, deposer(jeton, os.Args[1]), deposer(jeton, os.Args[2]), os.Args[3])
}
