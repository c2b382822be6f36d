package lu.lalux.assure.stub.bacasable;

import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What there is of this package in a sandbox, and nowhere else, beside its controller. */
@Configuration(proxyBeanMethods = false)
@Conditional(InSandbox.class)
@Import({Orders.class, RefusedCallsFilter.class})
class SandboxConfiguration {}
