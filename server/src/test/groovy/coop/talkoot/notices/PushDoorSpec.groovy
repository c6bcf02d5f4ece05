package coop.talkoot.notices

import coop.talkoot.TestInstance
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class PushDoorSpec extends Specification {
    @Shared
    @AutoCleanup
    TestInstance instance = TestInstance.start(privateNetworks: false)

    def "of a server for the world, #endpoint is no address to push to"() {
        expect:
        !instance.bean(PushOutlet).accepts(endpoint)
        instance.bean(PushOutlet).post(endpoint, [:], new byte[0]) == 0

        where:
        endpoint << ['http://93.184.216.34/push', 'https://127.0.0.1/push', 'https://[::1]/push', 'https://10.0.0.1/push',
                     'https://169.254.169.254/latest', 'https://localhost/push', 'https://[::ffff:10.0.0.1]/push']
    }
}
