package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Device;
import coop.talkoot.people.Sessions;
import coop.talkoot.web.view.DevicesPage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;

/** Where one is signed in, and signing out there. */
@Controller("/settings/devices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class DevicePages {
    private static final String HREF = SettingsTabs.DEVICES.href();

    private final Pages pages;
    private final Sessions sessions;

    DevicePages(Pages pages, Sessions sessions) {
        this.pages = pages;
        this.sessions = sessions;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var asked = SentQuery.of(request).page();
        var devices = sessions.devices(viewer.loginId(), Doors.token(visit), asked);
        return pages.show(
                visit,
                Section.YOU,
                new DevicesPage(
                        SettingsTabs.of(visit, SettingsTabs.DEVICES),
                        devices.items().stream()
                                .map(device -> draw(visit, device))
                                .toList(),
                        HREF + "/close-others",
                        Links.pager(HREF, Map.of(), asked, devices)));
    }

    @Post("/{id}/close")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> close(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        sessions.closeDevice(visit.require().loginId(), SentQuery.id(id));
        return pages.go(visit, HREF, "flash.deviceClosed");
    }

    @Post("/close-others")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> closeOthers(HttpRequest<?> request) {
        var visit = Visit.of(request);
        sessions.closeOthers(visit.require().loginId(), Doors.token(visit));
        return pages.go(visit, HREF, "flash.devicesClosed");
    }

    private static DevicesPage.Entry draw(Visit visit, Device device) {
        var texts = Frames.texts(visit);
        var isProgram = device.kind() == Sessions.Kind.API;
        var label = device.label().isBlank()
                ? texts.say("devices.nameless")
                : UserAgents.read(device.label())
                        .map(found -> texts.say("devices.browser", found.browser(), found.system()))
                        .orElse(device.label());
        return new DevicesPage.Entry(
                label,
                isProgram,
                device.address(),
                device.isThis(),
                device.firstSeenAt(),
                device.lastSeenAt(),
                HREF + "/" + device.id() + "/close");
    }
}
