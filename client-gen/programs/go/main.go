// Token, upload, settlement, with the generated Go client.
//
//	reglement reparateur FACTURE.pdf REFERENCE HT TVA TTC
//	reglement expert MEMOIRE.pdf RAPPORT.pdf REFERENCE HT TVA TTC PREJUDICE_HT PREJUDICE_TVA PREJUDICE_TTC
//
// It reads ASSURE_CLIENT_ID and ASSURE_CLIENT_SECRET; ASSURE_API and ASSURE_JETONS lead it elsewhere than to production.
package main

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"

	assure "www.lalux.lu/assure/assure-client-go"
)

const usage = `Usage : reglement reparateur FACTURE.pdf REFERENCE HT TVA TTC
        reglement expert MEMOIRE.pdf RAPPORT.pdf REFERENCE HT TVA TTC PREJUDICE_HT PREJUDICE_TVA PREJUDICE_TTC`

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	client := assure.NewAPIClient(configuration())
	args := os.Args[1:]
	var err error
	switch {
	case len(args) == 6 && args[0] == "reparateur":
		err = reparateur(ctx, client, args[1], args[2], [3]string(args[3:6]))
	case len(args) == 10 && args[0] == "expert":
		err = expert(ctx, client, args[1], args[2], args[3], [3]string(args[4:7]), [3]string(args[7:10]))
	default:
		fmt.Fprintln(os.Stderr, usage)
		os.Exit(2)
	}
	if err != nil {
		expliquer(err)
		os.Exit(1)
	}
}

func configuration() *assure.Configuration {
	cfg := assure.NewConfiguration()
	cfg.HTTPClient = &http.Client{Timeout: time.Minute}
	if api := os.Getenv("ASSURE_API"); api != "" {
		cfg.Servers = assure.ServerConfigurations{{URL: api}}
	}
	// Operations that have servers of their own: the tokens.
	if jetons := os.Getenv("ASSURE_JETONS"); jetons != "" {
		for operation := range cfg.OperationServers {
			cfg.OperationServers[operation] = assure.ServerConfigurations{{URL: jetons}}
		}
	}
	return cfg
}

func reparateur(ctx context.Context, client *assure.APIClient, facture, reference string, montants [3]string) error {
	ctx, err := jeton(ctx, client, "/reparateur /reparateur/upload")
	if err != nil {
		return err
	}
	cle, err := deposer(facture, func(depot assure.DepotDocument) (*assure.ResultatDepot, *http.Response, error) {
		return client.DocumentAPI.DeposerDocumentReparateur(ctx).DepotDocument(depot).Execute()
	})
	if err != nil {
		return err
	}
	reponse, err := client.ReparateurAPI.DemanderReglementReparateur(ctx).DemandeReparateur(assure.DemandeReparateur{
		IdPrestataire:           "XA1234",
		ReferenceFacture:        reference,
		DateFacture:             time.Date(2026, time.March, 5, 0, 0, 0, 0, time.UTC).Format(time.DateOnly),
		NumeroSinistre:          "S-2026-118",
		ReferenceInterneLalux:   "Pièce n° 5521",
		ImmatriculationVehicule: "AB1234",
		NumeroChassisVehicule:   "WVWZZZ1JZXW000001",
		Type:                    assure.TYPEPIECE_F,
		TypeFacture:             assure.TYPEFACTURE_REP,
		FactureHT:               montants[0],
		FactureTVA:              montants[1],
		FactureTTC:              montants[2],
		RefPDFFacture:           cle,
	}).Execute()
	if err != nil {
		return err
	}
	fmt.Println(reponse.StatusCode)
	return nil
}

