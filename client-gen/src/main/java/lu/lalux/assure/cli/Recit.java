package lu.lalux.assure.cli;

import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.client.AssureException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells what went wrong, to a person or as JSON. */
final class Recit {

    private final Contexte contexte;

    Recit(Contexte contexte) {
        this.contexte = contexte;
    }

    /** A line a fault: where, what, in words. */
    String ligne(Faute faute) {
        String lieu = faute.pointeur().isEmpty() ? "-" : faute.pointeur().substring(1);
        String genre = faute.conseil() ? contexte.dire("conseil") + " " : "";
        return affichable("  " + genre + lieu + " : " + faute.texte() + " [" + faute.code() + "]");
    }

    /** What a person needs to know of a refusal: what, why, everything that is wrong, and what to quote to support. */
    List<String> lignes(AssureException refusal) {
        List<String> lignes = new ArrayList<>();
        if (refusal.status() == 0) {
            lignes.add(contexte.dire("refus.pas-de-reponse", refusal.getMessage()));
        } else if (refusal.oauth2Error().isPresent()) {
            lignes.add(contexte.dire("refus.jeton", refusal.oauth2Error().get()));
            refusal.oauth2Description().ifPresent(description -> lignes.add("  " + description));
        } else if (refusal.problem().isEmpty()) {
            lignes.add(contexte.dire("refus.illisible", refusal.status()));
        }
        refusal.problem().ifPresent(problem -> {
            lignes.add(contexte.dire("refus.titre", problem.status(), problem.title()));
            problem.detail().ifPresent(detail -> lignes.add("  " + detail));
            problem.faults().forEach(fault -> lignes.add(ligne(faute(fault))));
            problem.instance().ifPresent(instance -> lignes.add("  " + contexte.dire("refus.reference", instance)));
        });
        return lignes.stream().map(Recit::affichable).toList();
    }

    static Faute faute(lu.lalux.assure.client.Fault fault) {
        return new Faute(fault.pointer(), fault.code(), fault.detail(), false);
    }

    /** The same for a program. */
    static ObjectNode json(AssureException refusal) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", refusal.status());
        refusal.oauth2Error().ifPresent(error -> json.put("error", error));
        refusal.oauth2Description().ifPresent(description -> json.put("error_description", description));
        refusal.problem().ifPresent(problem -> {
            json.put("type", problem.type().toString());
            json.put("title", problem.title());
            problem.detail().ifPresent(detail -> json.put("detail", detail));
            problem.instance().ifPresent(instance -> json.put("instance", instance.toString()));
            json.set("errors", json(problem.faults().stream().map(Recit::faute).toList()));
        });
        return json;
    }

    static ArrayNode json(List<Faute> fautes) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Faute faute : fautes) {
            ObjectNode one = json.addObject()
                    .put("pointer", faute.pointeur())
                    .put("code", faute.code())
                    .put("detail", faute.texte());
            if (faute.conseil()) {
                one.put("conseil", true);
            }
        }
        return json;
    }

    /** What came from a file or from the server, for a console that would obey its control characters. */
    static String affichable(String texte) {
        return texte.replaceAll("\\p{Cntrl}", "?");
    }

    void ecrire(ObjectNode json) {
        contexte.sortie()
                .println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }
}
