package id.binamutu.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a token may be used for; its authority is {@code SCOPE_} and the code. */
enum Scope {
    INTERACTIONS_WRITE("interactions:write"),
    RECORDINGS_WRITE("recordings:write");

    private final String code;

    Scope(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static Optional<Scope> of(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Scope::code).toList();
    }
}
