package coop.talkoot.demo;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Quantity;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.method.Choice.Answer;
import coop.talkoot.groups.Founding;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Role;
import coop.talkoot.groups.affiliation.FederationTerms;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings.DatabaseAddress;
import coop.talkoot.posts.Words;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * {@code ./talkoot demo federation}: a city of two districts of three co-ops, one of them in both, on three instances.
 * They have joined, offer things, have decided once together and are deciding again.
 */
final class FederationDemo implements AutoCloseable {
    private static final List<Integer> PORTS = List.of(8080, 8081, 8082);
    private static final Duration AGO = Duration.ofDays(45);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private final DemoClock clock = new DemoClock(AGO);
    private final PrintStream out;
    private final List<Cooperative> houses = new ArrayList<>();
    private final Circle city;
    private final Circle vale;
    private final Circle hill;
    private final Circle bakery;
    private final Circle studio;
    private final Circle garden;
    private final Market market;

    /** Starts the three; {@code databases} may name one for each, or none for one of its own below {@code data}. */
    FederationDemo(
            PrintStream out, List<Integer> ports, Path data, Function<String, Optional<DatabaseAddress>> databases) {
        this.out = out;
        city = new Circle(start("city", ports.get(0), data, databases), "city", List.of("carla"));
        vale = new Circle(start("vale", ports.get(1), data, databases), "vale", List.of("vera"));
        hill = new Circle(start("hill", ports.get(2), data, databases), "hill", List.of("hugo"));
        bakery = new Circle(vale.house(), "bakery", List.of("alice", "ben"));
        studio = new Circle(vale.house(), "studio", List.of("stig", "sara"));
        garden = new Circle(hill.house(), "garden", List.of("gus", "gwen"));
        market = new Market(vale, bakery, studio);
    }

