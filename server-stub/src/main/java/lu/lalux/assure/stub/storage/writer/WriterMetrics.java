package lu.lalux.assure.stub.storage.writer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** The writer's queue: how much waits, and how much may. */
@Component
final class WriterMetrics implements MeterBinder {

    private final DatabaseWriter writer;
    private final WriterSettings settings;

    WriterMetrics(DatabaseWriter writer, WriterSettings settings) {
        this.writer = writer;
        this.settings = settings;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("assure.ecriture.attente", writer, DatabaseWriter::waiting)
                .description("Writes that wait for the database")
                .register(registry);
        Gauge.builder("assure.ecriture.places", settings, WriterSettings::queue)
                .description("How many may wait; one more is answered 503")
                .register(registry);
    }
}
