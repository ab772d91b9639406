vcl 4.1;

import std;

backend default {
    .host = "192.0.2.41";
    .port = "8080";
    .probe = {
        .url = "/health";
        .interval = 5s;
    }
}

acl purgers {
    "127.0.0.1";
    "192.0.2.0"/24;
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (!client.ip ~ purgers) {
            return (synth(405));
        }
        return (purge);
    }
    if (req.http.upgrade ~ "(?i)websocket") {
        return (pipe);
    }
}

sub vcl_pipe {
    if (req.http.upgrade) {
        set bereq.http.upgrade = req.http.upgrade;
        set bereq.http.connection = req.http.connection;
    }
}

sub vcl_backend_response {
    if (beresp.status == 200) {
        set beresp.ttl = 1h;
        set beresp.http.x-note = {"a "long" string; with } in it"};
    }
    return (deliver);
}
