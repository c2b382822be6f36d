package lu.lalux.assure.stub.clock;

import java.util.List;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ContextLifecycleScheduledTaskRegistrar;

/**
 * Does from time to time what {@link SchedulingConfigurer}s say. To find what is annotated instead, Spring would look
 * at every method of every bean, a twentieth of a start.
 */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.build();
    }

    @Bean
    ContextLifecycleScheduledTaskRegistrar schedule(
            ThreadPoolTaskScheduler scheduler, List<SchedulingConfigurer> tasks) {
        ContextLifecycleScheduledTaskRegistrar schedule = new ContextLifecycleScheduledTaskRegistrar();
        schedule.setTaskScheduler(scheduler);
        tasks.forEach(task -> task.configureTasks(schedule));
        return schedule;
    }
}
