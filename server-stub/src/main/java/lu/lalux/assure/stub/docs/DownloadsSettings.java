package lu.lalux.assure.stub.docs;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the page of downloads offers beside the documentation's own files.
 *
 * @param downloadsFolder the folder with its files; {@code telechargements} beside the jar that runs, if it is there,
 *     when it is empty
 */
@ConfigurationProperties("assure")
record DownloadsSettings(@DefaultValue("") String downloadsFolder) {}
