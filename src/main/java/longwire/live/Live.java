package longwire.live;

import java.util.Optional;
import java.util.function.Consumer;
import longwire.live.metrics.OtlpPush;
import longwire.live.state.LiveRun;
import longwire.live.state.LiveState;
import longwire.live.terminal.WatchedTerminal;
import longwire.live.web.LivePage;
import longwire.network.Endpoint;
import longwire.network.status.StatusServer;
import longwire.plan.LiveSettings;

/** All by which a run can be watched while it is on, as its settings ask for; closed with it. */
public final class Live implements AutoCloseable {
    private final LiveSettings settings;
    private final LiveState state;
    private final Consumer<String> printer;
    private StatusServer page;
    private OtlpPush push;
    private WatchedTerminal terminal;

    private Live(LiveSettings settings, LiveRun run, Consumer<String> printer) {
        this.settings = settings;
        this.state = new LiveState(run, System::currentTimeMillis);
        this.printer = printer;
    }

    /**
     * Opens what {@code settings} ask for, or nothing.
     *
     * @param printer prints a line; what is printed while the terminal is redrawn must go through {@code System.out}
     * @throws longwire.fault.OutsideFault if the page cannot listen on its address
     */
    public static Live open(LiveSettings settings, LiveRun run, Consumer<String> printer) {
        Live live = new Live(settings, run, printer);
        try {
            live.openAll();
            return live;
        } catch (RuntimeException failed) {
            live.close();
            throw failed;
        }
    }

    /** Whether any view is open, so that snapshots are needed. */
    public boolean isOn() {
        return settings.isOn();
    }

    /** The address of its page, if it has one. */
    public Optional<Endpoint> page() {
        return Optional.ofNullable(page).map(StatusServer::endpoint);
    }

    /** Whether the terminal shows all of it already. */
    public boolean isDrawn() {
        return terminal != null;
    }

    /** The state to which the run reports. */
    public LiveState state() {
        return state;
    }

    /** Says something of the run as a whole. */
    public void say(String line) {
        state.say(line);
        printer.accept(line);
    }

    /** Ends it; harmless when done before. The terminal is given back at once, a last push may take some seconds. */
    @Override
    public synchronized void close() {
        if (terminal != null) {
            terminal.close();
        }
        if (page != null) {
            page.close();
            page = null;
        }
        if (push != null) {
            push.close();
            push = null;
        }
    }

    private void openAll() {
        if (isOn()) {
            Rehearsal.play(settings);
        }
        settings.listen().ifPresent(this::listen);
        settings.otlp()
                .ifPresent(collector ->
                        push = OtlpPush.start(collector, settings.otlpInterval(), state::snapshot, this::say));
        if (settings.watch() && WatchedTerminal.isThere()) {
            terminal = WatchedTerminal.take(state::snapshot);
        }
    }

    private void listen(Endpoint endpoint) {
        page = LivePage.open(endpoint, state::snapshot);
        say("live: http://" + page.endpoint() + "/ and /metrics");
    }
}
