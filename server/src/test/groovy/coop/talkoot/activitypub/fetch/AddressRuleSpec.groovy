package coop.talkoot.activitypub.fetch

import spock.lang.Specification

class AddressRuleSpec extends Specification {
    def "#address is never connected to, in development either"() {
        given:
        def literal = InetAddress.ofLiteral(address)

        expect:
        !new AddressRule(false).allows(literal)
        !new AddressRule(true).allows(literal)

        where:
        address << [
                '0.0.0.0', '0.1.2.3', '100.64.0.1', '100.127.255.255', '169.254.169.254', '192.0.0.1', '192.0.2.1',
                '192.88.99.1', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255',
                '240.0.0.1', '255.255.255.255', '::', '::ffff:169.254.169.254', '::ffff:0.0.0.0', '::7f00:1', '::ffff:0:7f00:1',
                '64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::7f00:1', '100::1', '2001::1', '2001:0:7f00:1::',
                '2001:2::1', '2001:10::1', '2001:20::1', '2001:db8::1', '2002:7f00:1::', '2002:808:808::1', '3fff::1', '4000::1',
                '5f00::1', 'fe80::1', 'fec0::1', 'ff02::1', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff']
    }

    def "#address is connected to in development only"() {
        given:
        def literal = InetAddress.ofLiteral(address)

        expect:
        !new AddressRule(false).allows(literal)
        new AddressRule(true).allows(literal)

        where:
        address << [
                '127.0.0.1', '127.255.255.255', '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1',
                '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', 'fc00::1', 'fdff::1']
    }

    def "#address is connected to"() {
        given:
        def literal = InetAddress.ofLiteral(address)

        expect:
        new AddressRule(false).allows(literal)
        new AddressRule(true).allows(literal)

        where:
        address << [
                '1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0',
                '169.253.255.255', '172.15.255.255', '172.32.0.0', '192.167.255.255', '223.255.255.255', '::ffff:8.8.8.8',
                '2001:200::1', '2606:4700::1111', '2a00:1450:4001::1', '3ffe::1']
    }
}
