package lu.lalux.assure.conformance.selfcheck.model;

import java.net.URI;
import java.util.Locale;

/** What a careless server does not look at when it compares a redirect address with a registered one. */
public enum Likeness {
    ANY_HOST,
    SUBDOMAIN,
    HOST_BY_PREFIX,
    ANY_PORT,
    ANY_SCHEME,
    ANY_CASE,
    ANY_QUERY,
    ANY_FRAGMENT,
    SLASH_AT_END;

    /** {@return the name in ids} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param redirect what was sent
     * @param registered the right one
     * @return whether they are taken for the same
     */
    public boolean sees(String redirect, String registered) {
        try {
            return sees(redirect, URI.create(redirect), registered, URI.create(registered));
        } catch (IllegalArgumentException e) {
            return false; // no address at all
        }
    }

    private boolean sees(String redirect, URI one, String registered, URI other) {
        boolean samePath = other.getPath().equals(one.getPath());
        return switch (this) {
            case ANY_HOST -> samePath && one.getPort() == other.getPort() && sameScheme(one, other);
            case SUBDOMAIN ->
                redirect.equals(registered.replace("://", "://" + redirect.replaceFirst(".*://([^.]*\\.).*", "$1")));
            case HOST_BY_PREFIX ->
                samePath && redirect.startsWith(other.getScheme() + "://" + other.getHost()) && one.getQuery() == null;
            case ANY_PORT -> redirect.replaceFirst(":\\d+/", "/").equals(registered.replaceFirst(":\\d+/", "/"));
            case ANY_SCHEME -> redirect.replaceFirst("^\\w+:", "").equals(registered.replaceFirst("^\\w+:", ""));
            case ANY_CASE -> redirect.equalsIgnoreCase(registered);
            case ANY_QUERY -> redirect.split("\\?", 2)[0].equals(registered);
            case ANY_FRAGMENT -> redirect.split("#", 2)[0].equals(registered);
            case SLASH_AT_END -> redirect.equals(registered + "/");
        };
    }

    private static boolean sameScheme(URI one, URI other) {
        return other.getScheme().equals(one.getScheme());
    }
}
