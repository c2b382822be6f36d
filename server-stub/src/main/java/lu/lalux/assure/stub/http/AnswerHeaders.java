package lu.lalux.assure.stub.http;

import static org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER;

import java.util.ArrayList;
import java.util.List;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;

/** The headers that protect an answer, whatever it turns out to be. */
public final class AnswerHeaders {

    private AnswerHeaders() {}

    /**
     * For answers with tokens, keys or the reader's own data: kept in no cache (RFC 6749 section 5.1), run by no page.
     */
    public static HeaderWriterFilter neverStored() {
        return filter(
                "default-src 'none'; frame-ancestors 'none'",
                new StaticHeadersWriter("Cache-Control", "no-store"),
                new StaticHeadersWriter("Pragma", "no-cache"));
    }

    /** For what everybody may read. */
    public static HeaderWriterFilter open() {
        return filter("frame-ancestors 'none'");
    }

    /** Written at once: nothing here depends on the answer, and to watch for its beginning costs more than they do. */
    private static HeaderWriterFilter filter(String policy, HeaderWriter... more) {
        List<HeaderWriter> all = new ArrayList<>(List.of(
                new XContentTypeOptionsHeaderWriter(),
                new XXssProtectionHeaderWriter(),
                new HstsHeaderWriter(),
                new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                new ReferrerPolicyHeaderWriter(NO_REFERRER),
                new ContentSecurityPolicyHeaderWriter(policy)));
        all.addAll(List.of(more));
        HeaderWriterFilter filter = new HeaderWriterFilter(all);
        filter.setShouldWriteHeadersEagerly(true);
        return filter;
    }
}
