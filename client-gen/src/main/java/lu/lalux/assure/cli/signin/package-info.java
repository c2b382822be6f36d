/** An expert in person: the browser goes to the sign-in, and comes back to an address of this machine. */
package lu.lalux.assure.cli.signin;
