package longwire.proxyconf.edit;

import java.util.List;

/** What has to be done at one place so that it says a value. */
interface Change {
    /** The edits that make it say {@code value}, which is as the driver has it; none where it does already. */
    List<Edit> to(String value);
}
