package coop.talkoot.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import org.jspecify.annotations.Nullable;

/** Serves {@link Assets}. The name holds the hash, so an answer never goes stale. */
@Controller("/assets")
final class AssetFiles {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Assets assets;

    AssetFiles(Assets assets) {
        this.assets = assets;
    }

    @Get("/{file}")
    HttpResponse<byte[]> file(String file, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
        var found = assets.find(file);
        if (found.isEmpty()) {
            return HttpResponse.notFound();
        }
        var asset = found.get();
        var isKnown = known != null && known.contains(asset.tag());
        var response = isKnown ? HttpResponse.<byte[]>notModified() : HttpResponse.ok(asset.bytes());
        return response.header(HttpHeaders.CONTENT_TYPE, asset.type())
                .header(HttpHeaders.ETAG, asset.tag())
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .header("X-Content-Type-Options", "nosniff");
    }
}
