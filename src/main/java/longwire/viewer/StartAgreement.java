package longwire.viewer;

import java.util.function.LongConsumer;

/** Agrees on a moment at which something begins, with whoever else is to begin then. */
@FunctionalInterface
public interface StartAgreement {
    /** Calls {@code begin} once with that moment, a reading of this process's clock; from any thread, or never. */
    void ask(LongConsumer begin);
}
