// go run reparateur.go facture.pdf F-2026-0173

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
	corps := url.Values{"grant_type": {"client_credentials"}, "scope": {"/reparateur /reparateur/upload"}}
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
	reponse := put("/reparateur/upload", jeton, map[string]any{
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
func demander(jeton, cle, reference string) {
	put("/reparateur", jeton, map[string]any{
		"idPrestataire":           "XA1234",
		"referenceFacture":        reference,
		"dateFacture":             "2026-03-05",
		"numeroSinistre":          "S-2026-118",
		"referenceInterneLalux":   "PEC-2026-5521",
		"immatriculationVehicule": "AB1234",
		"numeroChassisVehicule":   "WVWZZZ1JZXW000001",
		"type":                    "F",
		"typeFacture":             "REP",
		"factureHT":               "1853.40",
		"factureTVA":              "315.08",
		"factureTTC":              "2168.48",
		"refPDFFacture":           cle,
	}, http.StatusAccepted)
	fmt.Println(http.StatusAccepted)
}

// [/demande]

func main() {
	if len(os.Args) != 3 {
		log.Fatal("Usage : go run reparateur.go FICHIER REFERENCE")
	}
	jeton := obtenirJeton()
	demander(jeton, deposer(jeton, os.Args[1]), os.Args[2])
}
