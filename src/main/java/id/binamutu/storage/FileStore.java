package id.binamutu.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.core.io.Resource;

/** Files by id. Who may read a file is decided by the step that owns it, on every request. */
public interface FileStore {
    /** Stores the stream to its end, durably, before it returns. */
    StoredFile store(InputStream content, String name, String contentType) throws IOException;

    /** @throws id.binamutu.web.NotFoundException when there is no such file */
    StoredFile describe(UUID id);

    /** @throws id.binamutu.web.NotFoundException when there is no such file */
    Resource open(UUID id);

    /** Removes the content for good once the caller's transaction commits; what is known about the file stays. */
    void erase(UUID id);
}
