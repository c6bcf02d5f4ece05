package coop.talkoot.activitypub.fetch

import com.github.benmanes.caffeine.cache.Ticker
import coop.talkoot.platform.Settings
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Timeout

/** Choke point (e), outbound connections: chance writes special addresses in every way there is; none is reached. */
@Timeout(60)
class AddressPropertySpec extends Specification {
    private static final long SEED = Long.getLong('talkoot.seed', 20260102L)
    private static final int SAMPLES = 300

    /** IANA's special-purpose registries (RFC 6890 and after it) and multicast, as network and bits. */
    private static final List<String> SPECIAL_4 = [
            '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
            '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
            '255.255.255.255/32']
    private static final List<String> SPECIAL_6 = [
            '::/128', '::1/128', '::/96', '::ffff:0:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/32', '2001:2::/48', '2001:10::/28',
            '2001:20::/28', '2001:db8::/32', '2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8']

    @Shared
    @AutoCleanup
    GuardedClient guarded = new GuardedClient(
            new Settings('127.0.0.1', 0, URI.create('https://bakery.example'), Path.of('target/no-data'), Optional.empty(), false, 1),
            Budget.USUAL.within(Duration.ofSeconds(5)), { host -> InetAddress.getAllByName(host) } as Names.Resolver, Ticker.disabledTicker())

    def "no address in #network is allowed"() {
        given:
        def random = new Random(SEED)
        def rule = new AddressRule(false)

        expect:
        (1..SAMPLES).each {
            def address = within(network, random)
            assert !rule.allows(address), "$address of seed $SEED"
        }

        where:
        network << SPECIAL_4 + SPECIAL_6
    }

    def "no IPv4 address that may not be reached is reached as #form"() {
        given:
        def random = new Random(SEED)
        def rule = new AddressRule(false)

        expect:
        (1..SAMPLES).each {
            def inner = within(SPECIAL_4[random.nextInt(SPECIAL_4.size())], random).address
            def address = InetAddress.getByAddress(wrap.call(inner) as byte[])
            assert !rule.allows(address), "$address of seed $SEED"
        }

        where:
        form                     | wrap
        'mapped (::ffff:a.b.c.d)' | { bytes(10) + [0xff, 0xff] + it.toList() }
        'compatible (::a.b.c.d)' | { bytes(12) + it.toList() }
        'translated (SIIT)'      | { bytes(8) + [0xff, 0xff, 0, 0] + it.toList() }
        'NAT64'                  | { [0, 0x64, 0xff, 0x9b] + bytes(8) + it.toList() }
        'local NAT64'            | { [0, 0x64, 0xff, 0x9b, 0, 1] + bytes(6) + it.toList() }
        '6to4'                   | { [0x20, 0x02] + it.toList() + bytes(10) }
        'Teredo'                 | { [0x20, 0x01, 0, 0] + [1, 1, 1, 1] + bytes(4) + it.collect { part -> ~part } }
    }

    def "what is in no special network is allowed"() {
        given:
        def random = new Random(SEED)
        def rule = new AddressRule(false)

        expect:
        (1..SAMPLES).each {
            def address = within('0.0.0.0/0', random)
            def isSpecial = SPECIAL_4.any { isWithin(address, it) } || ['192.31.196.0/24', '192.52.193.0/24', '192.175.48.0/24'].any { isWithin(address, it) }
            assert rule.allows(address) != isSpecial, "$address of seed $SEED"
        }
    }