func expert(ctx context.Context, client *assure.APIClient, memoire, rapport, reference string, honoraires, prejudice [3]string) error {
	ctx, err := jeton(ctx, client, "/expert /expert/upload")
	if err != nil {
		return err
	}
	envoi := func(depot assure.DepotDocument) (*assure.ResultatDepot, *http.Response, error) {
		return client.DocumentAPI.DeposerDocumentExpert(ctx).DepotDocument(depot).Execute()
	}
	cleMemoire, err := deposer(memoire, envoi)
	if err != nil {
		return err
	}
	cleRapport, err := deposer(rapport, envoi)
	if err != nil {
		return err
	}
	reponse, err := client.ExpertAPI.DemanderReglementExpert(ctx).DemandeExpert(assure.DemandeExpert{
		IdExpert:                "XT5678",
		ReferenceFacture:        reference,
		DateFacture:             time.Date(2026, time.April, 14, 0, 0, 0, 0, time.UTC).Format(time.DateOnly),
		NumeroSinistre:          "S-2026-204",
		ReferenceInterneLalux:   "EXP-88012",
		ImmatriculationVehicule: "CD5678",
		NumeroChassisVehicule:   "VF1RFB00X57000001",
		Type:                    assure.TYPEPIECE_F,
		HonorairesHT:            honoraires[0],
		HonorairesTVA:           honoraires[1],
		HonorairesTTC:           honoraires[2],
		PrejudiceHT:             prejudice[0],
		PrejudiceTVA:            prejudice[1],
		PrejudiceTTC:            prejudice[2],
		AbandonVehicule:         false,
		RefPdfHonoraires:        cleMemoire,
		RefPdfExpertise:         cleRapport,
	}).Execute()
	if err != nil {
		return err
	}
	fmt.Println(reponse.StatusCode)
	return nil
}

// jeton asks for a token and hands back a context in which every call carries it.
func jeton(ctx context.Context, client *assure.APIClient, portees string) (context.Context, error) {
	// RFC 6749, section 2.3.1: both are encoded as in a form before they are put together.
	identite := context.WithValue(ctx, assure.ContextBasicAuth, assure.BasicAuth{
		UserName: url.QueryEscape(os.Getenv("ASSURE_CLIENT_ID")),
		Password: url.QueryEscape(os.Getenv("ASSURE_CLIENT_SECRET")),
	})
	recu, _, err := client.TokenAPI.ObtenirJeton(identite).
		GrantType(assure.TYPEAUTORISATION_CLIENT_CREDENTIALS).Scope(portees).Execute()
	if err != nil {
		return nil, err
	}
	return context.WithValue(ctx, assure.ContextAccessToken, recu.AccessToken), nil
}

// deposer hands back the key of a file that is kept. A file that is not is an answer with another status, without a key.
func deposer(chemin string, envoi func(assure.DepotDocument) (*assure.ResultatDepot, *http.Response, error)) (string, error) {
	contenu, err := os.ReadFile(chemin)
	if err != nil {
		return "", err
	}
	depot, _, err := envoi(assure.DepotDocument{
		FileNameWithExtension: filepath.Base(chemin),
		File:                  base64.StdEncoding.EncodeToString(contenu),
	})
	if err != nil {
		return "", err
	}
	if depot.Status != assure.STATUTDEPOT_VERIFIED {
		return "", fmt.Errorf("%s : %s", filepath.Base(chemin), depot.Status)
	}
	fmt.Println(depot.Status, depot.GetKey())
	return depot.GetKey(), nil
}

// expliquer writes what was refused, and every fault with its place.
func expliquer(err error) {
	var refus *assure.GenericOpenAPIError
	if !errors.As(err, &refus) {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	switch corps := refus.Model().(type) {
	case assure.Probleme:
		fmt.Fprintf(os.Stderr, "%d %s\n", corps.Status, corps.Title)
		for _, faute := range corps.Errors {
			fmt.Fprintf(os.Stderr, "%s : %s\n", faute.Pointer, faute.Detail)
		}
	case assure.ErreurOAuth2:
		fmt.Fprintf(os.Stderr, "%s %s\n", corps.Error, corps.GetErrorDescription())
	default:
		fmt.Fprintln(os.Stderr, err)
	}
}
