# Mojolicious with its defaults; started by scripts/servers-check.
use Mojolicious::Lite -signatures;
use Mojo::Server::Daemon;

websocket '/' => sub ($c) {
  $c->on(text   => sub ($c, $message) { $c->send({text   => $message}) });
  $c->on(binary => sub ($c, $message) { $c->send({binary => $message}) });
};

app->log->level('fatal');
my $daemon = Mojo::Server::Daemon->new(app => app, listen => ['http://127.0.0.1:0'], silent => 1);
$daemon->start;
$| = 1;
print "mojolicious $Mojolicious::VERSION listening on 127.0.0.1:", $daemon->ports->[0], "\n";
Mojo::IOLoop->start;
