package longwire.fleet.engine;

import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.concurrent.CountDownLatch;

/** An object that notes that it was made of bytes. It does nothing else. */
final class Trap implements Serializable {
    /** Open when this process has made one of bytes. */
    static final CountDownLatch MADE = new CountDownLatch(1);

    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) {
        MADE.countDown();
    }
}
