package coop.talkoot.api

import io.micronaut.web.router.Router
import org.yaml.snakeyaml.Yaml
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class OpenApiSpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture()

    @Shared
    Map<String, Object> document = new Yaml().load(bakery.get('/openapi.yaml').body())

    def "the document names exactly the paths and methods there are"() {
        given:
        def routes = bakery.instance.bean(Router).uriRoutes()
                .filter { it.uriMatchTemplate.toString().startsWith(ApiFixture.ROOT) && it.httpMethod.name() != 'HEAD' }
                .map { "${it.httpMethod.name()} ${it.uriMatchTemplate.toString() - ApiFixture.ROOT}".toString() }
                .toList() as Set
        def described = document.paths.collectMany { path, methods ->
            methods.keySet().collect { "${it.toUpperCase()} $path".toString() }
        } as Set

        expect:
        routes - described == [] as Set
        described - routes == [] as Set
    }

    def "the schema of #view has the fields of what is sent"() {
        expect:
        document.components.schemas[schema].properties.keySet() as List == view.recordComponents*.name

        where:
        view << [IdentityView, MeView, TokenView, FollowView, GroupView, MembershipView, AffiliationView, FederationView, MotionView, SendingView, DelegateView, CouncilSeatView, PolicyVersionView, AdoptionView, AdviceView, AdviceView.Compared, ChildAdoptionsView, InvitationView, ReportView, TrafficView, FailingHostView, PostView, ProfileView, ConversationView, TagView, FeaturedTagView, PollView, VersionView, TermsView, FoundView, CountsView, SavedSearchView,
                 DomainRuleView, DomainListView, DomainListView.FaultView, ActorRuleView, AuditEntryView,
                 SubjectView, SubjectView.MoneyView, CategoryView, ThingView, DraftView, SheetView, SheetView.RowFaultView,
                 NoticeView, NoticeGroupView, UnreadView, MuteView, BlockView, HostBlockView, FollowListView, FilterView, FilterView.KeywordView, FilterView.FilteredPostView, FilteredView,
                 UnitView, LimitsView, LedgerAccountView, EntryView, EntryView.PostingView, MovementView, CheckView, MarkerView, PreferencesView, PersonalNoteView, ScheduledView, PushKeyView, PushSubscriptionView]
        schema = view.simpleName
    }

    def "every reference in the document leads somewhere"() {
        expect:
        references(document).every { reference ->
            reference.substring(2).split('/').inject(document) { at, name -> at?.get(name) } != null
        }
    }

    def "every operation has a summary, a name of its own and what it answers"() {
        given:
        def operations = document.paths.values().collectMany { it.values() }

        expect:
        operations.every { it.summary && it.responses }
        operations*.operationId.toSet().size() == operations.size()
    }

    private static List<String> references(Object node) {
        if (node instanceof Map) {
            return node.collectMany { key, value -> key == '$ref' ? [value as String] : references(value) }
        }
        return node instanceof List ? node.collectMany { references(it) } : []
    }
}
