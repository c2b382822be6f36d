package lu.lalux.assure.client.token;

import java.util.function.Supplier;
import lu.lalux.assure.client.reglement.Fonction;
import org.jspecify.annotations.Nullable;

/** Tokens that the application has got by itself: by the implicit grant, an expert in person. */
public final class GivenTokens implements Tokens {

    private volatile Supplier<? extends @Nullable String> source;

    public GivenTokens(Supplier<String> source) {
        this.source = source;
    }

    @Override
    public String token(Fonction fonction) {
        String token = source.get();
        if (!Bearer.isToken(token)) {
            throw new IllegalStateException(
                    "The application gave no token, or one that is no bearer token (RFC 6750, section 2.1)");
        }
        return token;
    }

    /** Only the person can sign in again. */
    @Override
    public boolean refused(Fonction fonction, String token) {
        return false;
    }

    @Override
    public void forget() {
        source = () -> null;
    }
}
