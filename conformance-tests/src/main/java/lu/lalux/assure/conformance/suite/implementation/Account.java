package lu.lalux.assure.conformance.suite.implementation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.register.Text;

/** Somebody who can get a token: a client by its credentials, or a person by the implicit grant (D15). */
public sealed interface Account {

    /**
     * @param target where
     * @param form the way to ask
     * @param scopes separated by spaces
     * @return the request for a token
     */
    Call tokenCall(Target target, TokenForm form, String scopes);

    /**
     * @param exchange of the request for a token
     * @return the token, if there is one
     */
    Optional<GrantedToken> read(Exchange exchange);

    /**
     * @param answer to the request for a token, without a token
     * @return what is wrong with it: the refusal, or what a success lacks
     */
    Text flaw(Answer answer);

    /**
     * A client.
     *
     * @param credentials its id and secret
     */
    record Client(Credentials credentials) implements Account {
        @Override
        public Call tokenCall(Target target, TokenForm form, String scopes) {
            return form.call(target.token(), credentials, scopes);
        }

        @Override
        public Optional<GrantedToken> read(Exchange exchange) {
            return GrantedToken.fromJson(exchange.answer());
        }

        @Override
        public Text flaw(Answer answer) {
            return TokenFlaw.of(answer, TokenFlaw::ofJson);
        }
    }

    /**
     * A person in front of a public application.
     *
     * @param implicit the application
     * @param user the person
     */
    record Person(ImplicitSettings implicit, Credentials user) implements Account {
        @Override
        public Call tokenCall(Target target, TokenForm form, String scopes) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("response_type", "token");
            parameters.put("client_id", implicit.application());
            parameters.put("redirect_uri", implicit.redirectUri());
            parameters.put("scope", scopes);
            parameters.put("state", "conf");
            return Call.of("POST", GrantedToken.query(target.authen(), parameters))
                    .with("Accept", "*/*")
                    .with("Authorization", user.userBasic());
        }

        @Override
        public Optional<GrantedToken> read(Exchange exchange) {
            return GrantedToken.fromFragment(exchange.answer());
        }

        @Override
        public Text flaw(Answer answer) {
            return TokenFlaw.of(answer, TokenFlaw::ofFragment);
        }
    }
}
