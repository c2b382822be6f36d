package lu.lalux.assure.stub.gestion;

import lu.lalux.assure.stub.support.OnPostgres;
import org.junit.jupiter.api.Tag;

/** The same on PostgreSQL. */
@OnPostgres
@Tag("twin")
class ManagementInterfacePostgresIT extends ManagementInterfaceIT {}
