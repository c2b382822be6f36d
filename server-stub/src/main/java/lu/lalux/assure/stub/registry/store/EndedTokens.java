package lu.lalux.assure.stub.registry.store;

import java.util.Set;

/**
 * All tokens end that somebody has, when they are suspended or a scope is taken away: they must not live again when
 * that is undone. They are told apart by a number that they bear, not by the time of their issue, which the clock of a
 * sandbox moves.
 */
final class EndedTokens {

    private EndedTokens() {}

    /** @return how much is to be added to the number that new tokens bear */
    static int with(boolean suspended, Set<String> before, Set<String> then) {
        return suspended || !then.containsAll(before) ? 1 : 0;
    }
}
