/** TLS with a certificate that the operator has. */
package lu.lalux.assure.conformance.judge.serve.tls;
