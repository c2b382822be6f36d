package lu.lalux.assure.stub.docs;

import java.util.List;
import java.util.Map;
import lu.lalux.assure.contract.Contract;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page with published identities shows a visitor's own in their place, by a script of the management page: who is
 * signed in there chooses an application; who is not sees the published ones as long as they are in force. Such a page
 * may call this server, which it otherwise forbids itself to.
 */
@Component
@Lazy
final class OwnIdentifiers {

    private static final String PUBLISHED = "lu/lalux/assure/openapi/docs/bac-a-sable.yaml";
    private static final String SCRIPT = "/gestion/page/exemples.js";

    /** The provider's number in the contract's examples. */
    private static final String PROVIDER = "/components/schemas/DemandeReparateur/properties/idPrestataire/example";

    private static final String NO_CALLS = "connect-src 'none'";
    private static final String CALLS = "connect-src 'self'";
    private static final String HEAD = "</head>";

    private final List<Map<String, Object>> clients;
    private final String provider;
    private final String tag;

    OwnIdentifiers(Contract contract) {
        YamlMapFactoryBean published = new YamlMapFactoryBean();
        published.setResources(new ClassPathResource(PUBLISHED));
        clients = ((List<?>) published.getObject().get("clients"))
                .stream().map(OwnIdentifiers::client).toList();
        provider = contract.at(PROVIDER).stringValue();
        String told = JsonMapper.shared()
                .writeValueAsString(Map.of("adresse", BuiltAddress.BUILT, "clients", clients, "prestataire", provider));
        tag = "<script type=\"module\" src=\"" + SCRIPT + "\" data-publiees=\"" + HtmlUtils.htmlEscape(told)
                + "\"></script>\n";
    }

    private static Map<String, Object> client(Object entry) {
        Map<?, ?> client = (Map<?, ?>) entry;
        return Map.of("nom", client.get("nom"), "secret", client.get("secret"), "portees", client.get("portees"));
    }

    /** {@return the page with the script, if it shows what is published; else as it is} */
    String offeredIn(String page) {
        boolean shown = page.contains("<pre") && page.contains(provider)
                || clients.stream().anyMatch(client -> page.contains(String.valueOf(client.get("nom"))));
        return shown ? page.replace(NO_CALLS, CALLS).replace(HEAD, tag + HEAD) : page;
    }
}
