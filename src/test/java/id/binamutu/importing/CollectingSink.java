package id.binamutu.importing;

import java.util.ArrayList;
import java.util.List;

/** Remembers what an importer said of every row. */
public class CollectingSink implements ImportSink {

    public final List<Long> accepted = new ArrayList<>();
    public final List<Long> unchanged = new ArrayList<>();
    public final List<Refusal> refused = new ArrayList<>();

    public record Refusal(long line, String column, String messageKey, List<Object> arguments, List<String> row) {}

    @Override
    public void accepted(long line) {
        accepted.add(line);
    }

    @Override
    public void unchanged(long line) {
        unchanged.add(line);
    }

    @Override
    public void refused(long line, String column, String messageKey, List<Object> arguments, List<String> row) {
        refused.add(new Refusal(line, column, messageKey, arguments, row));
    }
}
