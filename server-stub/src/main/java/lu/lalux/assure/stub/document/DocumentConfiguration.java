package lu.lalux.assure.stub.document;

import lu.lalux.assure.stub.contract.RequestSchemas;
import lu.lalux.assure.stub.document.scan.Antivirus;
import lu.lalux.assure.stub.document.store.DocumentLimits;
import lu.lalux.assure.stub.document.store.FileStore;
import lu.lalux.assure.stub.exchange.CurrentAccount;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes Spring MVC read uploads as streams. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration implements WebMvcConfigurer {

    private final DocumentMessageConverter converter;

    DocumentConfiguration(
            RequestSchemas schemas,
            FileStore store,
            Antivirus antivirus,
            LostFiles lost,
            CurrentAccount account,
            DocumentLimits limits) {
        this.converter = new DocumentMessageConverter(schemas, store, antivirus, lost, account, limits);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(converter);
    }
}
