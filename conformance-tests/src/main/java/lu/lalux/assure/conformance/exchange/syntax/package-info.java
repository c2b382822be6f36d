/** Small languages that stand within a response: challenges, signed tokens, a form's inputs. */
package lu.lalux.assure.conformance.exchange.syntax;
