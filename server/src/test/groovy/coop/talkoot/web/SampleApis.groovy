package coop.talkoot.web

import coop.talkoot.web.view.*

/** The pages that describe what programs may ask, from the documents themselves. */
final class SampleApis {
    static Map<String, List> all(SamplePages samples) {
        def apis = new ApiDescriptions().all()
        def frame = samples.frame(Section.NONE, null)
        return ['apis'          : [frame, new ApisPage(apis.values() as List)],
                'api'           : [frame, new ApiPage(apis.federation)],
                'api-calls'     : [frame, new ApiCallsPage(apis.mastodon, apis.mastodon.subjects().find { it.name() == 'Statuses' })],
                'api-calls-own' : [frame, new ApiCallsPage(apis.talkoot, apis.talkoot.subjects().find { it.name() == 'Listings' })],
                'api-shapes'    : [frame, new ApiShapesPage(apis.federation)]]
    }
}
