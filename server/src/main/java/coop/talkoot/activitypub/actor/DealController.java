package coop.talkoot.activitypub.actor;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** What was said of agreements, and what goes over lines, at its own address. Agreements themselves share theirs with a page. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DealController {
    private final DealDocuments documents;
    private final SignedReader readers;

    DealController(DealDocuments documents, SignedReader readers) {
        this.documents = documents;
        this.readers = readers;
    }

    @Get(value = "/agreements/{id}/{folder:events|steps}/{name}", produces = MediaType.ALL)
    HttpResponse<byte[]> said(String id, String folder, String name, HttpRequest<?> request) {
        return documents
                .said(id, folder + "/" + name, () -> readers.readerOf(request))
                .<HttpResponse<byte[]>>map(thing -> Answers.document(thing, false))
                .orElseGet(Answers::notFound);
    }

    @Get(value = "/agreements/{id}/{folder:events|steps}/{name}/activities/create", produces = MediaType.ALL)
    HttpResponse<byte[]> sent(String id, String folder, String name, HttpRequest<?> request) {
        return documents
                .sent(id, folder + "/" + name, () -> readers.readerOf(request))
                .<HttpResponse<byte[]>>map(body -> Answers.document(body, false))
                .orElseGet(Answers::notFound);
    }

    @Get(value = "/clearing/{id}", produces = MediaType.ALL)
    HttpResponse<byte[]> transfer(String id, HttpRequest<?> request) {
        return documents
                .transfer(id, () -> readers.readerOf(request))
                .<HttpResponse<byte[]>>map(thing -> Answers.document(thing, false))
                .orElseGet(Answers::notFound);
    }
}
