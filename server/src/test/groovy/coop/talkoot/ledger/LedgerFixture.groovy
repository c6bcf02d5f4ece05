package coop.talkoot.ledger

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import org.jooq.DSLContext

/** A bakery that counts hours, and the words to move them. */
final class LedgerFixture implements AutoCloseable {
    private static final String PASSWORD = 'a long enough password'

    final Neighbours bakery
    final Identity keeper
    private int number

    LedgerFixture(Map<String, ?> options = [:]) {
        bakery = new Neighbours([name: 'bakery'] + options)
        keeper = bakery.keeper.identity()
    }

    def <T> T bean(Class<T> type) {
        bakery.bean(type)
    }

    Unit hours(Map<String, ?> options = [:]) {
        unit([name: "Hours ${++number}", kind: Unit.Kind.TIME] + options)
    }

    Unit unit(Map<String, ?> options) {
        def limits = new Limits((options.policy ?: new LimitPolicy.Fixed((options.limit ?: 0) as long)) as LimitPolicy, options.most as Long)
        bean(Units).create(bakery.group, new NewUnit(options.name as String, options.kind as Unit.Kind, (options.decimals ?: 0) as int, limits), keeper)
    }

    Identity member(String name = "m${++number}", Role role = Role.MEMBER) {
        def viewer = bean(Logins).register(new NewPerson(name, name.capitalize(), null, PASSWORD), false)
        bean(Memberships).appoint(bakery.group, viewer.identity(), role)
        viewer.identity()
    }

    /** Somebody of this server who belongs to another co-op only. */
    Identity stranger() {
        def name = "s${++number}".toString()
        def viewer = bean(Logins).register(new NewPerson(name, name, null, PASSWORD), false)
        def mill = bean(Groups).found(new Founding("mill$number", 'Mill', '', '', Group.JoinPolicy.OPEN))
        bean(Memberships).appoint(mill, viewer.identity(), Role.ADMIN)
        viewer.identity()
    }

    Account account(Unit unit, Identity owner) {
        bean(Accounts).of(unit.id(), owner.id()).get()
    }

    Account commons(Unit unit) {
        account(unit, bakery.group.identity())
    }

    long balance(Unit unit, Identity owner) {
        account(unit, owner).balance()
    }

    Entry give(Map<String, ?> options = [:], Unit unit, Identity from, Identity to, long amount) {
        bean(Transfers).transfer(new NewTransfer(unit, from, (options.commons ?: false) as boolean, to, amount, (options.memo ?: '') as String, options.key as String))
    }

    Account limit(Unit unit, Identity owner, long fixed, Long most = null) {
        limit(unit, owner, new LimitPolicy.Fixed(fixed), most)
    }

    Account limit(Unit unit, Identity owner, LimitPolicy policy, Long most = null) {
        bean(Accounts).setLimits(account(unit, owner), new Limits(policy, most), keeper, 'agreed')
    }

    /** The sentence of the refusal, or null when it was done. */
    static String refusal(Closure deed) {
        try {
            deed.call()
            return null
        } catch (Refused refused) {
            return refused.message
        }
    }

    void execute(CharSequence statement) {
        bean(Transactions).run { bean(DSLContext).connection { it.createStatement().execute(statement as String) } }
    }

    /** Does what the owner of the tables could who first switches the triggers off. */
    void tamper(CharSequence statement) {
        bean(Transactions).run {
            bean(DSLContext).connection { connection ->
                connection.createStatement().withCloseable {
                    def tables = ['entry', 'posting']
                    tables.each { table -> it.execute("alter table $table disable trigger user".toString()) }
                    it.execute(statement as String)
                    tables.each { table -> it.execute("alter table $table enable trigger user".toString()) }
                }
            }
        }
    }

    long number(CharSequence query) {
        bean(Transactions).write { bean(DSLContext).fetchValue(query as String) } as long
    }

    @Override
    void close() {
        bakery.close()
    }
}
