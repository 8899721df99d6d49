package id.binamutu.importing;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.storage.FileStore;
import id.binamutu.storage.StoredFile;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of an import in every state that people see it in. */
@BrowserTest
class ImportPagesBrowserTest {

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FileStore files;

    @Autowired
    BadRows badRows;

    @Autowired
    ImportParts parts;

    @AfterEach
    void end() {
        jdbc.sql("update import_run set state = 'CANCELLED' where uploaded_by = 'pictures' and state <> 'DONE'")
                .update();
    }

    @Test
    void everyStateIsAccessibleAndFits(Visitors visitors) throws IOException {
        Visitor admin = visitors.desktop().signIn(organisation.person(Role.ADMIN));
        look(admin, "/imports/interactions", "import-upload");
        look(admin, run("CHECKING", "done = 320000000, total = 1000000000"), "import-checking");
        look(admin, withBadRows(run("CHECKED", "accepted = 1680, unchanged = 16, refused = 2")), "import-checked");
        String committing = run(
                "COMMITTING",
                "commissioned_at = now(), accepted = 410000, unchanged = 2000, refused = 40, done = 412040, total = 1700000, "
                        + "stretches = 1, stretch_began_at = now() - interval '60 seconds', progressed_at = now()");
        look(admin, committing, "import-committing");
        assertThat(admin.page().textContent("#rate")).contains("baris per detik");
        assertThat(admin.page().textContent("#remaining")).contains("sisa waktu");
        String resumed = run(
                "COMMITTING",
                "commissioned_at = now(), accepted = 410000, done = 410000, total = 1700000, stretches = 2, "
                        + "stretch_began_at = now() - interval '9 seconds', stretch_began_done = 400000, progressed_at = now()");
        look(admin, resumed, "import-resumed");
        assertThat(admin.page().textContent("#resumed")).contains("Dilanjutkan setelah gangguan");
        look(
                admin,
                run(
                        "COMMITTING",
                        "commissioned_at = now(), accepted = 410000, done = 410000, total = 1700000, stretches = 1, "
                                + "stretch_began_at = now() - interval '2 hours', progressed_at = now() - interval '1 hour'"),
                "import-waiting");
        look(
                admin,
                withBadRows(run(
                        "DONE",
                        "commissioned_at = now(), finished_at = now(), accepted = 1680, unchanged = 16, refused = 2")),
                "import-done");
        look(
                admin,
                run(
                        "REFUSED",
                        "finished_at = now(), refusal_key = 'import.refused.column-missing', refusal_arguments = '{agent_id}', "
                                + "refusal_part = 'readme.txt'"),
                "import-refused");
        look(
                admin,
                run("CANCELLED", "commissioned_at = now(), finished_at = now(), accepted = 410000"),
                "import-stopped");
        look(admin, run("FAILED", "finished_at = now()"), "import-failed");
    }

    private static void look(Visitor visitor, String path, String name) {
        visitor.open(path).assertAccessible().assertFits().pictures(name);
    }

    private String run(String state, String rest) throws IOException {
        UUID id = UUID.randomUUID();
        StoredFile file = files.store(
                new ByteArrayInputStream(id.toString().getBytes(StandardCharsets.UTF_8)), "a.csv", "text/csv");
        jdbc.sql("""
                insert into import_run (id, version, kind, file_id, file_name, sha256, uploaded_by, uploaded_at, state)
                values (?, 0, 'interactions', ?, 'omni-chat-2026-10.csv', ?, 'pictures', now(), ?)""").params(id, file.id(), file.sha256(), state).update();
        jdbc.sql("update import_run set " + rest + " where id = ?").param(id).update();
        return "/imports/" + id;
    }

    private String withBadRows(String page) {
        UUID id = UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
        List<String> header = List.of("conversation_id", "csat", "message");
        parts.keep(
                id,
                List.of(
                        new ImportParts.Part(0, "oktober-1.csv", ImportFile.Format.CSV, header),
                        new ImportParts.Part(1, "oktober-2.xlsx", ImportFile.Format.XLSX, header)));
        for (ImportMode phase : ImportMode.values()) {
            badRows.keep(
                    id,
                    phase,
                    0,
                    List.of(
                            new BadRows.Row(
                                    0,
                                    318,
                                    "csat",
                                    "import.bad.number",
                                    List.of("sembilan"),
                                    List.of("OMNI-0318", "sembilan", "Halo")),
                            new BadRows.Row(
                                    1,
                                    7,
                                    "conversation_id",
                                    "import.bad.rounded",
                                    List.of(),
                                    List.of("3174015208900000", "5", "Selamat siang"))));
        }
        return page;
    }
}
