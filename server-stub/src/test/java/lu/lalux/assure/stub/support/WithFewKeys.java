package lu.lalux.assure.stub.support;

import java.io.IOException;
import java.sql.SQLException;
import lu.lalux.assure.stub.AssureStub;

/** The stub's {@code main} in a process of the tests' own, which takes the tests' few keys instead of making one. */
final class WithFewKeys {

    private WithFewKeys() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        FewKeys.giveOut();
        AssureStub.main(arguments);
    }
}