    static void main(PrintStream out, List<String> arguments) throws InterruptedException {
        var ports = new ArrayList<>(PORTS);
        for (var at = 0; at < Math.min(ports.size(), arguments.size()); at++) {
            ports.set(at, Integer.parseInt(arguments.get(at)));
        }
        var data = Path.of(System.getProperty("talkoot.home", "")).resolve("demo-data/federation");
        var demo = new FederationDemo(out, ports, data, name -> Optional.empty());
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "stop the city"));
        demo.run();
        new CountDownLatch(1).await();
    }

    /** The first time all is built; later it is only told where to click. */
    void run() throws InterruptedException {
        if (begin()) {
            out.println("Six weeks go by; that takes a minute ...");
            join();
            var offer = furnish();
            decide();
            clock.moveOn(Instant.now().minus(Duration.ofHours(26)));
            ask();
            clock.catchUp();
            city.house().copyOf(offer.post());
        } else {
            clock.catchUp();
            requireWhole();
        }
        tell();
    }

    private Cooperative start(String name, int port, Path data, Function<String, Optional<DatabaseAddress>> databases) {
        out.println("Starting the " + name + " ...");
        try {
            var house = Cooperative.start(name, port, data, clock, databases.apply(name));
            houses.add(house);
            return house;
        } catch (RuntimeException cause) {
            close();
            throw cause;
        }
    }

    /** Founds all six; false when an earlier demo did. */
    private boolean begin() {
        var isNew = city.house()
                .setUp(founding("city", "City Commons", "All districts of the city."), "carla", "Carla Ruiz");
        isNew &= vale.house().setUp(founding("vale", "The Vale", "Co-ops along the river."), "vera", "Vera Lind");
        isNew &= hill.house().setUp(founding("hill", "The Hill", "Co-ops above the old wall."), "hugo", "Hugo Stein");
        if (isNew) {
            found(
                    bakery,
                    "Riverside Bakery",
                    "We bake at night.",
                    Map.of("alice", "Alice Miller", "ben", "Ben Okafor"));
            found(studio, "Clay Studio", "Six wheels, one kiln.", Map.of("stig", "Stig Berg", "sara", "Sara Haddad"));
            found(
                    garden,
                    "Millpond Garden",
                    "Forty beds and a pond.",
                    Map.of("gus", "Gus Gardner", "gwen", "Gwen Price"));
            market.found(founding("market", "River Market", "Bread and pots, twice a week."));
            city.federates(terms("The city"));
            vale.federates(terms("The valley of the river"));
            hill.federates(terms("Above the old wall"));
        }
        return isNew;
    }

    private static void found(Circle circle, String name, String summary, Map<String, String> names) {
        var group = circle.house().guest(founding(circle.handle(), name, summary));
        for (var handle : circle.people()) {
            var role = handle.equals(circle.people().getFirst()) ? Role.ADMIN : Role.MEMBER;
            circle.house().member(group, handle, names.getOrDefault(handle, handle), role);
        }
    }

    private void join() throws InterruptedException {
        var wanted = new ArrayList<>(market.wanted());
        wanted.addAll(List.of(
                bakery.wantsInto(vale), studio.wantsInto(vale), bakery.wantsInto(hill), garden.wantsInto(hill)));
        until(wanted);
        market.admits();
        vale.admits(bakery);
        vale.admits(studio);
        hill.admits(bakery);
        hill.admits(garden);
        until(List.of(vale.wantsInto(city), hill.wantsInto(city)));
        city.admits(vale);
        city.admits(hill);
        List.of(city, vale, hill).forEach(Circle::looksAround);
    }

    /** Offers of co-ops, which their districts pass on, and the city. */
    private Listing furnish() throws InterruptedException {
        garden.house()
                .list(
                        "gus",
                        garden.group(),
                        words("20 kg of flour by Friday", "For the harvest party. We pay, or swap for apples.", "food"),
                        Cooperative.terms(
                                Purpose.NEED,
                                ExchangeKind.EXCHANGE,
                                Quantity.of("20", "kilogram"),
                                "apples",
                                "Millpond"));
        studio.house()
                .list(
                        "stig",
                        studio.group(),
                        words("An evening at the wheel", "For four who have never tried. Clay is here.", "skills"),
                        Cooperative.terms(
                                Purpose.OFFER,
                                ExchangeKind.TIME_CREDIT,
                                Quantity.of("2", "hour"),
                                "2 hours",
                                "Kiln Lane"));
        var trailer = bakery.house()
                .list(
                        "alice",
                        bakery.group(),
                        words("Bicycle trailer, to lend", "For up to two weeks. Bring it back dry.", "tools"),
                        Cooperative.terms(Purpose.OFFER, ExchangeKind.LOAN, Quantity.of("1", "one"), "", "Riverside"));
        city.house().copyOf(trailer.post());
        return trailer;
    }

    /** A vote that is over: co-ops first, then districts, then the city. Meanwhile delegates are elected. */
    private void decide() throws InterruptedException {
        var elections = market.elections();
        var whole = city.asks("A cargo bicycle for all of us", "Each co-op has it for two weeks, in turn.");
        bakery.says(bakery.part(vale.part(whole)), Map.of("alice", Answer.YES, "ben", Answer.YES));
        studio.says(studio.part(vale.part(whole)), Map.of("stig", Answer.YES, "sara", Answer.YES));
        bakery.says(bakery.part(hill.part(whole)), Map.of("alice", Answer.YES, "ben", Answer.YES));
        garden.says(garden.part(hill.part(whole)), Map.of("gus", Answer.YES, "gwen", Answer.NO));
        var parts = List.of(vale.part(whole), hill.part(whole));
        until(List.of(
                bakery.part(parts.getFirst()),
                studio.part(parts.getFirst()),
                bakery.part(parts.getLast()),
                garden.part(parts.getLast())));
        vale.hears(parts.getFirst());
        hill.hears(parts.getLast());
        until(parts);
        city.hears(whole);
        until(List.of(whole));
        until(elections);
    }

    /** And one in which some have not voted. */
    private void ask() throws InterruptedException {
        var whole =
                city.asks("A common cellar for the winter", "Under the old market hall; the rent is shared by weight.");
        bakery.says(bakery.part(vale.part(whole)), Map.of("alice", Answer.YES));
        studio.says(studio.part(vale.part(whole)), Map.of("stig", Answer.NO));
        garden.says(garden.part(hill.part(whole)), Map.of("gus", Answer.YES));
        bakery.part(hill.part(whole));
        market.ask();
    }

    /** Lets the time of these come, and what follows from them happen. */
    private void until(List<Decision> votes) {
        var last = votes.stream()
                .map(Decision::concludesAt)
                .max(Instant::compareTo)
                .orElseThrow();
        clock.moveOn(last.plusSeconds(1));
        List.of(vale, hill, city).forEach(Circle::closes);
    }

    private void requireWhole() {
        if (asked().size() < 2) {
            throw Refused.conflict("An earlier demo was stopped before all was built: delete demo-data/federation, and"
                    + " start again.");
        }
    }

    /** What the city put to its districts, newest first. */
    private List<Decision> asked() {
        return city.decisions().stream()
                .filter(decision -> decision.terms().federal().rule() != null)
                .toList();
    }

    private static Founding founding(String handle, String name, String summary) {
        return new Founding(handle, name, summary, "Riverside", Group.JoinPolicy.OPEN);
    }

    private static FederationTerms terms(String where) {
        return new FederationTerms(
                FederationTerms.Scope.GEOGRAPHIC,
                where,
                FederationTerms.Governing.MEMBERS,
                FederationTerms.Admission.COORDINATORS,
                FederationTerms.Announces.ALL,
                List.of());
    }

    private static Words words(String title, String text, String... tags) {
        return Words.typed(title, text, "en", List.of(tags));
    }

    private void tell() {
        out.println();
        out.println("A city of two districts of three co-ops runs on this machine, on three servers:");
        out.println("  " + city.house().address() + "   the city; sign in as carla");
        out.println("  " + vale.house().address()
                + "   the Vale, its bakery and its studio; sign in as vera, alice, ben, stig or sara");
        out.println("  " + hill.house().address() + "   the Hill and its garden; sign in as hugo, gus or gwen");
        out.println("  The bakery belongs to both districts. The password of all: " + Cooperative.PASSWORD);
        out.println();
        out.println("What to click:");
        out.println(
                "  1. The tree: " + tree(city) + " and, a floor further down, " + tree(vale) + " and " + tree(hill));
        var step = 2;
        for (var whole : asked().reversed()) {
            out.println("  " + step++ + ". "
                    + (whole.isOver()
                            ? "Decided together: "
                            : "To be decided by " + DAY.format(whole.closesAt().atOffset(ZoneOffset.UTC)) + ": ")
                    + at(city, whole) + "  \"" + whole.post().title() + "\"");
            if (whole.isOver()) {
                out.println("     by each of three ways to count side by side; signed in as carla, its count file.");
            } else {
                tellOpen(whole);
            }
        }
        market.tell(out, step++);
        out.println("  " + step + ". " + city.house().address() + "/exchange: what the co-ops offer, passed on by their"
                + " districts.");
        out.println();
        out.println(
                "Ctrl-C stops all. Everything stays in demo-data/federation; delete that folder for a fresh start.");
    }

    /** Each co-op's own vote on it, for who has not voted. */
    private void tellOpen(Decision whole) {
        vale.partOf(whole).flatMap(bakery::partOf).ifPresent(part -> out.println("     as ben: " + at(bakery, part)));
        vale.partOf(whole).flatMap(studio::partOf).ifPresent(part -> out.println("     as sara: " + at(studio, part)));
        hill.partOf(whole).flatMap(garden::partOf).ifPresent(part -> out.println("     as gwen: " + at(garden, part)));
    }

    private static String tree(Circle circle) {
        return circle.house().address() + "/groups/" + circle.handle() + "/federation";
    }

    private static String at(Circle circle, Decision decision) {
        return circle.house().address() + "/decisions/" + decision.id();
    }

    @Override
    public void close() {
        houses.reversed().forEach(Cooperative::close);
    }
}
