package lu.lalux.assure.stub.token.secret;

import lu.lalux.assure.stub.http.caller.ClientNetwork;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * A secret is tried.
 *
 * @param account whose
 * @param client where from
 */
public record Attempt(Account account, ClientNetwork client) {

    public static Attempt of(Kind kind, Authentication claimed) {
        String address = ((WebAuthenticationDetails) claimed.getDetails()).getRemoteAddress();
        return new Attempt(new Account(kind, claimed.getName()), ClientNetwork.of(address));
    }

    /**
     * Clients and persons are counted apart: nobody's wrong secrets at {@code /token} are in the way at
     * {@code /authen}.
     */
    public enum Kind {
        CLIENT,
        PERSON,
        /** Of the management interface, whose names are apart from those of persons. */
        USER
    }

    /**
     * A name that somebody claims.
     *
     * @param name empty if it is longer than any registered one can be, so that what is counted stays small
     */
    public record Account(Kind kind, String name) {

        private static final int LONGEST = 128;

        public Account {
            name = name.length() > LONGEST ? "" : name;
        }
    }
}
