package coop.talkoot.http;

import coop.talkoot.platform.Refused;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import io.micronaut.http.server.multipart.MultipartBody;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A form with files (multipart/form-data), read to its end: ask for it once it is known who sends it. What was not
 * chosen is not there; a file's own name and type are not even looked at.
 */
public final class SentForm {
    private static final int MOST_PARTS = 100;
    private static final long LONGEST_TEXT = 200_000;

    private final Map<String, Object> texts = new LinkedHashMap<>();
    private final Map<String, List<CompletedFileUpload>> files = new LinkedHashMap<>();

    private final boolean isForFiles;

    private SentForm(boolean isForFiles) {
        this.isForFiles = isForFiles;
    }

    /** One without files. */
    public static SentForm of(@Nullable Map<String, Object> texts) {
        var form = new SentForm(false);
        if (texts != null) {
            form.texts.putAll(texts);
        }
        return form;
    }

    /** Reads all of it. */
    public static SentForm ofFiles(@Nullable MultipartBody body) {
        var form = new SentForm(true);
        if (body == null) {
            return form;
        }
        var parts = parts(body);
        if (parts.size() > MOST_PARTS) {
            throw Rejected.malformed("", "A form has at most " + MOST_PARTS + " fields.");
        }
        for (var part : parts) {
            form.add(part);
        }
        return form;
    }

    /** The fields that are no files, by name. */
    public Map<String, Object> texts() {
        return new LinkedHashMap<>(texts);
    }

    public Optional<String> text(String name) {
        var value = texts.get(name);
        if (value instanceof List<?> several) {
            return several.isEmpty() ? Optional.empty() : Optional.of(String.valueOf(several.getFirst()));
        }
        return Optional.ofNullable(value).map(Object::toString);
    }

    /** Whether it was a form for files, with or without any chosen. */
    public boolean hasFiles() {
        return isForFiles;
    }

    /** The file of this field, if one was chosen. */
    public Optional<File> file(String name) {
        return files.getOrDefault(name, List.of()).stream().findFirst().map(File::new);
    }

    /** All files of this field, in their order. */
    public List<File> all(String name) {
        return files.getOrDefault(name, List.of()).stream().map(File::new).toList();
    }

    /** A file that was sent. */
    public static final class File {
        private final CompletedFileUpload upload;

        private File(CompletedFileUpload upload) {
            this.upload = upload;
        }

        /** Its bytes; to be closed. */
        public InputStream open() throws IOException {
            return upload.getInputStream();
        }
    }

    /** A name sent more than once stands for all its values. */
    private static Object both(Object before, Object more) {
        var all = new ArrayList<Object>(before instanceof List<?> several ? several : List.of(before));
        all.add(more);
        return all;
    }

    private static List<CompletedPart> parts(MultipartBody body) {
        try {
            var parts = Flux.from(body).take(MOST_PARTS + 1L).collectList().block();
            return parts == null ? List.of() : parts;
        } catch (ContentLengthExceededException tooLarge) {
            throw Refused.invalid("file", "This is larger than we take.");
        }
    }

    private void add(CompletedPart part) {
        if (part instanceof CompletedFileUpload file && file.getFilename() != null) {
            if (!file.getFilename().isEmpty() || file.getSize() > 0) {
                files.computeIfAbsent(file.getName(), first -> new ArrayList<>())
                        .add(file);
            }
            return;
        }
        try {
            var bytes = part.getBytes();
            if (bytes.length > LONGEST_TEXT) {
                throw Rejected.malformed(part.getName(), "This text is longer than any we take.");
            }
            texts.merge(part.getName(), new String(bytes, StandardCharsets.UTF_8), SentForm::both);
        } catch (IOException cause) {
            throw Rejected.malformed(part.getName(), "This field cannot be read.");
        }
    }
}
