package longwire.fleet;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import longwire.experiment.trial.Part;
import longwire.experiment.trial.Trial;
import longwire.fault.OutsideFault;
import longwire.fleet.engine.Engine;
import longwire.live.state.LiveMember;
import longwire.plan.MemberLoss;
import longwire.plan.Plan;
import longwire.plan.Traffic;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;
import longwire.viewer.Load;
import longwire.viewer.Target;
import longwire.viewer.Viewers;

/** The part of the process that leads a fleet: origin, paths, the trials' begin and end, and the sum of what members record. */
final class Lead implements Part, Engine.Hearer {
    private static final byte[] NOTED = {};
    private static final long READY_MINUTES = 10;

    private final Crew crew;
    private final String simulation;
    private final int members;
    private final Map<Integer, LedTrial> trials = new ConcurrentHashMap<>();
    private volatile Meeting ready;
    private volatile boolean over;
    private volatile Fellows fellows;
    private volatile RunDirectory run;
    private Consumer<String> abort = reason -> {};
    private MemberLoss onLoss = MemberLoss.INVALID;
    private volatile int current;
    private volatile Instant currentSince;

    /** Leads {@code crew}, of {@code members}, in a run of {@code simulation}. */
    Lead(Crew crew, String simulation, int members) {
        this.crew = crew;
        this.simulation = simulation;
        this.members = members;
        crew.onLoss(this::lost);
    }

    @Override
    public int processes() {
        return members;
    }

    @Override
    public boolean leads() {
        return true;
    }

    @Override
    public void check(Plan plan) {
        Division.check(plan, crew.present());
    }

    @Override
    public void ready(
            Plan plan,
            RunDirectory directory,
            Function<String, Target> targets,
            Consumer<String> printer,
            Consumer<String> aborting) {
        run = directory;
        abort = aborting;
        onLoss = plan.trials().onMemberLoss();
        fellows = new Fellows(crew, printer);
        ready = new Meeting(crew.presentNumbers());
        List<Assignment> assignments = new Division(plan, targets, simulation, members).assignments();
        for (Member member : crew.present()) {
            Assignment assignment = assignments.get(member.number() - 1);
            member.has(assignment.share().of(assignment.connections(), Division.sides(plan)));
            crew.ask(member, Note.of(Note.What.ASSIGNMENT, 0, assignment));
        }
        fellows.write(run);
        await(ready);
        if (crew.present().size() < members) {
            throw new OutsideFault(crew.all().stream()
                            .filter(member -> member.isLost())
                            .findFirst()
                            .orElseThrow()
                            .label()
                    + " left before the first trial (its log says why)");
        }
    }

    @Override
    public Load load(Viewers viewers, Trial trial, List<Target> targets, Traffic traffic) {
        return Load.elsewhere(viewers, trial.transport(), targets, traffic.connections(), members);
    }

    @Override
    public boolean turn(Trial trial, boolean on) {
        current = trial.number();
        currentSince = Instant.now();
        trial(trial.number()).turn().complete(on);
        return on;
    }

    @Override
    public void run(Trial trial, Load load) {
        LedTrial led = trial(trial.number());
        CoordinationMeter meter = new CoordinationMeter(crew::engineUse);
        led.begin(trial, load, run);
        led.ended().join();
        fellows.keep(trial, led.ends(), meter.take(), run);
    }

    @Override
    public List<LiveMember> members(Trial trial) {
        LedTrial led = trial(trial.number());
        return crew.all().stream().map(led::glance).toList();
    }

    @Override
    public int missing(Trial trial) {
        return crew.all().stream()
                .filter(member -> member.isLost()
                        && !trial(trial.number()).lostWithin().contains(member)
                        && !trial(trial.number()).ends().containsKey(member.number()))
                .mapToInt(Member::connections)
                .sum();
    }

    @Override
    public List<String> reasons(Trial trial, Trial.Side side) {
        List<String> reasons = new ArrayList<>();
        LedTrial led = trial(trial.number());
        led.lostWithin().forEach(member -> reasons.add(missing(member)));
        int index = trial.sides().indexOf(side);
        led.ends().forEach((member, end) -> {
            String who = "member " + member;
            if (end.aheadNanos() < 0) {
                reasons.add(who + " came to know its start too late, by " + HumanUnits.time(-end.aheadNanos()));
            }
            end.summaries().get(index).invalid().forEach(reason -> reasons.add(who + ": " + reason));
        });
        return reasons;
    }

