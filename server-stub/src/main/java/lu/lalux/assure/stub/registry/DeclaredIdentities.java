package lu.lalux.assure.stub.registry;

import java.util.List;

/** The applications and persons that the settings name. */
public interface DeclaredIdentities {

    List<Application> applications();

    List<Person> persons();
}
