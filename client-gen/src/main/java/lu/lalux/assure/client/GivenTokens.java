package lu.lalux.assure.client;

import java.util.Objects;
import java.util.function.Supplier;

/** Tokens that the application has got by itself: by the implicit grant, an expert in person. */
final class GivenTokens implements Tokens {

    private volatile Supplier<String> source;

    GivenTokens(Supplier<String> source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    @Override
    public String token(Fonction fonction) {
        return Objects.requireNonNull(source.get(), "The application gave no token");
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
