// Goes through the cases of round-trips.json with the generated client and writes, one line a case, what it has read:
// roundtrip CASES http://localhost:PORT
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"

	assure "www.lalux.lu/assure/assure-client-go"
)

type roundTrip struct {
	Cas       string          `json:"cas"`
	Operation string          `json:"operation"`
	Requete   json.RawMessage `json:"requete"`
}

func main() {
	file, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	var cases []roundTrip
	if err := json.Unmarshal(file, &cases); err != nil {
		panic(err)
	}
	out := json.NewEncoder(os.Stdout)
	for _, one := range cases {
		read, err := call(os.Args[2]+"/"+one.Cas, one)
		if err != nil {
			read = refusal(err)
		}
		read["cas"] = one.Cas
		if err := out.Encode(read); err != nil {
			panic(err)
		}
	}
}

func call(base string, one roundTrip) (map[string]any, error) {
	cfg := assure.NewConfiguration()
	cfg.Servers = assure.ServerConfigurations{{URL: base}}
	cfg.OperationServers = nil
	client := assure.NewAPIClient(cfg)
	ctx := context.WithValue(context.Background(), assure.ContextAccessToken, "un-jeton")
	switch one.Operation {
	case "obtenirJeton":
		var form struct {
			Scope string `json:"scope"`
		}
		if err := json.Unmarshal(one.Requete, &form); err != nil {
			return nil, err
		}
		basic := context.WithValue(context.Background(), assure.ContextBasicAuth, assure.BasicAuth{UserName: "client", Password: "secret"})
		token, _, err := client.TokenAPI.ObtenirJeton(basic).GrantType(assure.TYPEAUTORISATION_CLIENT_CREDENTIALS).Scope(form.Scope).Execute()
		if err != nil {
			return nil, err
		}
		return map[string]any{"access_token": token.AccessToken, "token_type": token.TokenType, "expires_in": token.ExpiresIn, "scope": token.GetScope()}, nil
	case "deposerDocumentReparateur", "deposerDocumentExpert":
		var upload assure.DepotDocument
		if err := json.Unmarshal(one.Requete, &upload); err != nil {
			return nil, err
		}
		var result *assure.ResultatDepot
		var err error
		if one.Operation == "deposerDocumentExpert" {
			result, _, err = client.DocumentAPI.DeposerDocumentExpert(ctx).DepotDocument(upload).Execute()
		} else {
			result, _, err = client.DocumentAPI.DeposerDocumentReparateur(ctx).DepotDocument(upload).Execute()
		}
		if err != nil {
			return nil, err
		}
		read := map[string]any{"status": result.Status}
		if result.HasKey() {
			read["key"] = result.GetKey()
		}
		return read, nil
	case "demanderReglementReparateur":
		var request assure.DemandeReparateur
		if err := json.Unmarshal(one.Requete, &request); err != nil {
			return nil, err
		}
		return code(client.ReparateurAPI.DemanderReglementReparateur(ctx).DemandeReparateur(request).Execute())
	case "demanderReglementExpert":
		var request assure.DemandeExpert
		if err := json.Unmarshal(one.Requete, &request); err != nil {
			return nil, err
		}
		return code(client.ExpertAPI.DemanderReglementExpert(ctx).DemandeExpert(request).Execute())
	default:
		return nil, fmt.Errorf("unknown operation %s", one.Operation)
	}
}

func code(answer *http.Response, err error) (map[string]any, error) {
	if err != nil {
		return nil, err
	}
	return map[string]any{"code": answer.StatusCode}, nil
}

func refusal(err error) map[string]any {
	var refused *assure.GenericOpenAPIError
	if !errors.As(err, &refused) {
		return map[string]any{"panne": err.Error()}
	}
	switch body := refused.Model().(type) {
	case assure.Probleme:
		read := map[string]any{"code": body.Status, "type": body.Type, "title": body.Title}
		if body.Errors != nil {
			faults := []map[string]any{}
			for _, fault := range body.Errors {
				faults = append(faults, map[string]any{"pointer": fault.Pointer, "code": fault.Code, "detail": fault.Detail})
			}
			read["errors"] = faults
		}
		return read
	case assure.ErreurOAuth2:
		return map[string]any{"error": body.Error, "error_description": body.GetErrorDescription()}
	default:
		return map[string]any{"panne": err.Error()}
	}
}
