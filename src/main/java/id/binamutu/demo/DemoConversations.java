package id.binamutu.demo;

import id.binamutu.evaluation.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Conversations after the scripts in {@code demo/conversations.json}; the same month always comes out the same. */
@Component
@Profile("demo")
class DemoConversations {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final int PER_AGENT_AND_MONTH = 25;
    /** One conversation of so many was a call, and its words were written down by a machine. */
    private static final int CALLS = 5;

    private static final List<String> CUSTOMERS = List.of(
            "Ibu Sumarni",
            "Bapak Hartono",
            "Ibu Yuliana",
            "Bapak Rusdi",
            "Ibu Kartini",
            "Bapak Slamet",
            "Ibu Margaretha",
            "Bapak Daud",
            "Ibu Nuraini",
            "Bapak Wayan",
            "Ibu Fransiska",
            "Bapak Zainal",
            "Ibu Rukmini",
            "Bapak Tigor",
            "Ibu Halimah",
            "Bapak Gunarto",
            "Ibu Septiani",
            "Bapak Made",
            "Ibu Rosalina",
            "Bapak Karsono");
    private static final List<String> BRANCHES = List.of(
            "Pasar Baru",
            "Cikini",
            "Kebon Jeruk",
            "Jatinegara",
            "Depok Lama",
            "Tanah Abang",
            "Cempaka Putih",
            "Blok M");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag("id"));

    record Script(
            String id,
            String topic,
            List<String> channels,
            @Nullable Integer csat,
            List<Line> messages,
            @Nullable Fault fault) {}

    record Line(String sender, String text) {}

    /** @param message index of the message that shows it, from 0 */
    record Fault(
            int message,
            String kind,
            Severity severity,
            String criterion,
            String said,
            String correct,
            @Nullable String article) {}

    /** @param agent number of the agent, from 0 */
    record Made(String conversationId, int agent, LocalDate day, Script script, Map<String, Object> line) {}

    private final JsonMapper json;
    private final Map<String, String> criteria = new LinkedHashMap<>();
    private final List<Script> good = new ArrayList<>();
    private final List<Script> faulty = new ArrayList<>();

    DemoConversations(JsonMapper json) {
        this.json = json;
    }

    private record Material(Map<String, String> slots, Map<String, String> criteria, List<Script> conversations) {}

    /** Names of the criteria by their key, in the order of the material. */
    Map<String, String> criteria() {
        read();
        return criteria;
    }

    private void read() {
        if (!criteria.isEmpty()) {
            return;
        }
        try (InputStream in = new ClassPathResource("demo/conversations.json").getInputStream()) {
            Material material = json.readValue(in, Material.class);
            criteria.putAll(material.criteria());
            material.conversations().forEach(script -> (script.fault() == null ? good : faulty).add(script));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** All conversations of the days from the first to the last, by agent and time. */
    List<Made> of(YearMonth month, LocalDate from, LocalDate to) {
        read();
        List<Made> made = new ArrayList<>();
        int agents = DemoPeople.TEAMS.size() * DemoPeople.AGENTS_PER_TEAM;
        for (int agent = 0; agent < agents; agent++) {
            Random random = new Random(month.hashCode() * 1000L + agent);
            for (int i = 0; i < PER_AGENT_AND_MONTH; i++) {
                int day = 1 + random.nextInt(month.lengthOfMonth());
                LocalTime time = LocalTime.of(8 + random.nextInt(12), random.nextInt(60), random.nextInt(60));
                boolean fault = random.nextDouble() < Skill.of(agent).faults();
                List<Script> scripts = fault ? faulty : good;
                Script script = scripts.get(random.nextInt(scripts.size()));
                LocalDate on = month.atDay(day);
                Made one = make(agent, i, on.atTime(time).atZone(ZONE), script, random);
                if (!on.isBefore(from) && !on.isAfter(to)) {
                    made.add(one);
                }
            }
        }
        return made;
    }

    private Made make(int agent, int number, ZonedDateTime start, Script script, Random random) {
        Map<String, String> slots = slots(agent, start, random);
        List<Map<String, String>> messages = new ArrayList<>();
        ZonedDateTime at = start;
        for (Line line : script.messages()) {
            String text = line.text();
            for (Map.Entry<String, String> slot : slots.entrySet()) {
                text = text.replace("{" + slot.getKey() + "}", slot.getValue());
            }
            Map<String, String> message = new LinkedHashMap<>();
            message.put("sender", line.sender());
            message.put("sent_at", at.toOffsetDateTime().toString());
            message.put("text", text);
            messages.add(message);
            at = at.plusSeconds(15 + random.nextInt(70));
        }
        String written = script.channels().get(random.nextInt(script.channels().size()));
        String channel = number % CALLS == 0 ? "voice" : written;
        String id = "%s-%s-%03d%02d"
                .formatted(
                        channel.equals("voice") ? "VO" : channel.equals("whatsapp") ? "WA" : "CH",
                        start.format(DateTimeFormatter.BASIC_ISO_DATE).substring(0, 8),
                        agent + 1,
                        number);
        Map<String, Object> line = new HashMap<>();
        line.put("conversation_id", id);
        line.put("channel", channel);
        line.put("agent_id", DemoPeople.agentId(agent));
        line.put("customer_ref", "N%06d".formatted(random.nextInt(1_000_000)));
        line.put("started_at", start.toOffsetDateTime().toString());
        line.put("ended_at", at.toOffsetDateTime().toString());
        line.put("topic", script.topic());
        Integer csat = script.csat();
        if (csat != null && random.nextInt(3) > 0) {
            line.put("csat", csat);
        }
        line.put("messages", messages);
        if (channel.equals("voice")) {
            line.put("recording", id + ".wav");
        }
        return new Made(id, agent, start.toLocalDate(), script, line);
    }

    private static Map<String, String> slots(int agent, ZonedDateTime start, Random random) {
        LocalDate born = LocalDate.of(1965 + random.nextInt(38), 1 + random.nextInt(12), 1 + random.nextInt(28));
        Map<String, String> slots = new LinkedHashMap<>();
        slots.put("agent", DemoPeople.firstName(agent));
        slots.put("customer", CUSTOMERS.get(random.nextInt(CUSTOMERS.size())));
        slots.put("amount", "Rp" + (1 + random.nextInt(19)) + ".500.000");
        slots.put("date", born.format(DAY));
        slots.put(
                "date2", start.toLocalDate().minusDays(14 + random.nextInt(40)).format(DAY));
        slots.put("due", start.toLocalDate().plusDays(7 + random.nextInt(40)).format(DAY));
        slots.put(
                "sbg",
                "%05d-%02d-%07d"
                        .formatted(10_000 + random.nextInt(80_000), start.getYear() % 100, random.nextInt(10_000_000)));
        slots.put("account", "1%011d".formatted(Math.abs(random.nextLong() % 100_000_000_000L)));
        slots.put("branch", BRANCHES.get(random.nextInt(BRANCHES.size())));
        slots.put("phone", "0812%08d".formatted(random.nextInt(100_000_000)));
        slots.put("phone2", "0857%08d".formatted(random.nextInt(100_000_000)));
        slots.put(
                "nik",
                "3171%02d%02d%02d%02d%04d"
                        .formatted(
                                1 + random.nextInt(8),
                                born.getDayOfMonth(),
                                born.getMonthValue(),
                                born.getYear() % 100,
                                1 + random.nextInt(20)));
        return slots;
    }

    /** As the Omni Channel exports it: a line per conversation. */
    String jsonl(List<Made> made) {
        StringBuilder lines = new StringBuilder();
        made.forEach(each -> lines.append(json.writeValueAsString(each.line())).append('\n'));
        return lines.toString();
    }
}
