package id.binamutu.importing;

import id.binamutu.web.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the packages contribute, by kind. */
@Component
class Importers {

    private final Map<String, Importer> byKind;

    Importers(ObjectProvider<Importer> importers) {
        byKind = importers.stream()
                .collect(Collectors.toMap(
                        Importer::kind,
                        Function.identity(),
                        (a, b) -> {
                            throw new IllegalStateException("two importers of the kind " + a.kind());
                        },
                        TreeMap::new));
    }

    List<String> kinds() {
        return List.copyOf(byKind.keySet());
    }

    Importer of(String kind) {
        Importer importer = byKind.get(kind);
        if (importer == null) {
            throw new NotFoundException();
        }
        return importer;
    }
}
