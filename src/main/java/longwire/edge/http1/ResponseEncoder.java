package longwire.edge.http1;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;

/** Encodes responses for a viewer, and knows when one has no body although its head announces one. */
public final class ResponseEncoder extends HttpResponseEncoder {
    private boolean head;

    /** Says whether the request now answered is HEAD. */
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
