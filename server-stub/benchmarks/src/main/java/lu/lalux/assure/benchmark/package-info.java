/** What the sandbox is compared with: what Spring Boot does when nothing is checked or kept. */
@NullMarked
package lu.lalux.assure.benchmark;

import org.jspecify.annotations.NullMarked;
