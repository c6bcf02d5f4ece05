package coop.talkoot.governance.count

import coop.talkoot.governance.Assembly
import coop.talkoot.governance.Papers
import coop.talkoot.governance.Receipt
import coop.talkoot.governance.Secrecy
import coop.talkoot.governance.VotingMethod
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.groups.Memberships
import coop.talkoot.people.Identity
import coop.talkoot.platform.Refused
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What this server decided, counted again from its file alone. */
class DecisionFilesSpec extends Specification {
    @Shared
    @AutoCleanup
    Assembly co = new Assembly()

    @Shared
    List<Identity> people = co.members(6)

    def "a vote by #method, #secrecy, with a delegation and somebody who left, is counted again to the same"() {
        given:
        def leaver = co.members(1).first()
        co.delegate(people[5], people[0])
        def vote = co.open([method: method, secrecy: secrecy, options: options, seats: seats])
        papers.eachWithIndex { paper, number -> assert co.cast(vote, people[number], paper) instanceof Receipt.Accepted }
        co.cast(vote, leaver, papers[0])
        co.bean(Memberships).leave(co.house.group, leaver)

        when:
        def over = co.close(vote)
        def bytes = co.bean(coop.talkoot.governance.CountFiles).write(over)
        def checked = Recount.check(bytes)

        then:
        checked.title() == over.post().title()
        checked.signer().startsWith(co.group.uri())
        checked.tally().outcome().kind() == over.conclusion().outcome()
        checked.tally().outcome().selected() == over.conclusion().selected()
        checked.tally().counts().lines() == co.tally(over).lines()
        checked.poll().roll().voters() == co.tally(over).eligible()
        checked.tally().counts().voters() == 6
        checked.signed() == (secrecy == Secrecy.OPEN ? 5 : 0)
        checked.unsigned() == []

        when: 'any byte is another one'
        bytes[bytes.length.intdiv(2)]++
        Recount.check(bytes)

        then:
        thrown(Unreadable)

        where:
        method                       | secrecy              | options                    | seats
        VotingMethod.SIMPLE_MAJORITY | Secrecy.OPEN         | []                         | 1
        VotingMethod.CONSENSUS       | Secrecy.PSEUDONYMOUS | []                         | 1
        VotingMethod.APPROVAL        | Secrecy.PSEUDONYMOUS | ['Tea', 'Coffee', 'Water'] | 1
        VotingMethod.QUADRATIC       | Secrecy.OPEN         | ['Tea', 'Coffee', 'Water'] | 1
        VotingMethod.INSTANT_RUNOFF  | Secrecy.OPEN         | ['Tea', 'Coffee', 'Water'] | 1
        VotingMethod.SCHULZE         | Secrecy.PSEUDONYMOUS | ['Tea', 'Coffee', 'Water'] | 1
        VotingMethod.SCOTTISH_STV    | Secrecy.OPEN         | ['Tea', 'Coffee', 'Water'] | 2

        papers = method == VotingMethod.SIMPLE_MAJORITY ? [Answer.YES, Answer.YES, Answer.NO, Answer.ABSTAIN, Answer.YES]
                : method == VotingMethod.CONSENSUS ? [Position.AGREE] * 4 + [Position.ABSTAIN] : Papers.of(method)
    }

    def "of a secret vote, and of one that is not over, there is no count file"() {
        given:
        def vote = co.open(secrecy: Secrecy.SECRET)
        people.each { co.cast(vote, it) }

        when:
        co.bean(coop.talkoot.governance.CountFiles).write(vote)

        then:
        thrown(Refused)

        when:
        co.bean(coop.talkoot.governance.CountFiles).write(co.close(vote))

        then:
        thrown(Refused)
    }
}
