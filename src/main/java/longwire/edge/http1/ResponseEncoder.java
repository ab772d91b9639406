package longwire.edge.http1;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;

/** Encodes responses to a viewer, without a body where there is none although the head announces one. */
public final class ResponseEncoder extends HttpResponseEncoder {
    private boolean head;

    /** Sets whether the current request is HEAD. */
    public void answeringHead(boolean isHead) {
        head = isHead;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
        return head
                || response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                || super.isContentAlwaysEmpty(response);
    }
}
