package coop.talkoot.documents.storage;

import coop.talkoot.platform.Settings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The storage the settings name. */
@Factory
final class StorageFactory {
    @Singleton
    @Bean(preDestroy = "close")
    Storage storage(Settings settings) {
        var media = settings.media();
        return media.bucket().isPresent() ? new BucketStorage(media.bucket().get()) : new FolderStorage(media.folder());
    }
}