    def "a special address is not connected to however it is written: #form (CVE-2024-39687 Fedify, CVE-2025-25194 Lemmy, CVE-2026-22245 Mastodon)"() {
        given:
        def listening = new ServerSocket(0, 50, InetAddress.ofLiteral('0.0.0.0'))
        listening.soTimeout = 1
        def random = new Random(SEED)

        expect:
        (1..12).each {
            def address = within((['127.0.0.0/8', '0.0.0.0/8', '10.0.0.0/8', '169.254.0.0/16', '192.168.0.0/16'])[random.nextInt(5)], random).address
            def host = write.call(address*.toInteger().collect { it & 0xff })
            // Java takes some spellings for another, public address: nothing special is reached by these.
            ['http', 'https'].findAll { !isElsewhere(host.toString()) }.each { scheme ->
                def url = "$scheme://$host:${listening.localPort}/a".toString()
                assert isRefused { guarded.get(url, Form.ACTIVITY_PUB, { [:] } as GuardedClient.HeadersOf) }, "GET $url of seed $SEED"
                assert isRefused { guarded.post(url, { Map.of() }, new byte[0]) }, "POST $url of seed $SEED"
            }
        }

        when: 'somebody had connected, they would be waiting here'
        listening.accept()

        then:
        thrown(SocketTimeoutException)

        cleanup:
        listening?.close()

        where:
        form               | write
        'dotted'           | { it.join('.') }
        'with a last dot'  | { it.join('.') + '.' }
        'decimal'          | { number(it) as String }
        'hexadecimal'      | { '0x' + Long.toHexString(number(it)) }
        'octal'            | { '0' + Long.toOctalString(number(it)) }
        'octal parts'      | { it.collect { part -> '0' + Integer.toOctalString(part) }.join('.') }
        'hexadecimal parts' | { it.collect { part -> '0X' + Integer.toHexString(part).toUpperCase() }.join('.') }
        'two parts'        | { "${it[0]}.${number([0] + it.tail())}" }
        'three parts'      | { "${it[0]}.${it[1]}.${it[2] * 256 + it[3]}" }
        'leading zeros'    | { it.collect { part -> '000' + part }.join('.') }
        'mapped'           | { "[::ffff:${it.join('.')}]" }
        'mapped in hex'    | { String.format('[0:0:0:0:0:FFFF:%02x%02x:%02x%02x]', *it) }
        'compatible'       | { "[::${it.join('.')}]" }
        'NAT64'            | { "[64:ff9b::${it.join('.')}]" }
        '6to4'             | { String.format('[2002:%02x%02x:%02x%02x::1]', *it) }
        'with a zone'      | { "[::ffff:${it.join('.')}%251]" }
        'full-width'       | { it.join('.').collect { c -> c.isInteger() ? new String(Character.toChars(c.toInteger() + 0xff10)) : c }.join('') }
        'percent-encoded'  | { it.join('.').bytes.collect { b -> String.format('%%%02x', b) }.join('') }
        'after a user'     | { "example.org@${it.join('.')}" }
        'after a password' | { "example.org:443@${it.join('.')}" }
        'after a backslash' | { "example.org\\@${it.join('.')}" }
        'dotted by U+3002' | { it.join('\u3002') }
    }

    /** Refused before anything was sent: no attempt that failed, nor one that timed out. */
    private static boolean isRefused(Closure attempt) {
        try {
            attempt.call()
            return false
        } catch (Unreachable refused) {
            // OkHttp wraps what a socket throws when it connects.
            def cause = refused.cause instanceof ConnectException && refused.cause.cause ? refused.cause.cause : refused.cause
            return refused.message.startsWith('not asked again yet') || cause == null || cause instanceof URISyntaxException ||
                    cause instanceof IllegalArgumentException || cause instanceof UnknownHostException || cause instanceof ForbiddenAddress
        }
    }

    private static boolean isElsewhere(String host) {
        try {
            return host ==~ /[0-9.]+/ && new AddressRule(false).allows(InetAddress.getByName(host))
        } catch (UnknownHostException ignored) {
            return false
        }
    }

    private static long number(List<Integer> parts) {
        return parts.inject(0L) { sum, part -> sum * 256 + part }
    }

    private static List<Integer> bytes(int zeros) {
        return [0] * zeros
    }

    private static InetAddress within(String network, Random random) {
        def (prefix, bits) = network.split('/')
        def bytes = bytesOf(prefix)
        (Integer.parseInt(bits) ..< bytes.length * 8).each { bit ->
            if (random.nextBoolean()) {
                bytes[bit >> 3] = (byte) (bytes[bit >> 3] | (0x80 >> (bit & 7)))
            }
        }
        return InetAddress.getByAddress(bytes)
    }

    private static boolean isWithin(InetAddress address, String network) {
        def (prefix, bits) = network.split('/')
        def length = Integer.parseInt(bits)
        def one = address.address
        def other = bytesOf(prefix)
        return (0..<length).every { bit -> (one[bit >> 3] & (0x80 >> (bit & 7))) == (other[bit >> 3] & (0x80 >> (bit & 7))) }
    }

    private static byte[] bytesOf(String literal) {
        return InetAddress.ofLiteral(literal).address
    }
}
