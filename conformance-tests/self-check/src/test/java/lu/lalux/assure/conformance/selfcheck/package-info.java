/**
 * The suite tested by the suite: are wrong servers caught, and right ones left alone?
 *
 * <p>Its words: a <b>mutant</b> is the model server with one thing wrong; a <b>variant</b> is one that does something
 * otherwise and is right all the same; a <b>company</b> is variants that share a server. A <b>slip</b> is a check that
 * a mutant leaves out or a thing that it does wrongly, and its <b>conduct</b> all of its slips. A <b>bout</b> is one
 * run of the suite against one such server. The tests <b>meant</b> for a mutant are those that must fail for it to
 * count as caught: each of them. The <b>floor</b> is what servers score that do nothing at all.
 */
package lu.lalux.assure.conformance.selfcheck;
