package lu.lalux.assure.stub.contract;

import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.ManagementContract;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/** Has the contracts read beside all else that begins a start, by a thread of Spring Boot's that is there for that. */
final class EarlyContract implements BackgroundPreinitializer {

    @Override
    public void preinitialize() {
        Contract.bundled().schemas();
        ManagementContract.bundled().document().schemas();
    }
}
