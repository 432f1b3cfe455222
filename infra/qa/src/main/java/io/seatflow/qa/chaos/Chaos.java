package io.seatflow.qa.chaos;

import io.seatflow.local.Endpoints;
import io.seatflow.local.commands.Catalogue;
import io.seatflow.local.commands.CommandFailure;
import io.seatflow.local.commands.DirectoryPublishing;
import io.seatflow.local.commands.JsonOverHttp;
import io.seatflow.local.commands.Publisher;
import io.seatflow.local.verify.Verification;
import io.seatflow.qa.chaos.Timeline.Outcome;
import io.seatflow.qa.chaos.agent.Plant;
import io.seatflow.qa.chaos.load.Echo;
import io.seatflow.qa.chaos.load.Market;
import io.seatflow.qa.chaos.load.MoveBook;
import io.seatflow.qa.chaos.load.Moves;
import io.seatflow.qa.chaos.load.OrderBook;
import io.seatflow.qa.chaos.load.OrderMix;
import io.seatflow.qa.chaos.load.Placed;
import io.seatflow.qa.chaos.load.Storefronts;
import io.seatflow.qa.chaos.schedule.Fault;
import io.seatflow.qa.chaos.schedule.Targets;
import io.seatflow.qa.chaos.store.ServiceDatabase;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.storefront.OrderPlaced;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One run: the system is started, orders flow, the faults of the schedule come, then they stop; when nothing moves any more
 * what is left is judged. {@link #run} once.
 */
public final class Chaos {
    private static final int TENANTS = 40;
    private static final int FEW = 3;
    private static final Duration WINDING_UP = Duration.ofMinutes(3);
    private static final Duration LAST_FAULT = Duration.ofMinutes(6);
    private static final Duration SETTLING = Duration.ofMinutes(10);

    private final ChaosOptions options;
    private final Targets targets;
    private final Timeline timeline;
    private final OrderBook book = new OrderBook();
    private final MoveBook moveBook = new MoveBook();
    private final Map<String, ServiceDatabase> databases = new TreeMap<>();

    /** @param out told what happens, as it happens */
    public Chaos(ChaosOptions options, PrintWriter out) {
        this.options = options;
        this.targets = options.targets();
        this.timeline = new Timeline(out);
    }

    /** Runs, and tells what is wrong. */
    public Verdict run() {
        try (Site site = new Site(options)) {
            timeline.say("starting %s and %s".formatted(targets.all(), targets.brokers()));
            Endpoints endpoints = site.start();
            timeline.say("ready");
            targets.onLanes()
                    .forEach(service -> databases.put(service, new ServiceDatabase(endpoints.database(), service)));
            try (RegistryClient registry =
                    new RegistryClient(RegistrySettings.at(endpoints.registry().toString()))) {
                return run(site, endpoints, registry);
            }
        }
    }

    private Verdict run(Site site, Endpoints endpoints, RegistryClient registry) {
        Market market = new Market(TENANTS);
        Standstill standstill = new Standstill(endpoints.kafka(), databases.values(), timeline::say);
        publishDirectory(endpoints, registry, market, 1);
        List<String> early = standstill.await(Duration.ofMinutes(1), List::of);
        if (!early.isEmpty()) {
            return verdict(List.of(), early, site);
        }
        Catalogue catalogue = catalogue(endpoints);
        OrderMix mix = new OrderMix(options.seed(), market, catalogue);
        AvroWriter<OrderPlaced> orders = AvroWriter.of(Topics.STOREFRONT_ORDERS, registry);
        List<String> stuck = new ArrayList<>();
        try (Storefronts storefronts = new Storefronts(endpoints.kafka(), mix, options.seed(), orders::encode, book);
                Moves moves = new Moves(endpoints.kafka(), registry, options.moving(), catalogue, book, moveBook)) {
            Thread selling = Thread.ofPlatform()
                    .name("storefronts")
                    .start(() -> storefronts.sell(options.orders(), options.length()));
            AtomicBoolean isTrouble = new AtomicBoolean(true);
            Thread moving = Thread.ofPlatform().name("moves").start(() -> moves.move(isTrouble::get));
            Saboteur saboteur = new Saboteur(site, targets, databases);
            bringAbout(fault -> switch (fault.kind()) {
                case KILL, KILL_BROKER, KILL_DATABASE, KILL_REGISTRY, KILL_PAYMENTS, KILL_MAIL ->
                    saboteur.kill(fault.target());
                case KILL_ALL -> saboteur.killAll();
                case HALT, STEP -> saboteur.halt(fault);
                case ZOMBIE -> saboteur.zombie(fault);
                case PAUSE -> saboteur.pause(fault);
                case PAUSE_BROKER -> saboteur.pauseBroker(fault);
                case LOSE_COMMIT, LOSE_CHARGE -> saboteur.loseAnswers(fault);
                case CUT_DATABASE -> saboteur.cut(fault.target());
                case DUPLICATES -> repeat(storefronts, fault);
                case REPLAY -> sent(new Echo(endpoints.kafka()).replay(Topics.STOREFRONT_ORDERS));
                case LATE -> late(endpoints, registry, market, fault);
                case FROM_THE_DEAD ->
                    sent(new Echo(endpoints.kafka()).fromTheDead(topic(fault.target()), fault.amount(), random(fault)));
            });
            saboteur.stop();
            isTrouble.set(false);
            timeline.say("the faults have stopped; %d orders were taken so far".formatted(book.taken()));
            if (!Patience.until(options.length().plus(WINDING_UP), () -> !selling.isAlive())) {
                stuck.add("%d orders are not taken by the log"
                        .formatted(book.open().size()));
            }
            if (!Patience.until(WINDING_UP, () -> !moving.isAlive())) {
                stuck.add("not every takeover and cancellation is answered");
            }
        }
        if (!Patience.until(WINDING_UP, () -> site.notReady().isEmpty())) {
            stuck.add("not ready again: " + site.notReady());
        }
        timeline.say("%d orders were published %d times; waiting until nothing moves"
                .formatted(book.taken(), book.publications()));
        ServiceDatabase licensing = databases.get("licensing");
        if (licensing == null) {
            throw new IllegalStateException("licensing has a database");
        }
        stuck.addAll(standstill.await(SETTLING, () -> few(leftOver(endpoints, registry, licensing))));
        timeline.say(stuck.isEmpty() ? "nothing moves any more" : "stuck");
        OrderCheck check = new OrderCheck(endpoints, registry, book, licensing);
        List<String> violations = new ArrayList<>(check.violations());
        timeline.say("%d orders, %d with an outcome".formatted(book.orders().size(), check.outcomes()));
        MoveCheck moveCheck = new MoveCheck(endpoints, registry, moveBook);
        if (options.moving().tenants() > 0) {
            violations.addAll(moveCheck.violations());
            timeline.say(moveCheck.words());
        }
        Verification verification = Verification.of(endpoints, options.data());
        io.seatflow.local.verify.Verdict verified = verification.run();
        timeline.say("verify: %d of %d invariants hold, %d records read"
                .formatted(verified.holding(), verified.results().size(), verified.records()));
        verified.lines().forEach(line -> violations.add("verify: " + line));
        return verdict(violations, stuck, site);
    }

    /** What the services have done, and is not to be seen everywhere yet. */
    private List<String> leftOver(Endpoints endpoints, RegistryClient registry, ServiceDatabase licensing) {
        List<String> left = new ArrayList<>(OrderCheck.wrongSums(endpoints, registry, licensing));
        ServiceDatabase mails = databases.get("notification-email");
        long toSend = mails == null ? 0 : mails.mailsToSend();
        if (toSend > 0) {
            left.add("%d mails are to be sent".formatted(toSend));
        }
        return left;
    }

    private static List<String> few(List<String> lines) {
        List<String> few = new ArrayList<>(lines.subList(0, Math.min(FEW, lines.size())));
        if (lines.size() > FEW) {
            few.add("and %d more of this kind".formatted(lines.size() - FEW));
        }
        return few;
    }

    private interface Trouble {
        Outcome with(Fault fault);
    }

    /** Each fault at its time, on a thread of its own, so that one that takes long lets the next ones come. */
    private void bringAbout(Trouble trouble) {
        long begin = System.nanoTime();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        for (Fault fault : options.schedule().faults()) {
            Patience.pass(fault.at().minusNanos(System.nanoTime() - begin));
            threads.execute(() -> timeline.record(fault, bringAbout(trouble, fault)));
        }
        Patience.pass(options.length().minusNanos(System.nanoTime() - begin));
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_FAULT.toSeconds(), TimeUnit.SECONDS)) {
                timeline.say("some faults do not end");
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is asked of a system in trouble may fail: then the fault did not come about. */
    private static Outcome bringAbout(Trouble trouble, Fault fault) {
        try {
            return trouble.with(fault);
        } catch (RuntimeException failed) {
            return Outcome.missed("could not be done now: " + failed);
        }
    }

    private Outcome repeat(Storefronts storefronts, Fault fault) {
        List<Placed> orders =
                book.orders().stream().filter(order -> !order.invoiced()).toList();
        Random random = random(fault);
        for (int i = 0; i < fault.amount() && !orders.isEmpty(); i++) {
            storefronts.repeat(orders.get(random.nextInt(orders.size())));
        }
        return sent(orders.isEmpty() ? 0 : fault.amount());
    }

    private Outcome late(Endpoints endpoints, RegistryClient registry, Market market, Fault fault) {
        int sent = new Echo(endpoints.kafka()).late(Topics.STOREFRONT_ORDERS, fault.amount(), random(fault));
        publishDirectory(endpoints, registry, market, 0);
        return sent(sent);
    }

    private static Outcome sent(int records) {
        return records > 0 ? Outcome.done("%d records sent".formatted(records)) : Outcome.missed("there was no record");
    }

    private static Topic<?> topic(String name) {
        return Topics.all().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic " + name));
    }

    private Random random(Fault fault) {
        return new Random(options.seed() ^ fault.at().toMillis());
    }

    private void publishDirectory(Endpoints endpoints, RegistryClient registry, Market market, long version) {
        try (Publisher publisher = new Publisher(endpoints.kafka())) {
            DirectoryPublishing directory = new DirectoryPublishing(publisher, registry);
            var unused = directory.publish(market.directory(version));
            var unusedToo = directory.publish(options.moving().directory(version));
        }
    }

    private static Catalogue catalogue(Endpoints endpoints) {
        try (JsonOverHttp http = new JsonOverHttp()) {
            return Catalogue.of(endpoints, http);
        } catch (CommandFailure unanswered) {
            throw new IllegalStateException("the catalogue cannot be read", unanswered);
        }
    }

    private Verdict verdict(List<String> violations, List<String> stuck, Site site) {
        List<String> planted = new ArrayList<>();
        for (Plant plant : options.plants()) {
            boolean tookEffect = targets.all().stream()
                    .flatMap(instance -> site.mailbox(instance).seen().stream())
                    .anyMatch(line -> line.endsWith("planted: " + plant.label()));
            planted.add(plant.label() + (tookEffect ? " took effect" : " never took effect"));
        }
        return new Verdict(violations, stuck, timeline.missed(), timeline.withoutEffect(), timeline.summary(), planted);
    }
}
