// Token, upload, settlement, with the generated Go client.
//
//	reglement reparateur DEMANDE.json
//	reglement expert DEMANDE.json
//
// The request is the contract's JSON; where a file's key belongs it has the name of a file beside it. The program reads ASSURE_CLIENT_ID and ASSURE_CLIENT_SECRET; ASSURE_ADRESSE and ASSURE_ADRESSE_JETONS lead it elsewhere than to this machine's sandbox.
package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"

	assure "www.lalux.lu/assure/assure-client-go"
)

const bacASable = "http://localhost:8080"

const usage = "Usage : reglement (reparateur|expert) DEMANDE.json"

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	client := assure.NewAPIClient(configuration())
	args := os.Args[1:]
	var err error
	switch {
	case len(args) == 2 && args[0] == "reparateur":
		err = reparateur(ctx, client, args[1])
	case len(args) == 2 && args[0] == "expert":
		err = expert(ctx, client, args[1])
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
	cfg.HTTPClient = &http.Client{Timeout: time.Minute, Transport: demandant{http.DefaultTransport}}
	api := adresse("ASSURE_ADRESSE", bacASable)
	cfg.Servers = assure.ServerConfigurations{{URL: api}}
	// Operations that have servers of their own: the tokens.
	jetons := adresse("ASSURE_ADRESSE_JETONS", api)
	for operation := range cfg.OperationServers {
		cfg.OperationServers[operation] = assure.ServerConfigurations{{URL: jetons}}
	}
	return cfg
}

// unEnvoi is what leaves at once, with its head.
const unEnvoi = 4096

// demandant asks before it writes a file (Expect: 100-continue): net/http may lose an answer that comes while it still
// writes, if the connection ends with it, and a refusal would look like a cut.
type demandant struct{ http.RoundTripper }

func (d demandant) RoundTrip(requete *http.Request) (*http.Response, error) {
	if requete.ContentLength > unEnvoi {
		requete = requete.Clone(requete.Context())
		requete.Header.Set("Expect", "100-continue")
	}
	return d.RoundTripper.RoundTrip(requete)
}

func adresse(variable, sinon string) string {
	if donnee := os.Getenv(variable); donnee != "" {
		return donnee
	}
	return sinon
}

func reparateur(ctx context.Context, client *assure.APIClient, chemin string) error {
	ctx, err := jeton(ctx, client, "/reparateur /reparateur/upload")
	if err != nil {
		return err
	}
	var demande assure.DemandeReparateur
	err = lire(chemin, &demande, func(depot assure.DepotDocument) (*assure.ResultatDepot, *http.Response, error) {
		return client.DocumentAPI.DeposerDocumentReparateur(ctx).DepotDocument(depot).Execute()
	}, "refPDFFacture")
	if err != nil {
		return err
	}
	reponse, err := client.ReparateurAPI.DemanderReglementReparateur(ctx).DemandeReparateur(demande).Execute()
	if err != nil {
		return err
	}
	fmt.Println(reponse.StatusCode)
	return nil
}

func expert(ctx context.Context, client *assure.APIClient, chemin string) error {
	ctx, err := jeton(ctx, client, "/expert /expert/upload")
	if err != nil {
		return err
	}
	var demande assure.DemandeExpert
	err = lire(chemin, &demande, func(depot assure.DepotDocument) (*assure.ResultatDepot, *http.Response, error) {
		return client.DocumentAPI.DeposerDocumentExpert(ctx).DepotDocument(depot).Execute()
	}, "refPdfHonoraires", "refPdfExpertise")
	if err != nil {
		return err
	}
	reponse, err := client.ExpertAPI.DemanderReglementExpert(ctx).DemandeExpert(demande).Execute()
	if err != nil {
		return err
	}
	fmt.Println(reponse.StatusCode)
	return nil
}

// envoi uploads one file.
type envoi func(assure.DepotDocument) (*assure.ResultatDepot, *http.Response, error)

// lire reads a request, uploads its files, and puts each one's key in the place of its name.
func lire(chemin string, demande any, deposerUn envoi, cles ...string) error {
	contenu, err := os.ReadFile(chemin)
	if err != nil {
		return err
	}
	var champs map[string]any
	if err = json.Unmarshal(contenu, &champs); err != nil {
		return err
	}
	for _, cle := range cles {
		nom, _ := champs[cle].(string)
		if champs[cle], err = deposer(filepath.Join(filepath.Dir(chemin), nom), deposerUn); err != nil {
			return err
		}
	}
	if contenu, err = json.Marshal(champs); err != nil {
		return err
	}
	return json.Unmarshal(contenu, demande)
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
func deposer(chemin string, deposerUn envoi) (string, error) {
	contenu, err := os.ReadFile(chemin)
	if err != nil {
		return "", err
	}
	depot, _, err := deposerUn(assure.DepotDocument{
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
