package lu.lalux.assure.stub.token.access;

import java.util.Set;

/**
 * Says which tokens the sandbox was told to refuse from now on. They are told apart by marks that a token bears, not by
 * the time of their issue: that has seconds, and goes back with the sandbox's clock. Asked at each request: the answer
 * is at hand.
 */
public interface WithdrawnTokens {

    /**
     * What a token has to bear to be good; nothing as long as none was withdrawn.
     *
     * @param name its subject
     */
    Set<String> marks(String name);
}
