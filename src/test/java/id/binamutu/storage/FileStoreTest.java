package id.binamutu.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@BinaMutuTest
class FileStoreTest {
    @Autowired
    FileStore store;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whatGoesInComesOut() throws Exception {
        StoredFile file = store.store(content("isi"), "catatan.txt", "text/plain");
        assertThat(store.open(file.id()).getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo("isi");
        assertThat(store.describe(file.id())).isEqualTo(file);
        assertThat(file.sha256()).hasSize(64);
        assertThat(file.size()).isEqualTo(3);
    }

    @Test
    void aNameIsOnlyAName() throws Exception {
        assertThat(store.store(content(""), "../../etc/passwd", "text/plain").name())
                .isEqualTo("passwd");
        assertThat(store.store(content(""), "C:\\a\\b\u0000.txt", "text/plain").name())
                .isEqualTo("b.txt");
    }

    @Test
    void whatIsErasedIsGoneWhenTheTransactionCommitsAndNotBefore() throws Exception {
        StoredFile file = store.store(content("rahasia"), "a.csv", "text/csv");
        transaction.executeWithoutResult(status -> {
            store.erase(file.id());
            status.setRollbackOnly();
        });
        assertThat(store.open(file.id()).exists()).isTrue();
        transaction.executeWithoutResult(status -> store.erase(file.id()));
        assertThatThrownBy(() -> store.open(file.id())).isInstanceOf(NotFoundException.class);
        assertThat(store.describe(file.id())).isEqualTo(file);
    }

    @Test
    void anUnknownFileIsNotFound() {
        assertThatThrownBy(() -> store.open(UUID.randomUUID())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> store.describe(UUID.randomUUID())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void anUploadThatBreaksOffIsRefused() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatThrownBy(() -> store.store(broken, "a.txt", "text/plain")).isInstanceOf(IOException.class);
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
