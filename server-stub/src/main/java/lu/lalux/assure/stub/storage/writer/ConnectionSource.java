package lu.lalux.assure.stub.storage.writer;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a connection of the writer's own. */
interface ConnectionSource {

    Connection open() throws SQLException;
}
