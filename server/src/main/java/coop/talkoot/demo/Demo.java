package coop.talkoot.demo;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Quantity;
import coop.talkoot.groups.Founding;
import coop.talkoot.groups.Group;
import coop.talkoot.platform.CannotStart;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Words;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * {@code ./talkoot demo}: a bakery and a garden, each an instance of its own with its own database, follow, offer,
 * ask and answer across. What they hold stays in {@code demo-data}; delete that folder for a fresh demo.
 */
public final class Demo {
    private static final int BAKERY_PORT = 8080;
    private static final int GARDEN_PORT = 8081;

    private final PrintStream out;

    private Demo(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        try {
            if (arguments.length > 0 && arguments[0].equals("federation")) {
                FederationDemo.main(System.out, List.of(arguments).subList(1, arguments.length));
                return;
            }
            var bakeryPort = arguments.length > 0 ? Integer.parseInt(arguments[0]) : BAKERY_PORT;
            var gardenPort = arguments.length > 1 ? Integer.parseInt(arguments[1]) : GARDEN_PORT;
            new Demo(System.out).run(bakeryPort, gardenPort);
        } catch (CannotStart | Refused cannot) {
            System.err.println(cannot.getMessage());
            System.exit(1);
        } catch (NumberFormatException notPorts) {
            System.err.println("demo takes two ports, such as: ./talkoot demo 8080 8081\n"
                    + "demo federation takes three: ./talkoot demo federation 8080 8081 8082");
            System.exit(2);
        }
    }

    private void run(int bakeryPort, int gardenPort) throws InterruptedException {
        var data = Path.of(System.getProperty("talkoot.home", "")).resolve("demo-data");
        out.println("Starting the bakery ...");
        var bakery = Cooperative.start("bakery", bakeryPort, data);
        Runtime.getRuntime().addShutdownHook(new Thread(bakery::close, "stop bakery"));
        out.println("Starting the garden ...");
        var garden = Cooperative.start("garden", gardenPort, data);
        Runtime.getRuntime().addShutdownHook(new Thread(garden::close, "stop garden"));
        if (begin(bakery, garden)) {
            out.println("People move in ...");
            furnish(bakery, garden);
        }
        tell(bakery, garden);
        new CountDownLatch(1).await();
    }

    /** Founds both co-ops; false when an earlier demo did. */
    private static boolean begin(Cooperative bakery, Cooperative garden) {
        var bakeryBegan = bakery.setUp(
                new Founding(
                        "bakery",
                        "Riverside Bakery",
                        "A worker-owned bakery. We bake at night, sell in the morning and lend what we have.",
                        "Riverside",
                        Group.JoinPolicy.OPEN),
                "alice",
                "Alice Miller");
        var gardenBegan = garden.setUp(
                new Founding(
                        "garden",
                        "Millpond Garden",
                        "Forty beds, one tool shed, and a pond that freezes over every other winter.",
                        "Millpond",
                        Group.JoinPolicy.ON_REQUEST),
                "bob",
                "Bob Gardner");
        return bakeryBegan && gardenBegan;
    }

    private static void furnish(Cooperative bakery, Cooperative garden) throws InterruptedException {
        bakery.member("grace", "Grace Okafor");
        garden.member("ellen", "Ellen Marsh");
        garden.follow("bob", garden.find(bakery.group().identity()));
        garden.follow("ellen", garden.find(bakery.group().identity()));
        bakery.follow("alice", bakery.find(garden.group().identity()));
        var trailer = offers(bakery);
        var flour = needs(garden);
        garden.reply("ellen", garden.copyOf(trailer.post()), "Could I have it from Friday to Sunday, for the apples?");
        bakery.reply("grace", bakery.copyOf(flour.post()), "We have a sack of rye left over. Come before six.");
    }

    private static Listing offers(Cooperative bakery) {
        bakery.say("alice", "The oven is warm again. Thank you to everybody who carried stones on Saturday.");
        bakery.list(
                "grace",
                words(
                        "Sourdough evening for four",
                        "Starter to take home. Bring a jar and patience.",
                        "bread",
                        "skills"),
                Cooperative.terms(
                        Purpose.OFFER, ExchangeKind.TIME_CREDIT, Quantity.of("2", "hour"), "2 hours each", "Bakery"));
        bakery.list(
                "alice",
                words("Yesterday's bread, 20 loaves", "Collect after seven. Take what you can eat.", "bread"),
                Cooperative.terms(Purpose.OFFER, ExchangeKind.GIFT, Quantity.of("20", "one"), "", "Mill Lane 1"));
        return bakery.list(
                "alice",
                words(
                        "Bicycle trailer, to lend",
                        "A cargo trailer for up to two weeks. Bring it back dry.",
                        "bike",
                        "tools"),
                Cooperative.terms(Purpose.OFFER, ExchangeKind.LOAN, Quantity.of("1", "one"), "", "Riverside"));
    }

    private static Listing needs(Cooperative garden) {
        garden.list(
                "bob",
                words("Seed potatoes, 60 kg", "Early ones, from our own beds.", "seeds"),
                Cooperative.terms(
                        Purpose.OFFER, ExchangeKind.EXCHANGE, Quantity.of("60", "kilogram"), "compost", "Tool shed"));
        garden.list(
                "ellen",
                words("Somebody to re-hang the gate", "Two hinges, one stubborn post. The ladder is here.", "help"),
                Cooperative.terms(
                        Purpose.NEED, ExchangeKind.TIME_CREDIT, Quantity.of("3", "hour"), "3 hours", "Millpond"));
        return garden.list(
                "bob",
                words("20 kg of flour by Friday", "For the harvest party. We pay, or swap for apples.", "food"),
                Cooperative.terms(
                        Purpose.NEED, ExchangeKind.EXCHANGE, Quantity.of("20", "kilogram"), "apples", "Millpond"));
    }

    private static Words words(String title, String text, String... tags) {
        return Words.typed(title, text, "en", List.of(tags));
    }

    private void tell(Cooperative bakery, Cooperative garden) {
        out.println();
        out.println("Two co-ops run on this machine and follow each other:");
        out.println("  " + bakery.address() + "   sign in as alice or grace");
        out.println("  " + garden.address() + "   sign in as bob or ellen");
        out.println("  The password of all four: " + Cooperative.PASSWORD);
        out.println();
        out.println("What to click:");
        out.println("  1. " + garden.address() + "/sign-in as bob, then Home, Announcements: the bakery's offers.");
        out.println("  2. Open \"Bicycle trailer, to lend\" there and reply: the reply shows at " + bakery.address()
                + "/exchange under the same offer.");
        out.println("  3. " + bakery.address() + "/sign-in as alice: change or withdraw an offer, and see it change");
        out.println("     at " + garden.address() + "/exchange a moment later.");
        out.println("  4. \"Offer something\" in one co-op, and find it in the other.");
        out.println();
        out.println("Ctrl-C stops both. Everything stays in demo-data; delete that folder for a fresh start.");
    }
}
