/** A transport as another project would write it, with Longwire's public classes only. */
package example;
