package longwire.proxyconf.edit;

import java.util.List;

/** Sets a value at one place. */
interface Change {
    /** The edits that set {@code value}, in the driver's notation; none if it is set already. */
    List<Edit> to(String value);
}
