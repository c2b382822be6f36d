package lu.lalux.assure.stub.journal;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.journal.store.Journal;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.storage.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The journal, where there is one. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    /**
     * One that is off holds nothing, and takes nothing: no filter is there to give it anything. A sandbox that is none
     * any more, as it has accounts of its own by now, takes nothing from then on.
     */
    @Bean
    Journal journal(
            Database database,
            Contract contract,
            JournalSettings settings,
            Registry registry,
            MachineTime time,
            MeterRegistry metrics) {
        BooleanSupplier on = () -> settings.isOn(registry.current().isSandbox());
        return on.getAsBoolean()
                ? Journal.kept(database, contract, on, settings.withBodies(), time, metrics)
                : Journal.none(database);
    }
}
