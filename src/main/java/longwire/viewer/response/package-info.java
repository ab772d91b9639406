/**
 * Reads HTTP/1.1 responses (RFC 9112) and event streams in place, from buffers that hold any part of them. It knows no viewer
 * and no schedule; every limit on what the other side may send is here.
 */
package longwire.viewer.response;
