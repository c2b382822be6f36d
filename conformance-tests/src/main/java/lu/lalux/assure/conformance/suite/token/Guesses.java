package lu.lalux.assure.conformance.suite.token;

import java.util.List;
import java.util.function.Consumer;

/**
 * Wrong secrets, one after the other. After a few a right one is sent: many servers lock an account that gave several
 * wrong ones in a row, and would then refuse the right ones of all other tests.
 */
final class Guesses {

    private static final int IN_A_ROW = 3;

    private Guesses() {}

    /**
     * @param right secret of an account
     * @param wrong its neighbours
     * @param refused sends one and sees it refused
     * @param sendRight sends the right one
     */
    static void each(String right, List<NearText> wrong, Consumer<String> refused, Runnable sendRight) {
        int row = 0;
        for (NearText near : wrong) {
            String guess = near.of(right);
            if (!guess.equals(right)) {
                refused.accept(guess);
                row++;
                if (row % IN_A_ROW == 0) {
                    sendRight.run();
                }
            }
        }
    }
}
