package lu.lalux.assure.stub.support;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.stub.AssureStub;

/**
 * The stub's {@code main} in a process of the tests' own, which takes the tests' few keys instead of making one; once,
 * or several times in one process.
 */
final class WithFewKeys {

    /** Stands before the arguments of each stub where a process has several. */
    static final String NEXT = "+";

    private WithFewKeys() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        FewKeys.giveOut();
        List<String> one = new ArrayList<>();
        for (String argument : arguments) {
            if (!argument.equals(NEXT)) {
                one.add(argument);
            } else if (!one.isEmpty()) {
                start(one);
                one.clear();
            }
        }
        start(one);
    }

    private static void start(List<String> arguments) throws IOException, SQLException {
        AssureStub.main(arguments.toArray(String[]::new));
    }
}