    @Override
    public TrialSummary judged(Trial trial, Trial.Side side, TrialSummary summary) {
        int index = trial.sides().indexOf(side);
        List<TrialSummary> parts = trial(trial.number()).ends().values().stream()
                .map(end -> end.summaries().get(index))
                .toList();
        return Merged.of(summary, parts);
    }

    /** Where evidence of members is kept; empty before a run has begun. */
    Optional<Path> evidence() {
        return Optional.ofNullable(run).map(begun -> begun.path().resolve(MemberEvidence.MEMBERS));
    }

    @Override
    public void over() {
        over = true;
    }

    @Override
    public void told(String node, byte[] news) {
        crew.present(node).ifPresent(member -> {
            member.heard();
            Note note = Note.read(news);
            if (note.what() == Note.What.INTERVAL) {
                trial(note.trial()).record(member.number(), note.content(Interval.class));
            }
        });
    }

    @Override
    public CompletableFuture<byte[]> asked(String node, byte[] question) {
        return crew.present(node)
                .map(member -> answer(member, Note.read(question)))
                // One that was lost and comes back gets no answer: its share is counted as missing.
                .orElseGet(CompletableFuture::new);
    }

    @Override
    public void changed(List<String> nodes) {
        crew.changed(nodes);
    }

    private CompletableFuture<byte[]> answer(Member member, Note note) {
        member.heard();
        int number = member.number();
        return switch (note.what()) {
            case READY -> {
                ready.arrive(number);
                yield CompletableFuture.completedFuture(NOTED);
            }
            case TURN -> trial(note.trial()).turn().thenApply(on -> new byte[] {(byte) (on ? 1 : 0)});
            case HANDSHAKES -> trial(note.trial()).handshakes(number).thenApply(at -> onClockOf(member, at));
            case MESSAGES -> trial(note.trial()).messages(number).thenApply(at -> onClockOf(member, at));
            case ENDED -> {
                trial(note.trial()).end(number, note.content(TrialEnd.class));
                yield CompletableFuture.completedFuture(NOTED);
            }
            case LEAVING -> {
                if (!over) {
                    fellows.say(member.label() + " was told to end, and closes its connections");
                }
                yield CompletableFuture.completedFuture(NOTED);
            }
            case LEFT -> {
                member.leaves(note.content(Farewell.class));
                yield CompletableFuture.completedFuture(NOTED);
            }
            case OVER -> {
                member.finish();
                yield CompletableFuture.completedFuture(NOTED);
            }
            case HERE -> CompletableFuture.completedFuture(NOTED);
            default -> throw new IllegalStateException(note.what() + " is no question to a lead");
        };
    }

    private static byte[] onClockOf(Member member, long leadNanos) {
        return ByteBuffer.allocate(Long.BYTES)
                .putLong(leadNanos + member.clock().nanos())
                .array();
    }

    private LedTrial trial(int number) {
        return trials.computeIfAbsent(number, any -> new LedTrial(crew.presentNumbers()));
    }

    private void lost(Member member) {
        if (over) {
            return;
        }
        if (current > 0 && onLoss == MemberLoss.INVALID) {
            // No meeting goes on: the run ends here. This thread is the engine's, and must not wait for that.
            new Thread(() -> abort.accept(missing(member)), "member-lost").start();
            return;
        }
        Meeting waiting = ready;
        if (waiting != null) {
            waiting.arrive(member.number());
        }
        trials.values().forEach(trial -> trial.lost(member));
        if (current > 0) {
            fellows.say(missing(member) + "; the run goes on without it");
        }
    }

    private String missing(Member member) {
        long intoTrial = Duration.between(currentSince, member.lastHeard()).toSeconds();
        return member.label() + " is missing since " + member.lastHeard().truncatedTo(ChronoUnit.MILLIS) + ", "
                + intoTrial + " s after trial " + current + " began, with " + member.connections()
                + " of its connections"
                + member.farewell().map(Lead::closed).orElse("");
    }

    private static String closed(Farewell farewell) {
        return "; told to end, it closed " + farewell.closed() + " of " + farewell.open() + " open connections in "
                + HumanUnits.time(farewell.nanos());
    }

    private static void await(Meeting meeting) {
        try {
            meeting.complete().get(READY_MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException | ExecutionException late) {
            throw new OutsideFault("not every member was ready within " + READY_MINUTES + " minutes", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault("interrupted", interrupted);
        }
    }
}
